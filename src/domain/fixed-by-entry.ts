import type { Dossier } from './dossier.ts';
import type { FieldPath, FieldSpec } from './field.ts';
import type { Problem } from './outcome.ts';
import type { Procedure } from './procedure.ts';
import { procedureFields } from './procedure-fields.ts';

/** Whether a field may still be changed of a dossier that is in the book. */
export function opensAfterEntry({ delivery }: Pick<Dossier, 'delivery'>, spec: FieldSpec): boolean {
  const isGiven = delivery !== undefined && delivery.kind !== 'READY';
  if (spec.opensUntilGiven === true) return !isGiven;
  return spec.filledBy === 'system' || spec.kind === 'phone' || spec.kind === 'email';
}

/**
 * What stands in a book is never edited: it is corrected by a request of its own, which notes it. How to reach the
 * applicant, what a system brings later (a personal number), and the copies asked for until they are handed over are not in the book.
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
      return spec === undefined || !opensAfterEntry(dossier, spec);
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
