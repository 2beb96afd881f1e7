import { describe, expect, it } from 'vitest';
import { birthRegistrationKind } from '../../src/domain/timeliness.ts';

describe('whether a birth is registered in time', () => {
  it.each([
    ['2026-11-20', '2026-11-20', 'timely'],
    ['2026-09-21', '2026-11-20', 'timely'],
    ['2026-09-20', '2026-11-20', 'late'],
    ['2026-06-01', '2026-11-20', 'late'],
    ['2025-12-31', '2026-03-01', 'timely'],
  ])('born %s, received %s: %s', (born, received, kind) => {
    expect(birthRegistrationKind(born, received)).toBe(kind);
  });
});
