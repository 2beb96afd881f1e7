import { describe, expect, it } from 'vitest';
import type { PageOutlook } from '../../../src/store/pages/page-store.ts';
import { nextPageStep, partAfter, partBytes, type PageState } from '../../../src/sync/pages/page-plan.ts';

const page = { sha256: 'a'.repeat(64), bytes: 100_000, type: 'image/jpeg', token: 't', sent: 0 } as const;
const outlook: PageOutlook = {
  signedIn: true,
  actsWaiting: 0,
  next: page,
  wishes: { paused: false, onlyWifi: false },
};
const step = (more: Partial<PageOutlook> = {}, state: Partial<PageState> = {}) =>
  nextPageStep({ outlook: { ...outlook, ...more }, waitMs: 0, line: 'unknown', part: 16_000, ...state });

describe('what the sending of pages does next', () => {
  it('sends the next part, and no more than there is', () => {
    expect(step()).toEqual({ kind: 'send', page, from: 0, length: 16_000 });
    const nearly = { ...page, sent: 99_000 };
    expect(step({ next: nearly })).toEqual({ kind: 'send', page: nearly, from: 99_000, length: 1_000 });
  });

  it.each([
    ['nobody', { signedIn: false }, {}],
    ['nothing', { next: null }, {}],
    ['text', { actsWaiting: 1 }, {}],
    ['paused', { wishes: { paused: true, onlyWifi: false } }, {}],
    ['line', { wishes: { paused: false, onlyWifi: true } }, { line: 'other' }],
    ['line', { wishes: { paused: false, onlyWifi: true } }, { line: 'unknown' }],
  ] as const)('rests because of: %s', (because, more, state) => {
    expect(step(more, state)).toEqual({ kind: 'rest', because });
  });

  it('sends over Wi-Fi where only that is wished, and waits out a failure', () => {
    expect(step({ wishes: { paused: false, onlyWifi: true } }, { line: 'wifi' }).kind).toBe('send');
    expect(step({}, { waitMs: 700 })).toEqual({ kind: 'sleep', milliseconds: 700 });
  });

  it('[R17] makes parts longer while they go through and shorter where they are cut, within bounds', () => {
    expect(partAfter(16_000, 'through', 16_000)).toBe(32_000);
    expect(partAfter(16_000, 'through', 500)).toBe(16_000);
    expect(partAfter(partBytes.max, 'through', partBytes.max)).toBe(partBytes.max);
    expect(partAfter(16_000, 'cut', 16_000)).toBe(8_000);
    expect(partAfter(256_000, 'cut', 10_000)).toBe(5_000);
    expect(partAfter(2_100, 'cut', 2_100)).toBe(partBytes.min);
  });
});
