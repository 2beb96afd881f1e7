import { expect, it } from 'vitest';
import { sayBytes } from '../../src/state/say-bytes.ts';

it('a size is said as people read it on a disk, never as nothing and never as 1000 of the smaller unit', () => {
  const said = [0, 1, 1_400, 12_345, 999_600, 1_450_000, 123_456_789, 2_500_000_000, 7e12].map((bytes) =>
    sayBytes(bytes, 'vi'),
  );
  expect(said).toEqual(['1 KB', '1 KB', '1,4 KB', '12 KB', '1 MB', '1,5 MB', '123 MB', '2,5 GB', '7.000 GB']);
});
