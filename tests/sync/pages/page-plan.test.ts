import { describe, expect, it } from 'vitest';
import type { PageOutlook } from '../../../src/store/pages/page-store.ts';
import {
  afterDoubt,
  afterFailure,
  afterStands,
  atFirst,
  firstPart,
  nextPageStep,
  partAfterCut,
  partAfterThrough,
  partBytes,
  type PageState,
} from '../../../src/sync/pages/page-plan.ts';

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
    const longer = partAfterThrough(firstPart, 16_000, 500);
    expect(longer).toEqual({ bytes: 32_000, cut: false });
    expect(partAfterThrough(firstPart, 500, 100)).toBe(firstPart);
    const most = { bytes: partBytes.max, cut: false };
    expect(partAfterThrough(most, partBytes.max, 10)).toEqual(most);
    expect(partAfterCut(firstPart, 16_000)).toEqual({ bytes: 8_000, cut: true });
    expect(partAfterCut(most, 10_000)).toEqual({ bytes: 5_000, cut: true });
    expect(partAfterCut({ bytes: 2_100, cut: true }, 2_100).bytes).toBe(partBytes.min);
  });

  it('lengthens slowly on a line that has been cut, and not at all where a part was long on its way', () => {
    expect(partAfterThrough({ bytes: 8_000, cut: true }, 8_000, 500)).toEqual({ bytes: 10_000, cut: true });
    expect(partAfterThrough(firstPart, 16_000, 16_000)).toBe(firstPart);
  });

  it('counts as a failure only what moved nothing: a cut is asked about first', () => {
    const sending = afterStands(atFirst, page, 0);
    expect(sending).toEqual({ known: page.sha256, doubted: false, failures: 0 });
    const doubted = afterDoubt(sending);
    expect(doubted).toEqual({ known: '', doubted: true, failures: 0 });
    expect(afterStands(doubted, page, 4_000).failures).toBe(0);
    expect(afterStands(doubted, page, 0).failures).toBe(1);
    expect(afterDoubt(doubted).failures).toBe(1);
    expect(afterStands(sending, page, 0).failures).toBe(1);
    expect(afterStands(afterFailure(afterFailure(sending)), page, 10).failures).toBe(0);
  });
});
