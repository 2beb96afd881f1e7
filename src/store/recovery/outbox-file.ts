import * as v from 'valibot';
import { canonicalText } from '../../domain/canonical-text.ts';
import { joinedBytes } from '../../protocol/joined-bytes.ts';
import { type FileForm, fileForms, fileMark, keyBoxBytes, lengthBytes, placesIn } from '../../protocol/sealed-file.ts';
import { jsonOf } from '../box.ts';
import type { Bytes } from '../device-ports.ts';
import { type KeyTools, openUnder, sealUnder } from '../keys/seal-under.ts';
import { type OpeningKey, openWithKey, sealToKey } from './seal-to-key.ts';

const keyBytes = 32;

/** Everything that a copied outbox says without its key: of nobody but the machine. */
const headSchema = v.object({
  scope: v.string(),
  device: v.pipe(v.string(), v.uuid()),
  incarnation: v.string(),
  /** By the device's clock. */
  madeAt: v.pipe(v.string(), v.isoTimestamp()),
  count: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** Forms that were not saved yet; absent: none, or a build of before. */
  drafts: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  keyId: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/u)),
  /** Of the key it is sealed to, in hexadecimal digits. */
  publicKey: v.pipe(v.string(), v.regex(/^04[0-9a-f]{128}$/u)),
});
export type OutboxHead = v.InferOutput<typeof headSchema>;

/** One act as it lay on the disk: its box sealed under the profile's data key, its hash hidden. */
const actSchema = v.object({ id: v.string(), hash: v.string(), box: v.string(), state: v.string() });

const draftSchema = v.object({ id: v.string(), box: v.string() });

const bodySchema = v.object({
  /** Under which the boxes lie: the profile's data key sealed to the recovery key, or a key of this file's own as it is. */
  dataKey: v.string(),
  acts: v.array(actSchema),
  /** Absent in files of before. */
  drafts: v.exactOptional(v.array(draftSchema)),
});
export type OutboxBody = v.InferOutput<typeof bodySchema>;

interface OutboxToWrite {
  readonly form?: FileForm;
  readonly head: OutboxHead;
  readonly publicKey: Bytes;
  readonly body: OutboxBody;
}

/** Sealed under a key of the file's own, and that to the named key; head and boxes hold each other. */
export async function writeOutboxFile(
  tools: KeyTools,
  { form = fileForms.recovery, head, publicKey, body }: OutboxToWrite,
): Promise<Bytes> {
  const { subtle, randomBytes } = tools;
  const said = new TextEncoder().encode(canonicalText(head));
  const length = new Uint8Array(lengthBytes);
  new DataView(length.buffer).setUint32(0, said.length);
  const clear = joinedBytes([Uint8Array.from(fileMark), Uint8Array.of(form), length, said]);
  const once = Uint8Array.from(randomBytes(keyBytes));
  const keyBox = await sealToKey(tools, publicKey, { ...sealedFor(head), bytes: once });
  const purpose = await purposeOf(subtle, form, [clear, keyBox]);
  const bytes = new TextEncoder().encode(canonicalText(body));
  return joinedBytes([clear, keyBox, await sealUnder(tools, await keyOf(subtle, once), { bytes, purpose })]);
}

export interface OutboxFile {
  readonly form: FileForm;
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
  const places = placesIn(bytes);
  if (typeof places === 'string') return { status: places };
  const { form, headAt, keyAt } = places;
  const ends = keyAt + keyBoxBytes;
  if (bytes.length < ends) return { status: 'cut' };
  const head = v.safeParse(headSchema, jsonOf(new TextDecoder().decode(bytes.slice(headAt, keyAt))));
  if (!head.success) return { status: 'otherFile' };
  const [clear, keyBox, box] = [bytes.slice(0, keyAt), bytes.slice(keyAt, ends), bytes.slice(ends)];
  return { status: 'read', file: { form, head: head.output, clear, keyBox, box } };
}

/** `undefined`: sealed to another key, or a byte of it is not as it was written. */
export async function openOutboxFile(
  tools: Pick<KeyTools, 'subtle'>,
  { form, head, clear, keyBox, box }: OutboxFile,
  key: OpeningKey,
): Promise<OutboxBody | undefined> {
  const { subtle } = tools;
  const once = await openWithKey(tools, key, { ...sealedFor(head), box: keyBox });
  if (once === undefined) return undefined;
  const purpose = await purposeOf(subtle, form, [clear, keyBox]);
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

async function purposeOf(subtle: SubtleCrypto, form: FileForm, before: readonly Bytes[]): Promise<string> {
  const digest = new Uint8Array(await subtle.digest('SHA-256', joinedBytes(before)));
  return `lien-mach outbox ${form}/${Array.from(digest).join(' ')}`;
}
