import { createDecipheriv, hkdfSync } from 'node:crypto';
import * as v from 'valibot';
import type { HashText } from '../../src/domain/words.ts';
import {
  type LetterContent,
  letterContentSchema,
  type LetterHead,
  letterPurpose,
  letterText,
} from '../../src/protocol/carry.ts';
import { apartFromBytes, type LetterParts, readLetter } from '../../src/protocol/letter.ts';
import { pointBytes, sealedPurpose } from '../../src/protocol/sealed-file.ts';
import type { VerifySignature } from '../../src/protocol/verify-proof.ts';
import type { Bytes } from '../bytes.ts';
import { spkiOfPoint } from '../device-key.ts';
import type { HandInKey } from '../hand-in-key.ts';
import { Refusal } from '../refusal.ts';
import type { StoredDevice } from '../store/device-port.ts';
import type { ServerStore } from '../store/port.ts';

export interface OpenParts {
  readonly store: Pick<ServerStore, 'devices'>;
  readonly handInKey: HandInKey;
  readonly hash: HashText;
  readonly verify: VerifySignature;
}

/** A letter that the machine it names has written, opened. */
export interface OpenLetter {
  readonly head: LetterHead;
  readonly machine: StoredDevice;
  readonly content: LetterContent;
  readonly bytes: Bytes;
}

const ivBytes = 12;
const tagBytes = 16;

/**
 * Holds a letter to the key of the machine that it names, and opens it. Nothing of it is read before it is proved.
 *
 * @throws {Refusal} `badRequest` naming what is wrong: `letter`, `keyId`, `device`, `signature`
 */
export async function openLetter(sent: Bytes, { store, handInKey, hash, verify }: OpenParts): Promise<OpenLetter> {
  const letter = readLetter(sent);
  if (letter === undefined) throw refused('letter', 'This is no letter of a carry file, or it was cut.');
  const { head, signed, signature } = letter;
  if (head.keyId !== handInKey.keyId) throw refused('keyId', 'It is sealed to a key that this server does not have.');
  const machine = await store.devices.byId(head.device);
  const key = machine?.publicKey ?? null;
  if (machine === undefined || key === null) {
    throw refused('device', 'The machine that wrote it is not known here by a key.');
  }
  const text = letterText(hash(signed));
  const given = Buffer.from(signature).toString('base64url');
  // The id tells nothing here: it is this key or none.
  if (!(await verify({ id: '', spki: spkiOfPoint(key) }, text, given))) {
    throw refused('signature', 'It is not as that machine has written it.');
  }
  const inside = insideOf(letter, { handInKey, hash });
  const content = v.safeParse(letterContentSchema, inside?.said);
  if (inside === undefined || !content.success) throw refused('letter', 'What is in it cannot be read.');
  return { head, machine, content: content.output, bytes: inside.bytes };
}

function insideOf(
  { head, clear, keyBox, box }: LetterParts,
  { handInKey, hash }: Pick<OpenParts, 'handInKey' | 'hash'>,
): ReturnType<typeof apartFromBytes> {
  const point = keyBox.subarray(0, pointBytes);
  const secret = handInKey.secretWith(point);
  if (secret === undefined) return undefined;
  const { scope, keyId, device } = head;
  const purpose = sealedPurpose({ purpose: 'letter', scope, keyId, device });
  const points = Buffer.concat([point, Buffer.from(handInKey.publicKey, 'base64url')]);
  const shared = new Uint8Array(hkdfSync('sha256', secret, points, purpose, 32));
  const once = opened(keyBox.subarray(pointBytes), shared, purpose);
  const inside = once && opened(box, once, letterPurpose(hash(clear)));
  return inside && apartFromBytes(inside);
}

/** `iv ‖ AES-256-GCM`, as devices write it; `undefined`: under another key, or for something else. */
function opened(box: Uint8Array, key: Uint8Array, purpose: string): Bytes | undefined {
  if (box.length < ivBytes + tagBytes) return undefined;
  try {
    const cipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, ivBytes));
    cipher.setAAD(Buffer.from(purpose));
    cipher.setAuthTag(box.subarray(-tagBytes));
    return Uint8Array.from(Buffer.concat([cipher.update(box.subarray(ivBytes, -tagBytes)), cipher.final()]));
  } catch {
    return undefined;
  }
}

function refused(field: string, detail: string): Refusal {
  return new Refusal('badRequest', detail, { field });
}
