import * as v from 'valibot';
import type { Dossier } from '../dossier.ts';
import type { FieldValue } from '../field.ts';
import { mayMove } from '../life-cycle.ts';
import type { Mutation } from '../mutation.ts';
import { changesSchema } from '../mutations/field-changes.ts';
import { procedureVersion } from '../procedures/catalogue.ts';
import { sameValue } from '../same-value.ts';
import { awaitsVerification } from '../timeliness.ts';
import { stateSchema } from './act-texts.ts';

/** An act by name, with what it says. */
export type PlainAct = Pick<Mutation, 'name' | 'args'>;

const edit = v.object({ changes: changesSchema });
const move = v.object({ from: stateSchema, to: stateSchema });

/**
 * The act that takes another back, on the record as that one has left it; `undefined`: there is none. Only what is put right by
 * an act of the same kind: a signature, a number, a print, money and what was told to somebody have roads of their own.
 */
export function reverseOf({ name, args }: PlainAct, dossier: Dossier, reason: string): PlainAct | undefined {
  if (name === 'moveDossier') {
    const said = v.safeParse(move, args);
    if (!said.success || !mayMove(said.output.to, said.output.from)) return undefined;
    return { name, args: { from: said.output.to, to: said.output.from, reason } };
  }
  const said = v.safeParse(edit, args);
  if ((name !== 'editDossier' && name !== 'editReport') || !said.success) return undefined;
  const standing: Readonly<Record<string, FieldValue | undefined>> = { ...dossier.report?.told, ...dossier.fields };
  // From what stands now: the record may have put in order what was typed.
  const changes = said.output.changes
    .map(({ field, from }) => ({ field, from: standing[field] ?? null, to: from as FieldValue | null }))
    .filter(({ from, to }) => !sameValue(from, to));
  if (changes.length === 0 || movesWork(dossier, changes)) return undefined;
  return { name, args: name === 'editReport' ? { changes } : { changes, reason } };
}

/** What waits for an answer from elsewhere stands in a step of its own; where it stood before nobody can tell any more. */
function movesWork(
  { procedure, procedureVersion: version, fields }: Dossier,
  changes: readonly { readonly field: string; readonly to: FieldValue | null }[],
): boolean {
  const known = procedureVersion(procedure, version);
  if (known === undefined) return true;
  const after: Record<string, FieldValue> = { ...fields };
  for (const { field, to } of changes) {
    if (to === null) Reflect.deleteProperty(after, field);
    else after[field] = to;
  }
  return awaitsVerification(known, fields) !== awaitsVerification(known, after);
}
