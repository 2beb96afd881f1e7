import { expect, it } from 'vitest';
import { tellLetters } from '../../simulator/letters/tell-letters.ts';

const stories = Number(process.env['CARRY_STORIES'] ?? 3);

it.each(Array.from({ length: stories }, (_, at) => at + 1))(
  '[R2] [R4] [R13] [R14] files and answers that come late, twice and out of order, to a machine put back and from a province put back (story %i)',
  async (seed) => {
    expect((await tellLetters(seed)).violations).toEqual([]);
  },
);
