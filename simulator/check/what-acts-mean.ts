import type { Mutation } from '../../src/domain/mutation.ts';

export const askedFor = 'SUPPLEMENT_REQUESTED';

/** Where the acts lead that say more than their step. */
export const leadsTo: Readonly<Record<string, string>> = {
  requestSupplement: askedFor,
  refuseRegistration: 'REFUSED',
  withdrawDossier: 'WITHDRAWN',
  stopDossier: 'STOPPED',
};

/** Of what stories change; no story hands a result over. */
const notInTheBook = ['applicant.phone', 'applicant.email', 'applicant.copies'];

/** How to reach somebody, what a system brings, and how many copies are asked for are no part of an entry; nor is the step. */
export function isInTheBook(field: string): boolean {
  return field !== 'business' && !notInTheBook.includes(field);
}

/** What a parked act wants, field by field. */
export function meantBy({ name, args }: Mutation): ReadonlyMap<string, unknown> {
  if (name === 'moveDossier') return new Map([['business', (args as { to: string }).to]]);
  const step = leadsTo[name];
  if (step !== undefined) return new Map([['business', step]]);
  return new Map((args as { changes: { field: string; to: unknown }[] }).changes.map(({ field, to }) => [field, to]));
}
