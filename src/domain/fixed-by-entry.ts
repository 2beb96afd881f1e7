import type { Dossier } from './dossier.ts';
import type { FieldPath } from './field.ts';
import type { Problem } from './outcome.ts';
import type { Procedure } from './procedure.ts';
import { procedureFields } from './procedure-fields.ts';

/**
 * What stands in a book is never edited: it is corrected by a request of its own, which notes it. How to reach the
 * applicant, and what a system brings later (a personal number), are not in the book.
 */
export function fixedByEntry(
  dossier: Dossier,
  procedure: Procedure,
  changed: readonly FieldPath[],
): readonly Problem[] {
  if (dossier.entry === undefined) return [];
  const { byPath } = procedureFields(procedure);
  return changed
    .filter((path) => {
      const spec = byPath.get(path);
      return spec === undefined || !(spec.filledBy === 'system' || spec.kind === 'phone' || spec.kind === 'email');
    })
    .map((field) => ({ ...entered, field }));
}

const entered = {
  code: 'entered',
  message: {
    vi: 'Hồ sơ đã ghi vào sổ nên không sửa được nữa. Sổ ghi sai thì lập hồ sơ cải chính.',
    en: 'This stands in the book and is not edited any more. If the book is wrong, take a request for a correction.',
  },
};
