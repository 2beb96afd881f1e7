import type { NotPutBack } from './mutant.ts';

/** Shown in the table as what they are: holes with a reason. */
export const notPutBack: readonly NotPutBack[] = [
  {
    lesson: 'L2',
    why: 'the half about documents: that a record waits for no page is no line of code that could be taken away, since acts know nothing of the lane of pages; here an act that cannot be taken in stands for the file that is not found',
  },
];
