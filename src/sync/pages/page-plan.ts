import type { PageOutlook, PageToSend } from '../../store/pages/page-store.ts';

/** Bytes of one part: what goes through whole may be longer, what was cut is halved. */
export const partBytes = { first: 16_000, min: 2_000, max: 256 * 1024 };
/** By how much: on a line that has been cut a part that is too long is sent twice, by the browser's own second try. */
const growth = { atFirst: 2, onceCut: 1.25 };
/** A part that was so long on its way is long enough: of one that hangs nothing is heard until it is given up. */
const longEnoughMs = 8_000;

/** How much of a page goes at once. */
export interface PartSize {
  readonly bytes: number;
  /** Whether the line has been cut while this tab leads. */
  readonly cut: boolean;
}
export const firstPart: PartSize = { bytes: partBytes.first, cut: false };

export interface PageState {
  readonly outlook: PageOutlook;
  /** Failures in a row, and how long to wait yet because of them. */
  readonly waitMs: number;
  /** By what this machine is connected, as far as the browser says. */
  readonly line: 'wifi' | 'other' | 'unknown';
  /** Bytes that one part may have now. */
  readonly part: number;
}

export type PageStep =
  | { readonly kind: 'send'; readonly page: PageToSend; readonly from: number; readonly length: number }
  | { readonly kind: 'sleep'; readonly milliseconds: number }
  /** Until something changes. */
  | { readonly kind: 'rest'; readonly because: 'nobody' | 'paused' | 'line' | 'text' | 'nothing' };

/** What the sending of pages does next: text goes first, and a person may hold it back. Pure. */
export function nextPageStep({ outlook, waitMs, line, part }: PageState): PageStep {
  const { signedIn, actsWaiting, next, wishes } = outlook;
  if (!signedIn) return { kind: 'rest', because: 'nobody' };
  if (next === null) return { kind: 'rest', because: 'nothing' };
  if (wishes.paused) return { kind: 'rest', because: 'paused' };
  // Where a browser cannot say it, the wish cannot be kept without sending nothing at all: then it is not sent.
  if (wishes.onlyWifi && line !== 'wifi') return { kind: 'rest', because: 'line' };
  if (actsWaiting > 0) return { kind: 'rest', because: 'text' };
  if (waitMs > 0) return { kind: 'sleep', milliseconds: waitMs };
  return { kind: 'send', page: next, from: next.sent, length: Math.min(part, next.bytes - next.sent) };
}

/** What a part may have after one of `length` bytes was cut. */
export function partAfterCut({ bytes }: PartSize, length: number): PartSize {
  return { bytes: Math.max(partBytes.min, Math.floor(Math.min(bytes, length) / 2)), cut: true };
}

/** The same after one went through. */
export function partAfterThrough(part: PartSize, length: number, tookMs: number): PartSize {
  if (length < part.bytes || tookMs > longEnoughMs) return part;
  const by = part.cut ? growth.onceCut : growth.atFirst;
  return { ...part, bytes: Math.min(partBytes.max, Math.floor(part.bytes * by)) };
}

/** How the sending of pages stands with the server. */
export interface Standing {
  /** The page of which the server is known to have what we think; empty: it is asked first. */
  readonly known: string;
  /** What was sent broke off, or was not where the server stands: how far it came is asked at once, and only the answer says whether it was in vain. */
  readonly doubted: boolean;
  /** In a row, with nothing moved between. */
  readonly failures: number;
}
export const atFirst: Standing = { known: '', doubted: false, failures: 0 };

/** After an answer of how far a page has come: what moved ends all waiting; an answer that moves nothing is a failure unless it was the first word of the page. */
export function afterStands(standing: Standing, { sha256, sent }: PageToSend, offset: number): Standing {
  const isFirstWord = standing.known !== sha256 && !standing.doubted;
  if (offset > sent) return { known: sha256, doubted: false, failures: 0 };
  return { known: sha256, doubted: false, failures: standing.failures + (isFirstWord ? 0 : 1) };
}

/** After bytes of which nobody knows what became of them. A second doubt in a row, with nothing moved between, is a failure. */
export function afterDoubt({ doubted, failures }: Standing): Standing {
  return { known: '', doubted: true, failures: doubted ? failures + 1 : failures };
}

export const afterFailure = ({ failures }: Standing): Standing => ({
  known: '',
  doubted: false,
  failures: failures + 1,
});
