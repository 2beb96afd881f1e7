import type { PageOutlook, PageToSend } from '../../store/pages/page-store.ts';

/** Bytes of one part: what goes through whole may be longer, what was cut is halved. */
export const partBytes = { first: 16_000, min: 2_000, max: 256 * 1024 };

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

/** What a part may have after one of so many bytes went through, or was cut. */
export function partAfter(part: number, outcome: 'through' | 'cut', length: number): number {
  if (outcome === 'cut') return Math.max(partBytes.min, Math.floor(Math.min(part, length) / 2));
  return length < part ? part : Math.min(partBytes.max, part * 2);
}
