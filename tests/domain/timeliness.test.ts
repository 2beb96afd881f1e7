import { describe, expect, it } from 'vitest';
import type { PartialDate } from '../../src/domain/partial-date.ts';
import { birthRegistration1 as birth } from '../../src/domain/procedures/birth/procedure.ts';
import { registrationKindOf } from '../../src/domain/timeliness.ts';

describe('whether an event is registered in time', () => {
  it.each([
    ['2026-11-20', '2026-11-20', 'timely'],
    ['2026-09-21', '2026-11-20', 'timely'],
    ['2026-09-20', '2026-11-20', 'late'],
    ['2026-06-01', '2026-11-20', 'late'],
    ['2025-12-31', '2026-03-01', 'timely'],
  ])('a birth: born %s, received %s: %s', (born, received, kind) => {
    expect(registrationKindOf(birth, { 'child.birthDate': born }, received)).toBe(kind);
  });

  it.each<[PartialDate, string]>([
    [{ y: 2026, m: 10 }, 'timely'],
    [{ y: 2026, m: 9 }, 'late'],
    [{ y: 2026 }, 'timely'],
    [{ y: 2025 }, 'late'],
  ])('of %o it is late only if it would be on the last day it may mean', (event, kind) => {
    expect(registrationKindOf({ registrationLimit: { days: 15, event: () => event } }, {}, '2026-11-10')).toBe(kind);
  });

  it('is always in time where no days are counted, or the day is not known', () => {
    expect(registrationKindOf({}, {}, '2026-11-20')).toBe('timely');
    expect(registrationKindOf(birth, {}, '2026-11-20')).toBe('timely');
  });
});
