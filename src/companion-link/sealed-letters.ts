import * as v from 'valibot';
import { type Bytes, bytesOfText, textOfBytes } from './bytes-as-text.ts';
import type { Side } from './pairing-keys.ts';

/** Longer than any letter is on its way on one machine. */
const freshMs = 2 * 60_000;
/** Of the newest letters; older ones are not fresh. */
const mostRemembered = 500;
const nonceLength = 12;
const utf8 = new TextEncoder();

const envelopeSchema = v.strictObject({
  at: v.number(),
  letter: v.unknown(),
});

export interface SealedLetters<Out, In> {
  seal(letter: Out): Promise<string>;
  /** `undefined`: not of this pairing, altered, sent before, too old, or not a letter. */
  open(body: string): Promise<In | undefined>;
}

interface LetterParts<In> {
  readonly subtle: SubtleCrypto;
  readonly key: Bytes;
  readonly id: string;
  readonly from: Side;
  readonly schema: v.GenericSchema<unknown, In>;
  /** Both sides are one machine: one clock. */
  readonly now: () => number;
  readonly randomBytes: (count: number) => Bytes;
  /** Nonces that came before, where they outlive this object. */
  readonly seen?: Set<string>;
}

/** Letters between two that are paired: nobody else in the page reads, makes, alters or repeats one. */
export function createSealedLetters<Out, In>(parts: LetterParts<In>): SealedLetters<Out, In> {
  const { subtle, key, id, from, schema, now, randomBytes, seen = new Set<string>() } = parts;
  const imported = subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt', 'decrypt']);
  const bound = (side: Side) => utf8.encode(`${id} from the ${side}`);
  const theirs: Side = from === 'app' ? 'companion' : 'app';

  return {
    async seal(letter) {
      const iv = randomBytes(nonceLength);
      const plain = utf8.encode(JSON.stringify({ at: now(), letter }));
      const how = { name: 'AES-GCM', iv, additionalData: bound(from) };
      const sealed = new Uint8Array(await subtle.encrypt(how, await imported, plain));
      return textOfBytes(new Uint8Array([...iv, ...sealed]));
    },
    async open(body) {
      const bytes = bytesOfText(body);
      if (bytes === undefined || bytes.length <= nonceLength) return undefined;
      const iv = bytes.slice(0, nonceLength);
      const nonce = textOfBytes(iv);
      const text = await opened({ name: 'AES-GCM', iv, additionalData: bound(theirs) }, bytes.slice(nonceLength));
      // Looked up after the waiting: the same letter twice at once is one.
      if (text === undefined || seen.has(nonce)) return undefined;
      seen.add(nonce);
      for (const oldest of seen) {
        if (seen.size <= mostRemembered) break;
        seen.delete(oldest);
      }
      const envelope = v.safeParse(envelopeSchema, text);
      if (!envelope.success || Math.abs(now() - envelope.output.at) > freshMs) return undefined;
      const letter = v.safeParse(schema, envelope.output.letter);
      return letter.success ? letter.output : undefined;
    },
  };

  async function opened(how: AesGcmParams, sealed: Bytes): Promise<unknown> {
    try {
      return JSON.parse(new TextDecoder().decode(await subtle.decrypt(how, await imported, sealed)));
    } catch {
      return undefined;
    }
  }
}
