import * as v from 'valibot';
import { canonicalText } from '../../domain/canonical-text.ts';
import { jsonOf } from '../box.ts';
import type { Bytes } from '../device-ports.ts';
import { type KeyTools, openUnder, sealUnder } from '../keys/seal-under.ts';
import { joined, openWithKey, pointBytes, sealToKey } from './seal-to-key.ts';

/** `LMOUTBOX`, the form, the head's length in four bytes, the head, the key's box, the acts' box. */
const mark = new TextEncoder().encode('LMOUTBOX');
const form = 1;
const lengthBytes = 4;
const mostHead = 4_096;
const keyBytes = 32;
const keyBoxBytes = pointBytes + 12 + keyBytes + 16;

/** Everything that a copied outbox says without its key: of nobody but the machine. */
const headSchema = v.object({
  scope: v.string(),
  device: v.pipe(v.string(), v.uuid()),
  incarnation: v.string(),
  /** By the device's clock. */
  madeAt: v.pipe(v.string(), v.isoTimestamp()),
  count: v.pipe(v.number(), v.integer(), v.minValue(1)),
  keyId: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/u)),
  /** The recovery key's, in hexadecimal digits. */
  publicKey: v.pipe(v.string(), v.regex(/^04[0-9a-f]{128}$/u)),
});
export type OutboxHead = v.InferOutput<typeof headSchema>;

/** One act as it lay on the disk: its box sealed under the profile's data key, its hash hidden. */
const actSchema = v.object({ id: v.string(), hash: v.string(), box: v.string(), state: v.string() });

const bodySchema = v.object({
  /** The profile's data key, sealed to the recovery key. */
  dataKey: v.string(),
  acts: v.array(actSchema),
});
export type OutboxBody = v.InferOutput<typeof bodySchema>;

/** Sealed under a key of the file's own, and that to the recovery key; head and boxes hold each other. */
export async function writeOutboxFile(
  tools: KeyTools,
  { head, publicKey, body }: { readonly head: OutboxHead; readonly publicKey: Bytes; readonly body: OutboxBody },
): Promise<Bytes> {
  const { subtle, randomBytes } = tools;
  const said = new TextEncoder().encode(canonicalText(head));
  const length = new Uint8Array(lengthBytes);
  new DataView(length.buffer).setUint32(0, said.length);
  const clear = joined([mark, Uint8Array.of(form), length, said]);
  const once = Uint8Array.from(randomBytes(keyBytes));
  const keyBox = await sealToKey(tools, publicKey, { ...sealedFor(head), bytes: once });
  const purpose = await purposeOf(subtle, [clear, keyBox]);
  const bytes = new TextEncoder().encode(canonicalText(body));
  return joined([clear, keyBox, await sealUnder(tools, await keyOf(subtle, once), { bytes, purpose })]);
}

export interface OutboxFile {
  readonly head: OutboxHead;
  readonly clear: Bytes;
  readonly keyBox: Bytes;
  readonly box: Bytes;
}

export type OutboxFileRead =
  | { readonly status: 'read'; readonly file: OutboxFile }
  /** No file of this kind; one of a newer build; one that was cut. */
  | { readonly status: 'otherFile' | 'newer' | 'cut' };

/** What a file says of itself; whether that is true only its key tells. */
export function readOutboxFile(bytes: Bytes): OutboxFileRead {
  const begins = mark.length + 1 + lengthBytes;
  if (!mark.every((byte, at) => bytes[at] === byte)) return { status: 'otherFile' };
  if ((bytes[mark.length] ?? form) > form) return { status: 'newer' };
  if (bytes.length < begins) return { status: 'cut' };
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(mark.length + 1);
  const ends = begins + length;
  if (length > mostHead) return { status: 'otherFile' };
  if (bytes.length < ends + keyBoxBytes) return { status: 'cut' };
  const head = v.safeParse(headSchema, jsonOf(new TextDecoder().decode(bytes.slice(begins, ends))));
  if (!head.success) return { status: 'otherFile' };
  const clear = bytes.slice(0, ends);
  const keyBox = bytes.slice(ends, ends + keyBoxBytes);
  return { status: 'read', file: { head: head.output, clear, keyBox, box: bytes.slice(ends + keyBoxBytes) } };
}

/** `undefined`: sealed to another key, or a byte of it is not as it was written. */
export async function openOutboxFile(
  tools: Pick<KeyTools, 'subtle'>,
  { head, clear, keyBox, box }: OutboxFile,
  key: { readonly privateKey: CryptoKey; readonly publicKey: Bytes },
): Promise<OutboxBody | undefined> {
  const { subtle } = tools;
  const once = await openWithKey(tools, key, { ...sealedFor(head), box: keyBox });
  if (once === undefined) return undefined;
  const purpose = await purposeOf(subtle, [clear, keyBox]);
  const opened = await openUnder(tools, await keyOf(subtle, once), { box, purpose });
  if (opened === undefined) return undefined;
  const body = v.safeParse(bodySchema, jsonOf(new TextDecoder().decode(opened)));
  return body.success ? body.output : undefined;
}

function sealedFor({ scope, keyId, device }: OutboxHead) {
  return { purpose: 'outbox', scope, keyId, device } as const;
}

function keyOf(subtle: SubtleCrypto, bytes: Bytes): Promise<CryptoKey> {
  return subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

async function purposeOf(subtle: SubtleCrypto, before: readonly Bytes[]): Promise<string> {
  const digest = new Uint8Array(await subtle.digest('SHA-256', joined(before)));
  return `lien-mach outbox ${form}/${Array.from(digest).join(' ')}`;
}
