import { createCipheriv, createDecipheriv, createHash, hkdfSync } from 'node:crypto';
import * as v from 'valibot';
import type { RandomBytes } from '../secrets.ts';
import { DamagedBackup, OtherBackupKey } from './damaged-backup.ts';
import type { BackupKey } from './key-file.ts';
import { Taken } from './taken-bytes.ts';

// A backup file: the magic, the length of the header (4 bytes), the header in the clear, then frames. Each frame is its
// length (4 bytes), and AES-256-GCM of up to 64 KB with its tag of 16 bytes. The nonce is the frame's number and whether it
// is the last, and the header's hash is sealed with each: so a frame cut off, left out, doubled, moved, or put in from
// another backup does not open. Each file has a key of its own (HKDF-SHA-256 over a salt), so no nonce is used twice.

const magic = Buffer.from('LMBACKUP1\n');
const frameBytes = 64 * 1024;
const tagBytes = 16;

const headerSchema = v.object({
  /** Id of the key. */
  key: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/u)),
  /** 32 bytes, hex. */
  salt: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u)),
  /** When it was begun, so that a file can be told from another without the key. */
  at: v.pipe(v.string(), v.isoTimestamp()),
});
type BackupHeader = v.InferOutput<typeof headerSchema>;

function fileKey({ secret }: BackupKey, salt: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, Buffer.from(salt, 'hex'), 'lien-mach backup 1', 32));
}

function nonceOf(number: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce[0] = last ? 1 : 0;
  nonce.writeBigUInt64BE(BigInt(number), 4);
  return nonce;
}

function lengthBytes(length: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(length);
  return bytes;
}

/** The bytes of a backup file over the bytes of its content. */
export async function* sealFrames(
  content: AsyncIterable<Buffer>,
  { key, at, randomBytes }: { readonly key: BackupKey; readonly at: string; readonly randomBytes: RandomBytes },
): AsyncGenerator<Buffer> {
  const header: BackupHeader = { key: key.id, salt: Buffer.from(randomBytes(32)).toString('hex'), at };
  const text = Buffer.from(JSON.stringify(header));
  const begin = Buffer.concat([magic, lengthBytes(text.length), text]);
  yield begin;
  const bound = createHash('sha256').update(begin).digest();
  const secret = fileKey(key, header.salt);
  let number = 0;
  const seal = (plain: Buffer, last: boolean): Buffer => {
    const cipher = createCipheriv('aes-256-gcm', secret, nonceOf(number, last)).setAAD(bound);
    number += 1;
    const sealed = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    return Buffer.concat([lengthBytes(sealed.length), sealed]);
  };
  let waiting: Buffer = Buffer.alloc(0);
  for await (const chunk of content) {
    waiting = Buffer.concat([waiting, chunk]);
    // The last frame may be full but never unknown: something is kept back until more comes.
    while (waiting.length > frameBytes) {
      yield seal(waiting.subarray(0, frameBytes), false);
      waiting = waiting.subarray(frameBytes);
    }
  }
  yield seal(waiting, true);
}

/** @throws {DamagedBackup} */
async function readHeader(bytes: Taken): Promise<{ header: BackupHeader; bound: Buffer }> {
  const begin = await bytes.take(magic.length + 4);
  if (begin?.subarray(0, magic.length).equals(magic) !== true) throw new DamagedBackup('This is not a backup of ours.');
  const text = await bytes.take(Math.min(begin.readUInt32BE(magic.length), 4_096));
  const parsed = v.safeParse(headerSchema, text === undefined ? undefined : parsedJson(text));
  if (!parsed.success || text === undefined) throw new DamagedBackup('The header of the backup is damaged.');
  return { header: parsed.output, bound: createHash('sha256').update(begin).update(text).digest() };
}

function parsedJson(text: Buffer): unknown {
  try {
    return JSON.parse(text.toString());
  } catch {
    return undefined;
  }
}

/**
 * The content of a backup file.
 *
 * @throws {OtherBackupKey | DamagedBackup}
 */
export async function* openFrames(file: AsyncIterable<Buffer>, keys: readonly BackupKey[]): AsyncGenerator<Buffer> {
  const bytes = new Taken(file);
  const { header, bound } = await readHeader(bytes);
  const key = keys.find(({ id }) => id === header.key);
  if (key === undefined) throw new OtherBackupKey(`The backup of ${header.at} is sealed under the key ${header.key}.`);
  const secret = fileKey(key, header.salt);
  for (let number = 0; ; number += 1) {
    const length = (await bytes.take(4))?.readUInt32BE() ?? 0;
    const fits = length >= tagBytes && length <= frameBytes + tagBytes;
    const sealed = fits ? await bytes.take(length) : undefined;
    if (sealed === undefined) throw new DamagedBackup(`The backup ends, or is damaged, at its part ${number + 1}.`);
    const last = await bytes.isAtEnd();
    const decipher = createDecipheriv('aes-256-gcm', secret, nonceOf(number, last)).setAAD(bound);
    decipher.setAuthTag(sealed.subarray(length - tagBytes));
    try {
      yield Buffer.concat([decipher.update(sealed.subarray(0, length - tagBytes)), decipher.final()]);
    } catch (error) {
      throw new DamagedBackup(`Part ${number + 1} of the backup is damaged, out of its place, or not its last.`, {
        cause: error,
      });
    }
    if (last) return;
  }
}
