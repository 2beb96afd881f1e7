import * as v from 'valibot';
import type { MeantChange } from '../dossier.ts';
import { eventOf } from '../dossier-event.ts';
import type { FieldValue } from '../field.ts';
import { fieldSchemas } from '../field-schemas.ts';
import { parseFieldValue } from '../field-value.ts';
import { fixedByEntry } from '../fixed-by-entry.ts';
import { goodFields } from '../good-fields.ts';
import type { MutationKind } from '../mutation-kind.ts';
import { type Problem, refused } from '../outcome.ts';
import type { Conflict } from '../conflict.ts';
import { park, withoutParked } from '../parked-act.ts';
import type { Procedure } from '../procedure.ts';
import { procedureFields } from '../procedure-fields.ts';
import { procedureVersion } from '../procedures/catalogue.ts';
import { sameValue } from '../same-value.ts';
import { withFields } from '../with-fields.ts';
import { changesSchema, compareAndSet, type FieldChanges, strangeChanges } from './field-changes.ts';

const argsSchema = v.strictObject({
  changes: changesSchema,
  reason: v.optional(v.pipe(v.string(), v.maxLength(500))),
});

export type EditDossierArgs = v.InferOutput<typeof argsSchema>;

const oldEntry = refused('oldEntry', {
  vi: 'Đây là mục của sổ cũ, không sửa được. Thay đổi, cải chính thì làm thủ tục; mục cũ vẫn giữ nguyên.',
  en: 'This is an entry of an old book and is never edited. A change or correction is a procedure of its own.',
});

/**
 * Compare-and-set, field by field: different fields merge, a field somebody else changed differently parks the whole
 * edit with both values kept (R10). An edit is one act, so it takes effect whole or not at all.
 */
export const editDossier: MutationKind<EditDossierArgs> = {
  name: 'editDossier',
  schema: 1,
  args: argsSchema,
  apply(found, args, mutation, recordedAt) {
    if (found === undefined) return { status: 'recordMissing' };
    if (found.source !== undefined) return oldEntry;
    const dossier = withoutParked(found, mutation.mid);
    const procedure = procedureVersion(dossier.procedure, dossier.procedureVersion);
    if (procedure === undefined) return { status: 'unknownKind' };

    const strange = strangeChanges(dossier.fields, procedure, args.changes);
    if (strange.length > 0) return { status: 'refused', problems: strange };
    const anew = args.changes.filter(({ field, to }) => !sameValue(dossier.fields[field] ?? null, to));
    const problems = fixedByEntry(
      dossier,
      procedure,
      anew.map(({ field }) => field),
    );
    if (problems.length > 0) return { status: 'refused', problems };

    const { changed, contested, alreadySo } = compareAndSet(dossier.fields, args.changes);
    const conflicts = contested.map(({ field, current }): Conflict => {
      const meant = args.changes.find((change) => change.field === field);
      return {
        field,
        from: (meant?.from ?? null) as FieldValue | null,
        to: (meant?.to ?? null) as FieldValue | null,
        current,
      };
    });
    const unfit = conflicts.length > 0 ? unfitChanges(procedure, args.changes) : [];
    if (unfit.length > 0) return { status: 'refused', problems: unfit };
    if (conflicts.length > 0) {
      const { reason } = args;
      return park(dossier, mutation, args.changes as readonly MeantChange[], conflicts, { reason });
    }

    const checked = goodFields(procedure, changed, dossier.receivedAt, dossier.fields);
    if (checked.status === 'refused') return checked;

    const touched = args.changes.map((change) => change.field);
    return {
      status: alreadySo ? 'merged' : 'applied',
      dossier: {
        ...withFields(dossier, procedure, checked.fields),
        events: [...dossier.events, eventOf(mutation, recordedAt, touched, args.reason)],
      },
    };
  },
};

/** What is parked comes to every screen as it is, so it must be values of these fields; what is not is refused as ever. */
function unfitChanges(procedure: Procedure, changes: FieldChanges): readonly Problem[] {
  const { byPath } = procedureFields(procedure);
  return changes.flatMap(({ field, from, to }): Problem[] => {
    const spec = byPath.get(field);
    if (spec === undefined) return [];
    const wanted = to === null ? undefined : parseFieldValue(spec, to);
    if (wanted?.status === 'finding') return [wanted.finding];
    return from === null || v.is(fieldSchemas[spec.kind], from) ? [] : [{ ...neverStood, field }];
  });
}

const neverStood = {
  code: 'wrongShape',
  message: {
    vi: 'Giá trị ghi là đã thấy trước khi sửa không thể có ở ô này. Hãy mở lại hồ sơ và sửa lần nữa.',
    en: 'The value said to have been seen before the change cannot stand in this field. Open the dossier and edit it again.',
  },
};
