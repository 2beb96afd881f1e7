import { transferUrl, type DeliveryFile } from './delivery-file.ts';
import { readReply, type HeldBytes, type ReplyParts } from './read-reply.ts';
import { retryDelay } from './retry-delay.ts';

export interface FetchParts extends ReplyParts {
  /** As in `DeliveryFile`. */
  readonly digest: (bytes: Uint8Array<ArrayBuffer>) => Promise<string>;
  /** In [0, 1). */
  readonly random: () => number;
}

export type Fetched =
  | { readonly kind: 'arrived'; readonly bytes: Uint8Array<ArrayBuffer>; readonly headers: Headers }
  /** The server no longer has this content: it has moved to another version. */
  | { readonly kind: 'gone' };

/** A captive portal may answer once in its own words; a server that answers so thrice has other content. */
const wrongContentLimit = 3;

/** Small enough for the worst line that is planned for, which breaks after 8 KB, headers included. */
const smallestPiece = 4_096;

/**
 * Fetches one file over a line that may break anywhere. What arrived before a break is kept and only the rest is asked
 * for (RFC 9110 §14, Range and If-Range); where a break left nothing at all, less is asked for at a time. Tries until
 * the bytes are here and their hash is right, or the server says that they no longer exist; a line that is down is only
 * waited for.
 * @param onBytes told how many bytes are held, each time that grows.
 */
export async function fetchResumably(
  file: DeliveryFile,
  parts: FetchParts,
  onBytes: (held: number) => void,
): Promise<Fetched> {
  const held: HeldBytes = { bytes: new Uint8Array(file.bytes), length: 0, headers: new Headers() };
  let piece = Infinity;
  let fruitless = 0;
  let wrong = 0;
  for (;;) {
    const before = held.length;
    const reply = await readReply(transferUrl(file), held, piece, parts, onBytes);
    if (reply === 'gone') return { kind: 'gone' };
    // A connection may break after the last byte: what counts is what is here.
    const complete = held.length === file.bytes;
    if (complete && (await parts.digest(held.bytes)) === file.digest) {
      return { kind: 'arrived', bytes: held.bytes, headers: held.headers };
    }
    const fruitful = held.length > before && !complete;
    if (complete || reply === 'other') {
      wrong += 1;
      if (wrong === wrongContentLimit) return { kind: 'gone' };
      held.length = 0;
    } else {
      piece = fruitful ? piece * 2 : Math.max(smallestPiece, Math.min(piece, file.bytes - held.length) / 2);
    }
    fruitless = fruitful ? 0 : fruitless + 1;
    await parts.wait(retryDelay(fruitless, parts.random()));
  }
}
