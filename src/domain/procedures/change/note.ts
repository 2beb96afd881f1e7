import type { EntryNote } from '../../books/entry-note.ts';
import { fieldsAsNoted } from '../../books/fields-as-noted.ts';
import type { AnnotationKind } from '../../books/register-entry.ts';
import type { Dossier } from '../../dossier.ts';
import type { FieldValue } from '../../field.ts';
import { textAt } from '../../read-field.ts';
import { localDateOf } from '../../vietnam-time.ts';
import { actionField, isSupplement } from './actions.ts';
import { itemsIn } from './item-rows.ts';
import { itemSpec } from './items.ts';
import { readAsWritten } from './noted-value.ts';

const kinds: Readonly<Record<string, AnnotationKind>> = {
  THAY_DOI: 'change',
  CAI_CHINH: 'correction',
  BO_SUNG: 'supplement',
  XAC_DINH_LAI_DAN_TOC: 'ethnicity',
};

/** The note on the entry that the request names, from what was declared of it. */
export function noteOfChange(source: Dossier, target: Dossier): EntryNote | undefined {
  const { fields } = source;
  const kind = kinds[textAt(fields, actionField) ?? ''];
  if (kind === undefined || textAt(fields, 'original.record') !== target.id) return undefined;
  const year = Number(localDateOf(source.receivedAt).slice(0, 4));
  const stands = fieldsAsNoted(target);
  const rows = itemsIn(fields, year);
  const changes = rows.flatMap(({ item, fromText, to }) => {
    const spec = itemSpec(item);
    if (spec === undefined || to === undefined) return [];
    const written = spec.kind !== 'address' && spec.kind !== 'place';
    const declared: FieldValue | null =
      isSupplement(fields) || fromText === undefined ? null : (readAsWritten(spec, fromText, year) ?? fromText);
    // How a book writes a place can be compared by a person only.
    return [{ field: spec.path, from: written ? declared : (stands[spec.path] ?? null), to }];
  });
  const inWords = rows.flatMap(({ name, fromText, toText }) =>
    name === undefined ? [] : [`${name}: từ «${fromText ?? ''}» thành «${toText ?? ''}»`],
  );
  const basis = [...inWords, textAt(fields, 'change.basis') ?? ''].filter((text) => text !== '').join('; ');
  return { how: 'certain', kind, basis, changes };
}
