import { expect, it } from 'vitest';
import { rateText } from '../../src/components/rate-text.ts';

it.each([
  [0, 0, null],
  [0, 3, '0,0 %'],
  [2, 3, '66,6 %'],
  [9_999, 10_000, '99,9 %'],
  [3, 3, '100,0 %'],
])('%i of %i is %s: nothing short of all of it says 100', (part, finished, expected) => {
  expect(rateText(part, finished)).toBe(expected);
});
