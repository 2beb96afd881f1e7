import { accessMutants } from './access-mutants.ts';
import { byLesson } from './by-lesson.ts';
import { deviceMutants } from './device-mutants.ts';
import { hubMutants } from './hub-mutants.ts';
import { letterMutants } from './letter-mutants.ts';
import { machineMutants } from './machine-mutants.ts';
import type { Mutant } from './mutant.ts';
import { outboxMutants } from './outbox-mutants.ts';
import { pageMutants } from './page-mutants.ts';
import { penMutants } from './pen-mutants.ts';
import { restoreMutants } from './restore-mutants.ts';
import { serverMutants } from './server-mutants.ts';

/** Every bug that is put back on purpose. */
export const allMutants: readonly Mutant[] = [
  ...outboxMutants,
  ...deviceMutants,
  ...serverMutants,
  ...restoreMutants,
  ...accessMutants,
  ...machineMutants,
  ...penMutants,
  ...pageMutants,
  ...hubMutants,
  ...letterMutants,
].sort(byLesson);
