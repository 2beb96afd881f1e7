import { describe, expect, it } from 'vitest';
import { kindOfLine } from '../../src/state/machine-offline.ts';

describe('the kind of line', () => {
  it.each<[object, string]>([
    [{}, 'unknown'],
    // A desktop browser that tells how fast the line is, and not by what.
    [{ connection: { effectiveType: '4g' } }, 'unknown'],
    [{ connection: { type: 'unknown' } }, 'unknown'],
    [{ connection: { type: 'wifi' } }, 'wifi'],
    [{ connection: { type: 'ethernet' } }, 'wifi'],
    [{ connection: { type: 'cellular' } }, 'other'],
  ])('of %j is %s', (machine, kind) => {
    expect(kindOfLine(machine)).toBe(kind);
  });
});
