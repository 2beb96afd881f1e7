import * as v from 'valibot';
import { countSchema, dateSchema, numberSchema } from '../books/act-schemas.ts';
import type { BookKind } from '../books/book.ts';
import type { RegisterEntry } from '../books/register-entry.ts';
import { digitisedVersion } from '../digitised-procedure.ts';
import type { Dossier } from '../dossier.ts';
import { eventOf } from '../dossier-event.ts';
import type { Fields } from '../field.ts';
import { goodFields } from '../good-fields.ts';
import { yearOf } from '../local-date.ts';
import type { MutationKind } from '../mutation-kind.ts';
import { refused } from '../outcome.ts';
import { procedureOfOldBooks } from '../procedures/catalogue.ts';
import { sameValue } from '../same-value.ts';
import { instantAt } from '../vietnam-time.ts';

const words = (most: number) => v.pipe(v.string(), v.maxLength(most));
const argsSchema = v.strictObject({
  /** Id of the procedure that would register the event today. */
  procedure: words(64),
  fields: v.record(v.string(), v.unknown()),
  entry: v.strictObject({
    /** Made of what the old book is; no record of its own stands behind it. */
    book: v.pipe(v.string(), v.uuid()),
    number: v.pipe(numberSchema, v.maxValue(99_999)),
    volume: v.pipe(v.string(), v.regex(/^\d{2,3}\/\d{4}$/u)),
    page: v.nullable(numberSchema),
    registeredOn: dateSchema,
    kind: v.picklist(['timely', 'late', 'reRegistration', 'foreignAnnotation', 'unknown']),
    signer: words(200),
    signerTitle: words(200),
    officer: words(200),
    remarks: v.nullable(words(2_000)),
  }),
  source: v.strictObject({
    file: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u)),
    row: v.pipe(countSchema, v.minValue(1)),
    registeredBy: v.pipe(words(200), v.minLength(1)),
    kept: v.exactOptional(v.record(words(80), words(500))),
  }),
});

export type ImportEntryArgs = v.InferOutput<typeof argsSchema>;

const differs = refused('entryDiffers', {
  vi: 'Số này của sổ cũ đã có với nội dung khác. Hãy đối chiếu sổ giấy; cải chính thì làm thủ tục, không nhập đè.',
  en: 'This number of the old book is here already and says something else. Compare with the book; a correction is a procedure.',
});
const otherBook = refused('otherBook', {
  vi: 'Quyển số có năm mở sau ngày đăng ký. Hãy xem lại.',
  en: 'The volume was opened after the day of registration. Look again.',
});

/**
 * An entry of an old book comes in from a sheet. It is a record with an entry and a source, finished from the start: nobody
 * handed it in, nothing is due, it has no slip and takes no number from a pen. Its id is made of where it stands in the old
 * book (`oldEntryId`), so that the same entry from two files, or twice from one, is one record.
 */
export const importEntry: MutationKind<ImportEntryArgs> = {
  name: 'importEntry',
  schema: 1,
  args: argsSchema,
  apply(dossier, args, mutation, recordedAt) {
    const procedure = procedureOfOldBooks(args.procedure);
    if (procedure === undefined) return { status: 'unknownKind' };
    const { registeredOn, volume, number } = args.entry;
    if (Number(volume.slice(-4)) > yearOf(registeredOn)) return otherBook;
    const receivedAt = instantAt(registeredOn, '12:00');
    const checked = goodFields(procedure, args.fields, receivedAt);
    if (checked.status === 'refused') return checked;
    const entry = entryOf(args.entry, procedure.book, mutation.scope);
    if (dossier !== undefined)
      return says(dossier, { ...args, fields: checked.fields }, entry) ? { status: 'merged', dossier } : differs;
    const imported: Dossier = {
      id: mutation.entity,
      scope: mutation.scope,
      procedure: procedure.id,
      procedureVersion: digitisedVersion,
      codes: { provisional: `${procedure.book}-${volume}-${number}`, official: null },
      channel: 'direct',
      receivedAt,
      dueAt: receivedAt,
      calendar: '',
      registrationKind: args.entry.kind === 'late' ? 'late' : 'timely',
      business: 'COMPLETED',
      fields: checked.fields,
      slipToken: '',
      slipPrints: 0,
      events: [eventOf(mutation, recordedAt, [])],
      entry,
      source: args.source,
    };
    return { status: 'applied', dossier: imported };
  },
};

function entryOf(written: ImportEntryArgs['entry'], bookKind: BookKind, authority: string): RegisterEntry {
  // The fence of before there was a pen.
  return { ...written, bookKind, authority, year: yearOf(written.registeredOn), fence: { epoch: '', n: 0 } };
}

/** Whether a record says what a row says; from which file and row it first came does not matter. */
function says(
  dossier: Dossier,
  { procedure, fields, source }: Pick<ImportEntryArgs, 'procedure' | 'source'> & { readonly fields: Fields },
  entry: RegisterEntry,
): boolean {
  return (
    dossier.procedure === procedure &&
    dossier.source !== undefined &&
    sameValue(dossier.fields, fields) &&
    sameValue(dossier.entry, entry) &&
    dossier.source.registeredBy === source.registeredBy &&
    sameValue(dossier.source.kept ?? {}, source.kept ?? {})
  );
}

/** The same before anything is done; `fields` are values as they are kept. */
export function saysTheSame(dossier: Dossier, args: ImportEntryArgs): boolean {
  const kind = procedureOfOldBooks(args.procedure)?.book;
  if (kind === undefined) return false;
  return says(dossier, { ...args, fields: args.fields as Fields }, entryOf(args.entry, kind, dossier.scope));
}
