import { readArguments } from '../act-arguments.ts';
import type { Mutation } from '../mutation.ts';
import type { Instant } from '../words.ts';
import type { Office } from './office.ts';
import type { OfficeOutcome } from './office-act.ts';
import { stateValue } from './state-value.ts';

/** Kinds whose one record is the office record, with the version of their arguments. */
export const officeActVersions: ReadonlyMap<string, number> = new Map([[stateValue.name, stateValue.schema]]);

/** What an act does to a commune's office record. Pure: the same in the browser and on the server. */
export function applyToOffice(
  office: Office | undefined,
  mutation: Mutation,
  recordedAt: Instant | null,
): OfficeOutcome {
  if (mutation.name !== stateValue.name) return { status: 'unknownKind' };
  const read = readArguments(stateValue, mutation);
  return read.status === 'read' ? stateValue.apply(office, read.args, read.mutation, recordedAt) : read;
}
