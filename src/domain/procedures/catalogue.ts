/// <reference types="vite/types/importMeta.d.ts" />
import { digitised } from '../digitised-procedure.ts';
import type { BookedProcedure, Procedure } from '../procedure.ts';
import type { LocalDate } from '../words.ts';

/**
 * Every folder beside this file that has a `procedure.ts`: it exports each of its versions, under whatever name. Old
 * versions stay, their dossiers are still open somewhere. Nothing else lists procedures (docs/procedures.md).
 */
const folders = import.meta.glob<Readonly<Record<string, Procedure>>>('./*/procedure.ts', { eager: true });

/** Every version of every procedure this build knows. */
export const procedures: readonly Procedure[] = Object.values(folders).flatMap((folder) => Object.values(folder));

export type ProcedureOn =
  | { readonly status: 'inForce'; readonly procedure: Procedure }
  /**
   * The law has changed since and this build does not know its forms: the last known version may still be used, and
   * `checkFields` says so on every dossier (docs/decisions/0021).
   */
  | { readonly status: 'outdated'; readonly procedure: Procedure }
  /** There was no such procedure yet, or there is none of this name. */
  | { readonly status: 'none' };

/** The version a dossier received on that day falls under. */
export function procedureOn(id: string, receivedOn: LocalDate): ProcedureOn {
  const begun = procedures
    .filter((procedure) => procedure.id === id && procedure.receivedFrom <= receivedOn)
    .sort((a, b) => b.version - a.version);
  const [procedure] = begun;
  if (procedure === undefined) return { status: 'none' };
  const over = procedure.receivedUntil !== null && procedure.receivedUntil < receivedOn;
  return { status: over ? 'outdated' : 'inForce', procedure };
}

// What old books say is told from the first version: later ones add nothing to a book that is closed.
const ofOldBooks = procedures.flatMap((procedure) =>
  procedure.version === 1 && isBooked(procedure) ? [digitised(procedure)] : [],
);
const oldBooksById = new Map(ofOldBooks.map((procedure) => [procedure.id, procedure]));
const byVersion = new Map<string, Procedure>(
  [...procedures, ...ofOldBooks].map((procedure) => [`${procedure.id} ${procedure.version}`, procedure]),
);

function isBooked(procedure: Procedure): procedure is BookedProcedure {
  return procedure.book !== null;
}

/** How entries of old books are kept that this procedure would register today. */
export function procedureOfOldBooks(id: string): BookedProcedure | undefined {
  return oldBooksById.get(id);
}

export function procedureVersion(id: string, version: number): Procedure | undefined {
  return byVersion.get(`${id} ${version}`);
}

const eventKinds = new Map(procedures.map(({ id, sameEventAs }) => [id, sameEventAs ?? id]));

/** What kind of event a procedure of that name registers: two of one kind may hold the same event. */
export function eventKindOf(id: string): string {
  return eventKinds.get(id) ?? id;
}
