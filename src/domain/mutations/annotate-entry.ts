import * as v from 'valibot';
import type { BookKind } from '../books/book.ts';
import { endOfEntry } from '../books/entry-standing.ts';
import { fieldsAsNoted } from '../books/fields-as-noted.ts';
import type { Annotation, AnnotationKind } from '../books/register-entry.ts';
import type { Dossier } from '../dossier.ts';
import { eventOf } from '../dossier-event.ts';
import type { FieldValue } from '../field.ts';
import { parseFieldValue } from '../field-value.ts';
import { isLocalDate } from '../local-date.ts';
import type { MutationKind } from '../mutation-kind.ts';
import { type Outcome, type Problem, refused } from '../outcome.ts';
import type { Procedure } from '../procedure.ts';
import { procedureFields } from '../procedure-fields.ts';
import { procedureVersion } from '../procedures/catalogue.ts';
import { sameValue } from '../same-value.ts';

const kinds = [
  'change',
  'correction',
  'supplement',
  'ethnicity',
  'recognition',
  'divorce',
  'annulment',
  'death',
  'other',
] as const satisfies readonly AnnotationKind[];

const argsSchema = v.strictObject({
  kind: v.picklist(kinds),
  /** Day it was written in the book. */
  on: v.pipe(v.string(), v.check(isLocalDate, 'not a day')),
  basis: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500)),
  /** The dossier it comes from; `null`: a paper of another authority. */
  dossier: v.nullable(v.pipe(v.string(), v.uuid())),
  changes: v.pipe(
    v.array(
      v.strictObject({
        field: v.pipe(v.string(), v.maxLength(128)),
        /** What the entry says until then; `null` = nothing. */
        from: v.nullable(v.unknown()),
        to: v.nullable(v.unknown()),
      }),
    ),
    v.maxLength(50),
  ),
});

export type AnnotateEntryArgs = v.InferOutput<typeof argsSchema>;

/**
 * A note on an entry (Luật Hộ tịch 60/2014 Art. 28, 30): the entry stays as it was written, later extracts show the note.
 * Compare-and-set on what the entry says with the notes before it. The same note of the same dossier is made once.
 */
export const annotateEntry: MutationKind<AnnotateEntryArgs> = {
  name: 'annotateEntry',
  schema: 1,
  args: argsSchema,
  apply(dossier, args, mutation, recordedAt) {
    if (dossier === undefined) return { status: 'recordMissing' };
    const procedure = procedureVersion(dossier.procedure, dossier.procedureVersion);
    if (procedure === undefined) return { status: 'unknownKind' };
    const { entry, annotations = [] } = dossier;
    if (entry === undefined) return notEntered;
    const made = annotations.some(
      ({ dossier: from, kind }) => from !== null && from === args.dossier && kind === args.kind,
    );
    if (made) return { status: 'merged', dossier };
    if (args.on < entry.registeredOn) return noteBeforeEntry;
    const barred = barredBy(dossier, entry.bookKind, args.kind);
    if (barred !== undefined) return barred;
    const read = readChanges(dossier, procedure, args.changes);
    if (read.status === 'refused') return read;
    const { kind, on, basis } = args;
    const note: Annotation = {
      ...{ id: mutation.mid, kind, on, basis, dossier: args.dossier, changes: read.changes },
      ...{ author: mutation.author, recordedAt },
    };
    const touched = read.changes.map(({ field }) => field);
    return {
      status: 'applied',
      dossier: {
        ...dossier,
        annotations: [...annotations, note],
        events: [...dossier.events, eventOf(mutation, recordedAt, touched, basis)],
      },
    };
  },
};

type Changes = Annotation['changes'];
type ReadChanges = { readonly status: 'read'; readonly changes: Changes } | Extract<Outcome, { status: 'refused' }>;

function readChanges(dossier: Dossier, procedure: Procedure, asked: AnnotateEntryArgs['changes']): ReadChanges {
  const standing = fieldsAsNoted(dossier);
  const { byPath } = procedureFields(procedure);
  const changes: Changes[number][] = [];
  const problems: Problem[] = [];
  const seen = new Set<string>();
  for (const { field, from, to } of asked) {
    const spec = byPath.get(field);
    if (spec === undefined || seen.has(field)) {
      problems.push({ ...noSuchField, field });
      continue;
    }
    seen.add(field);
    const stands = standing[field] ?? null;
    if (!sameValue(stands, from)) problems.push({ ...standsDifferently, field });
    const parsed = to === null ? null : parseFieldValue(spec, to);
    if (parsed?.status === 'finding') problems.push(parsed.finding);
    else changes.push({ field, from: from as FieldValue | null, to: parsed === null ? null : parsed.value });
  }
  return problems.length > 0 ? { status: 'refused', problems } : { status: 'read', changes };
}

/** What may still be written on the entry of somebody who has died, or of a marriage that has ended. */
const alwaysAllowed: readonly AnnotationKind[] = ['correction', 'supplement', 'other'];

function barredBy(dossier: Dossier, book: BookKind, kind: AnnotationKind): Outcome | undefined {
  const end = endOfEntry(dossier);
  if (end === undefined || alwaysAllowed.includes(kind)) return undefined;
  const ofMarriage = book === 'KH' || book === 'GCKH';
  if (!ofMarriage) return lockedByDeath;
  // Both may be dead in the end; a marriage ends once otherwise.
  return kind === 'divorce' || kind === 'annulment' ? marriageEnded : undefined;
}

const notEntered = refused('notEntered', {
  vi: 'Hồ sơ này chưa ghi vào sổ nên chưa có gì để ghi chú. Hãy sửa thẳng hồ sơ.',
  en: 'This dossier is not in a book yet, so there is nothing to note. Edit the dossier.',
});

const noteBeforeEntry = refused('noteBeforeEntry', {
  vi: 'Ngày ghi chú trước ngày đăng ký của bản ghi gốc. Hãy xem lại ngày, hoặc xem có chọn nhầm bản ghi không.',
  en: 'The note is dated before the entry itself. Look at the day again, or whether it is the right entry.',
});

const lockedByDeath = refused('lockedByDeath', {
  vi: 'Người này đã được đăng ký khai tử: thông tin hộ tịch đã khóa. Chỉ còn cải chính hoặc bổ sung khi sổ ghi sai, ghi thiếu.',
  en: 'This person’s death is registered and the entry is locked. Only corrections and supplements are still possible.',
});

const marriageEnded = refused('marriageEnded', {
  vi: 'Hôn nhân này đã chấm dứt theo ghi chú trước. Hãy mở bản ghi để xem.',
  en: 'This marriage has ended by an earlier note. Open the record to see it.',
});

const noSuchField = {
  code: 'noSuchField',
  message: {
    vi: 'Bản ghi gốc không có mục này, hoặc mục này được ghi hai lần.',
    en: 'The original entry does not say this, or it is named twice.',
  },
};

const standsDifferently = {
  code: 'standsDifferently',
  message: {
    vi: 'Bản ghi gốc đang ghi khác với «từ» của hồ sơ này. Hãy mở bản ghi gốc, đối chiếu sổ giấy rồi sửa hồ sơ.',
    en: 'The original entry says something else than this request’s “from”. Open it, compare with the book, then mend the request.',
  },
};
