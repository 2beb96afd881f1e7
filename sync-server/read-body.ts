import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import * as v from 'valibot';
import { Refusal } from './refusal.ts';

const unzip = promisify(gunzip);

interface BodyRules<Output> {
  readonly mediaType: string;
  /** Largest body, as sent and as unpacked, in bytes (R17). */
  readonly maxBytes: number;
  readonly schema: v.GenericSchema<unknown, Output>;
}

/**
 * Reads a JSON body, gzip or plain, and never holds more of it than the bound: neither of what is sent nor of what it
 * unpacks to.
 *
 * @throws {Refusal} `unsupportedMedia`, `tooLarge`, or `badRequest` naming the field.
 */
export async function readBody<Output>(request: Request, rules: BodyRules<Output>): Promise<Output> {
  const [mediaType] = (request.headers.get('content-type') ?? '').split(';');
  if (mediaType?.trim().toLowerCase() !== rules.mediaType) {
    throw new Refusal('unsupportedMedia', `The body must be ${rules.mediaType}.`);
  }
  const encoding = (request.headers.get('content-encoding') ?? 'identity').trim().toLowerCase();
  if (encoding !== 'gzip' && encoding !== 'identity') {
    throw new Refusal('unsupportedMedia', 'The body may be gzip or plain.');
  }
  const sent = await readSent(request, rules.maxBytes);
  const bytes = encoding === 'gzip' ? await unpack(sent, rules.maxBytes) : sent;
  const parsed = v.safeParse(rules.schema, parseJson(bytes), { abortEarly: true });
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new Refusal('badRequest', issue.message, { field: v.getDotPath(issue) });
}

async function readSent(request: Request, maxBytes: number): Promise<Buffer> {
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
  return Buffer.concat(chunks, length);
}

async function unpack(sent: Buffer, maxBytes: number): Promise<Buffer> {
  try {
    return await unzip(sent, { maxOutputLength: maxBytes });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ERR_BUFFER_TOO_LARGE') throw new Refusal('tooLarge', `The body may unpack to ${maxBytes} bytes.`);
    throw new Refusal('badRequest', 'The body is not whole gzip.');
  }
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Refusal('badRequest', 'The body is not JSON in UTF-8.');
  }
}
