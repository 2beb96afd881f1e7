import type { Dossier } from '../dossier.ts';
import { foldText } from '../fold-text.ts';
import { procedureVersion } from '../procedures/catalogue.ts';
import { textAt } from '../read-field.ts';
import type { BookKind } from './book.ts';
import { fieldsAsNoted } from './fields-as-noted.ts';
import type { OfferedEntry } from './offered-entry.ts';

/** The persons of this record's entry whom the words typed may mean: name, personal number, `45`, `45/2026`. */
export function offeredBy(dossier: Dossier, kind: BookKind | undefined, typed: string): readonly OfferedEntry[] {
  const { entry } = dossier;
  const procedure = procedureVersion(dossier.procedure, dossier.procedureVersion);
  if (entry === undefined || procedure === undefined || (kind !== undefined && entry.bookKind !== kind)) return [];
  const words = foldText(typed)
    .split(' ')
    .filter((word) => word !== '');
  if (words.length === 0) return [];
  const fields = fieldsAsNoted(dossier);
  return procedure.subjects.flatMap((path) => {
    const [block = ''] = path.split('.');
    const name = textAt(fields, path);
    if (name === undefined) return [];
    const said = foldText(
      [name, textAt(fields, `${block}.pin`) ?? '', `${entry.number}`, `${entry.number}/${entry.year}`].join(' '),
    ).split(' ');
    return words.every((word) => said.some((each) => each.startsWith(word))) ? [{ dossier, block, name }] : [];
  });
}
