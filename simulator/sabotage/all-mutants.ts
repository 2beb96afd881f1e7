import { deviceMutants } from './device-mutants.ts';
import type { Mutant } from './mutant.ts';
import { outboxMutants } from './outbox-mutants.ts';
import { restoreMutants } from './restore-mutants.ts';
import { serverMutants } from './server-mutants.ts';

const order = ({ lesson }: Mutant): string => `${lesson.slice(0, 1)}${lesson.slice(1).padStart(3, '0')}`;

/** Every bug that is put back on purpose, lessons first and then rules, each in its order. */
export const allMutants: readonly Mutant[] = [
  ...outboxMutants,
  ...deviceMutants,
  ...serverMutants,
  ...restoreMutants,
].sort((a, b) => (order(a) < order(b) ? -1 : 1));
