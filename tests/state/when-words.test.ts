import { describe, expect, it } from 'vitest';
import { vi } from '../../src/messages/vi.ts';
import { sayAge, sayDay, saySecond, sayWhen } from '../../src/state/when-words.ts';

const now = Date.parse('2026-11-21T02:15:00.000Z');
const before = (milliseconds: number): string => new Date(now - milliseconds).toISOString();
const minute = 60_000;

describe('when, in words', () => {
  it('leaves the day out when it is today in Viet Nam, whatever the machine’s zone', () => {
    expect(sayWhen('2026-11-20T17:05:00.000Z', now, vi)).toBe('00:05');
    expect(sayWhen('2026-11-20T16:55:00.000Z', now, vi)).toBe('23:55 ngày 20/11/2026');
    expect(sayDay(now, vi)).toBe('Thứ Bảy, 21/11/2026');
    expect(saySecond('2026-11-21T02:15:07.400Z')).toBe('09:15:07');
  });

  it('tells an age in its largest whole unit, and none for a clock set back', () => {
    expect(sayAge(before(30_000), now, vi)).toBe('chưa đầy một phút');
    expect(sayAge(before(59 * minute), now, vi)).toBe('59 phút');
    expect(sayAge(before(47 * 60 * minute), now, vi)).toBe('47 giờ');
    expect(sayAge(before(49 * 60 * minute), now, vi)).toBe('2 ngày');
    expect(sayAge(before(-90 * minute), now, vi)).toBe('chưa đầy một phút');
  });
});
