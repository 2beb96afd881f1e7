import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { instantAt, localDateOf, localTimeOf } from '../../src/domain/vietnam-time.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('time in Viet Nam', () => {
  it('is seven hours ahead of UTC', () => {
    expect(localDateOf('2026-11-20T16:59:59.999Z')).toBe('2026-11-20');
    expect(localDateOf('2026-11-20T17:00:00.000Z')).toBe('2026-11-21');
    expect(localTimeOf('2026-11-20T02:05:59.000Z')).toBe('09:05');
    expect(instantAt('2026-11-20', '17:00')).toBe('2026-11-20T10:00:00.000Z');
    expect(instantAt('2026-01-01', '00:00')).toBe('2025-12-31T17:00:00.000Z');
  });

  it('is the day that the time zone data of the system says, also when its clocks were set otherwise', () => {
    const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short' });
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1948-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
        (date) => {
          expect(localDateOf(date.toISOString())).toBe(day.format(date));
        },
      ),
      { numRuns: 1_000 },
    );
    for (const instant of ['1975-06-12T15:59:59.999Z', '1975-06-12T16:00:00.000Z', '1975-06-12T17:00:00.000Z']) {
      expect(localDateOf(instant)).toBe(day.format(new Date(instant)));
    }
  });

  it.each([
    ['UTC', 0],
    ['Asia/Ho_Chi_Minh', -420],
    ['America/New_York', 300],
    ['Pacific/Kiritimati', -840],
    ['Europe/Paris', -60],
  ])('does not depend on a machine set to %s', (zone, minutesToUtc) => {
    vi.stubEnv('TZ', zone);
    // The machine believes it: else this test would show nothing.
    expect(new Date('2026-01-01T00:00:00Z').getTimezoneOffset() + 0).toBe(minutesToUtc);
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
        (date) => {
          const instant = date.toISOString();
          const shifted = new Date(date.getTime() + 7 * 3_600_000).toISOString();
          expect(localDateOf(instant)).toBe(shifted.slice(0, 10));
          expect(localTimeOf(instant)).toBe(shifted.slice(11, 16));
          expect(instantAt(localDateOf(instant), localTimeOf(instant))).toBe(`${instant.slice(0, 16)}:00.000Z`);
        },
      ),
    );
  });
});
