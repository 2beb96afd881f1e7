import type { Fields } from '../../field.ts';
import type { Choice } from '../../words.ts';

/** Who recognises whom; codes of the national exchange. */
export const relations: readonly Choice[] = [
  { code: '1', label: { vi: 'Cha nhận con', en: 'A father his child' } },
  { code: '2', label: { vi: 'Mẹ nhận con', en: 'A mother her child' } },
  { code: '3', label: { vi: 'Con nhận cha', en: 'A child the father' } },
  { code: '4', label: { vi: 'Con nhận mẹ', en: 'A child the mother' } },
];

export const relationField = 'recognition.relation';

type Person = 'recogniser' | 'recognised';

/** Which block is the parent, which the child, and of what sex the parent is. */
export function rolesIn(
  fields: Fields,
): { readonly parent: Person; readonly child: Person; readonly as: 'father' | 'mother' } | undefined {
  const told = fields[relationField];
  switch (typeof told === 'string' ? told : undefined) {
    case '1':
      return { parent: 'recogniser', child: 'recognised', as: 'father' };
    case '2':
      return { parent: 'recogniser', child: 'recognised', as: 'mother' };
    case '3':
      return { parent: 'recognised', child: 'recogniser', as: 'father' };
    case '4':
      return { parent: 'recognised', child: 'recogniser', as: 'mother' };
    case undefined:
    default:
      return undefined;
  }
}
