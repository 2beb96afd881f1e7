import type { Fields } from '../../src/domain/field.ts';
import type { Procedure } from '../../src/domain/procedure.ts';
import { birthRegistration1 } from '../../src/domain/procedures/birth/procedure.ts';
import { deathRegistration1 } from '../../src/domain/procedures/death/procedure.ts';
import { extractCopy1 } from '../../src/domain/procedures/extract-copy/procedure.ts';
import { guardianship1 } from '../../src/domain/procedures/guardianship/procedure.ts';
import { maritalConfirmation1 } from '../../src/domain/procedures/marital-confirmation/procedure.ts';
import { marriageRegistration1 } from '../../src/domain/procedures/marriage/procedure.ts';
import { recognition1 } from '../../src/domain/procedures/recognition/procedure.ts';
import {
  madeUpDeath,
  madeUpExtractCopy,
  madeUpGuardianship,
  madeUpMaritalConfirmation,
  madeUpMarriage,
  madeUpRecognition,
} from '../support/made-up-events.ts';
import { makePeople } from '../support/people.ts';

export const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });

/** One dossier that somebody brings. */
export interface Brought {
  readonly procedure: Procedure;
  readonly fields: Fields;
}

const makers = [
  { procedure: birthRegistration1, make: (seed: number) => makePeople(seed, { receivedOn: today }).birth() },
  { procedure: deathRegistration1, make: (seed: number) => madeUpDeath({ seed, receivedOn: today }) },
  { procedure: marriageRegistration1, make: (seed: number) => madeUpMarriage({ seed, receivedOn: today }) },
  { procedure: maritalConfirmation1, make: (seed: number) => madeUpMaritalConfirmation({ seed, receivedOn: today }) },
  { procedure: extractCopy1, make: (seed: number) => madeUpExtractCopy({ seed, receivedOn: today }) },
  { procedure: guardianship1, make: (seed: number) => madeUpGuardianship({ seed, receivedOn: today }) },
  { procedure: recognition1, make: (seed: number) => madeUpRecognition({ seed, receivedOn: today }) },
] as const;

/** People come in turn, each with another matter: seven kinds, one after the other. */
export function createQueue(): (count: number) => readonly Brought[] {
  let seed = 1_000;
  return (count) =>
    Array.from({ length: count }, () => {
      seed += 1;
      const { procedure, make } = makers[seed % makers.length] ?? makers[0];
      return { procedure, fields: make(seed) };
    });
}
