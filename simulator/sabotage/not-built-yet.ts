import type { NotBuiltYet } from './mutant.ts';

/** Shown in the table as what they are: holes with a reason. */
export const notBuiltYet: readonly NotBuiltYet[] = [
  {
    lesson: 'L2',
    why: 'documents and their own lane; until then an act that cannot be taken in stands for the file that is not found',
  },
  { lesson: 'L5', why: 'register books and the pen that numbers them (R19)' },
  {
    lesson: 'L15',
    why: 'documents and their hash check; until then a receipt that does not take an act in stands for the failed upload',
  },
];
