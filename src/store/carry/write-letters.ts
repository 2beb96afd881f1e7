import type { HashText } from '../../domain/words.ts';
import { carryLimits, type LetterContent, type LetterHead, letterPurpose, letterText } from '../../protocol/carry.ts';
import { joinedBytes } from '../../protocol/joined-bytes.ts';
import { withBytes, writeHead } from '../../protocol/letter.ts';
import type { Bytes } from '../device-ports.ts';
import { type KeyTools, sealUnder } from '../keys/seal-under.ts';
import { fromBase64Url } from '../recovery/bytes-as-text.ts';
import { sealToKey } from '../recovery/seal-to-key.ts';

export interface WriteLetterParts extends KeyTools {
  readonly hash: HashText;
  /** By the key of this machine: ECDSA P-256, base64url. */
  readonly sign: (text: string) => Promise<string>;
  /** The server's public key. */
  readonly publicKey: Bytes;
}

const keyBytes = 32;

/** Seals a letter to the server's key and signs it: who carries it can neither read nor alter it. */
export async function writeLetter(
  head: LetterHead,
  { content, bytes }: { readonly content: LetterContent; readonly bytes: Bytes },
  { hash, sign, publicKey, ...tools }: WriteLetterParts,
): Promise<Bytes> {
  const { scope, keyId, device } = head;
  const once = Uint8Array.from(tools.randomBytes(keyBytes));
  const sealedFor = { purpose: 'letter', scope, keyId, device } as const;
  const keyBox = await sealToKey(tools, publicKey, { ...sealedFor, bytes: once });
  const clear = joinedBytes([writeHead(head), keyBox]);
  const key = await tools.subtle.importKey('raw', once, 'AES-GCM', false, ['encrypt']);
  const inside = withBytes(JSON.stringify(content), bytes);
  const signed = joinedBytes([
    clear,
    await sealUnder(tools, key, { bytes: inside, purpose: letterPurpose(hash(clear)) }),
  ]);
  const letter = joinedBytes([signed, fromBase64Url(await sign(letterText(hash(signed))))]);
  if (letter.length > carryLimits.letter) throw new RangeError('a letter is longer than the server takes');
  return letter;
}
