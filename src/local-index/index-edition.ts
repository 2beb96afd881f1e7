import { procedureFields } from '../domain/procedure-fields.ts';
import { procedures } from '../domain/procedures/catalogue.ts';
import type { HashText } from '../domain/words.ts';

/** Moves when the entries made of the same dossiers become others. */
const form = 2;

/** Names what entries are made by: their form and the procedures' data. What was kept under another is made anew. */
export function indexEdition(hash: HashText): string {
  const made = procedures.map((procedure) => [
    procedure.id,
    procedure.version,
    procedure.subjects,
    procedure.tellingFacts,
    procedureFields(procedure).specs.map(({ path, kind, sensitive }) => [path, kind, sensitive === true]),
  ]);
  return hash(JSON.stringify([form, made])).slice(0, 16);
}
