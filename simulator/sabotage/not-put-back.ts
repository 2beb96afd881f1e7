import type { NotPutBack } from './mutant.ts';

/** Shown in the table as what they are: holes with a reason. */
export const notPutBack: readonly NotPutBack[] = [
  {
    lesson: 'L2',
    why: 'the half about documents: pages travel in no story; that a record waits for none of them, and that they go in a lane of their own, is held by the tests of that lane; here an act that cannot be taken in stands for the file that is not found',
  },
  {
    lesson: 'L15',
    why: 'the half about documents: pages travel in no story; that one is never whole with other bytes is held by the tests of both sides; here a receipt that does not take an act in stands for the failed upload',
  },
];
