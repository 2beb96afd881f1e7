import type { NotPutBack } from './mutant.ts';

/** Shown in the table as what they are: holes with a reason. */
export const notPutBack: readonly NotPutBack[] = [
  {
    lesson: 'L2',
    why: 'the half about documents: they and their own lane are not built yet; until then an act that cannot be taken in stands for the file that is not found',
  },
  {
    lesson: 'L15',
    why: 'the half about documents: they and their hash check are not built yet; until then a receipt that does not take an act in stands for the failed upload',
  },
];
