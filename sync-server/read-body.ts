import * as v from 'valibot';
import type { Bytes } from './bytes.ts';
import type { Packing } from './packing.ts';
import { Refusal } from './refusal.ts';

interface BodyRules {
  readonly mediaType: string;
  /** By which a body says that it is packed JSON, without `content-encoding`. */
  readonly packedMediaType?: string;
  /** Largest body, as sent and as unpacked, in bytes (R17). */
  readonly maxBytes: number;
  readonly packing: Packing;
}

/**
 * Reads a JSON body, gzip or plain, and never holds more of it than the bound: neither of what is sent nor of what it
 * unpacks to.
 *
 * @throws {Refusal} `unsupportedMedia`, `tooLarge`, or `badRequest`.
 */
export async function readBody(
  request: Request,
  { mediaType, packedMediaType, maxBytes, packing }: BodyRules,
): Promise<unknown> {
  const [given] = (request.headers.get('content-type') ?? '').split(';');
  const type = given?.trim().toLowerCase();
  const isPacked = type === packedMediaType && type !== undefined;
  if (type !== mediaType && !isPacked) {
    throw new Refusal('unsupportedMedia', `The body must be ${mediaType}.`);
  }
  const encoding = (request.headers.get('content-encoding') ?? 'identity').trim().toLowerCase();
  if (encoding !== 'identity' && (encoding !== 'gzip' || isPacked)) {
    throw new Refusal('unsupportedMedia', 'The body may be gzip or plain.');
  }
  const sent = await readSent(request, maxBytes);
  return parseJson(encoding === 'gzip' || isPacked ? await unpack(sent, maxBytes, packing) : sent);
}

/** @throws {Refusal} `badRequest` naming the field. */
export function heldTo<Output>(schema: v.GenericSchema<unknown, Output>, value: unknown): Output {
  const parsed = v.safeParse(schema, value, { abortEarly: true });
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new Refusal('badRequest', issue.message, { field: v.getDotPath(issue) });
}

/** The bytes of a body, never more of them than the bound. @throws {Refusal} `tooLarge`, `badRequest` */
export async function readSent(request: Request, maxBytes: number): Promise<Bytes> {
  const tooLarge = () => new Refusal('tooLarge', `The body may have ${maxBytes} bytes.`);
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
      length += chunk.byteLength;
      if (length > maxBytes) throw tooLarge();
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal('badRequest', 'The body broke off.');
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}

/** The same request, with a body that has been read. */
export function withBody({ url, method, headers, signal }: Request, body: Bytes): Request {
  return new Request(url, { method, headers, signal, body });
}

export async function unpack(sent: Bytes, maxBytes: number, packing: Packing): Promise<Bytes> {
  const unpacked = await packing.gunzip(sent, maxBytes);
  switch (unpacked.status) {
    case 'unpacked':
      return unpacked.bytes;
    case 'tooLarge':
      throw new Refusal('tooLarge', `The body may unpack to ${maxBytes} bytes.`);
    case 'broken':
      throw new Refusal('badRequest', 'The body is not whole gzip.');
  }
}

export function parseJson(bytes: Bytes): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Refusal('badRequest', 'The body is not JSON in UTF-8.');
  }
}
