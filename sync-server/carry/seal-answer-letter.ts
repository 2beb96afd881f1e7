import { createCipheriv } from 'node:crypto';
import type { HashText } from '../../src/domain/words.ts';
import { type AnswerHead, answerPurpose, type LetterAnswer } from '../../src/protocol/carry.ts';
import { joinedBytes } from '../../src/protocol/joined-bytes.ts';
import { withBytes, writeHead } from '../../src/protocol/letter.ts';
import type { Bytes } from '../bytes.ts';
import type { Packing } from '../packing.ts';
import type { RandomBytes } from '../secrets.ts';

interface SealParts {
  readonly hash: HashText;
  readonly randomBytes: RandomBytes;
  readonly packing: Packing;
}

/** What the server says of a letter, sealed to the key that was in it: whoever carries it back reads nothing. */
export async function sealAnswerLetter(
  { scope, device, file, number }: AnswerHead,
  { answer, key, packed }: { readonly answer: LetterAnswer; readonly key: string; readonly packed: boolean },
  { hash, randomBytes, packing }: SealParts,
): Promise<Bytes> {
  const clear = writeHead({ scope, device, file, number });
  const plain = new TextEncoder().encode(JSON.stringify(answer));
  const said = withBytes(JSON.stringify({ packed }), packed ? await packing.gzip(plain) : plain);
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(key, 'base64url'), iv);
  cipher.setAAD(Buffer.from(answerPurpose(hash(clear))));
  return joinedBytes([clear, iv, cipher.update(said), cipher.final(), cipher.getAuthTag()]);
}
