import * as v from 'valibot';
import type { Dossier, MeantChange } from '../dossier.ts';
import { eventOf } from '../dossier-event.ts';
import type { FieldPath, FieldValue } from '../field.ts';
import { fieldSchemas } from '../field-schemas.ts';
import { parseFieldValue, unknownField } from '../field-value.ts';
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

const argsSchema = v.strictObject({
  changes: v.pipe(
    v.array(
      v.strictObject({
        field: v.pipe(v.string(), v.maxLength(128)),
        /** What the author saw; `null` = empty. */
        from: v.nullable(v.unknown()),
        /** What it shall be; `null` = empty. */
        to: v.nullable(v.unknown()),
      }),
    ),
    v.minLength(1),
    v.maxLength(200),
  ),
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

    const strange = strangeChanges(dossier, procedure, args.changes);
    if (strange.length > 0) return { status: 'refused', problems: strange };
    const anew = args.changes.filter(({ field, to }) => !sameValue(dossier.fields[field] ?? null, to));
    const problems = fixedByEntry(
      dossier,
      procedure,
      anew.map(({ field }) => field),
    );
    if (problems.length > 0) return { status: 'refused', problems };

    const fields: Record<FieldPath, unknown> = { ...dossier.fields };
    const conflicts: Conflict[] = [];
    let alreadySo = 0;
    for (const change of args.changes) {
      const current: FieldValue | null = dossier.fields[change.field] ?? null;
      if (sameValue(current, change.to)) alreadySo += 1;
      else if (!sameValue(current, change.from)) {
        conflicts.push({
          field: change.field,
          from: change.from as FieldValue | null,
          to: change.to as FieldValue | null,
          current,
        });
      }
      if (change.to === null) Reflect.deleteProperty(fields, change.field);
      else fields[change.field] = change.to;
    }
    const unfit = conflicts.length > 0 ? unfitChanges(procedure, args.changes) : [];
    if (unfit.length > 0) return { status: 'refused', problems: unfit };
    if (conflicts.length > 0) return park(dossier, mutation, args.changes as readonly MeantChange[], conflicts);

    const checked = goodFields(procedure, fields, dossier.receivedAt, dossier.fields);
    if (checked.status === 'refused') return checked;

    const touched = args.changes.map((change) => change.field);
    return {
      status: alreadySo === args.changes.length ? 'merged' : 'applied',
      dossier: {
        ...withFields(dossier, procedure, checked.fields),
        events: [...dossier.events, eventOf(mutation, recordedAt, touched, args.reason)],
      },
    };
  },
};

type Changes = EditDossierArgs['changes'];

/** Fields that neither the procedure asks nor the record holds; `constructor` is held by nobody. */
function strangeChanges({ fields }: Dossier, procedure: Procedure, changes: Changes): readonly Problem[] {
  const { byPath } = procedureFields(procedure);
  const strange = changes.filter(({ field }) => !byPath.has(field) && !Object.hasOwn(fields, field));
  return strange.map(({ field }) => unknownField(field));
}

/** What is parked comes to every screen as it is, so it must be values of these fields; what is not is refused as ever. */
function unfitChanges(procedure: Procedure, changes: Changes): readonly Problem[] {
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
