import type { FieldPath, Fields, FieldSpec } from '../../field.ts';
import type { Procedure } from '../../procedure.ts';
import type { Choice } from '../../words.ts';
import { birthRegistration1 } from '../birth/procedure.ts';
import { deathRegistration1 } from '../death/procedure.ts';
import { marriageRegistration1 } from '../marriage/procedure.ts';

/** What of an entry may be changed, corrected or supplemented: its code is the field's path in the entry. */
interface Item {
  readonly spec: FieldSpec;
  readonly kind: string | null;
  readonly choice: Choice;
}

function itemsOf(procedure: Procedure, paths: readonly FieldPath[]): readonly Item[] {
  return procedure.groups.flatMap((group) =>
    group.fields
      .filter(({ path }) => paths.includes(path))
      .map((spec) => ({
        spec,
        kind: procedure.book,
        choice: {
          code: spec.path,
          label: {
            vi: `${spec.label.vi} – ${group.title.vi.toLowerCase()}`,
            en: `${spec.label.en} – ${group.title.en.toLowerCase()}`,
          },
        },
      })),
  );
}

const person = (block: string, ...more: readonly string[]): readonly FieldPath[] =>
  ['fullName', 'birthDate', 'ethnicity', ...more].map((name) => `${block}.${name}`);

const items: readonly Item[] = [
  ...itemsOf(birthRegistration1, [
    ...person('child', 'sex', 'birthPlace', 'hometown'),
    ...person('mother', 'residence'),
    ...person('father', 'residence'),
  ]),
  ...itemsOf(deathRegistration1, [
    ...person('deceased', 'sex', 'lastResidence', 'pin'),
    ...['death.date', 'death.time', 'death.place', 'death.cause'],
  ]),
  ...itemsOf(marriageRegistration1, [...person('bride', 'residence', 'pin'), ...person('groom', 'residence', 'pin')]),
];

/** Anything else the entry says: noted in words alone. */
export const otherItem = 'other';

export const itemChoices: readonly Choice[] = [
  ...items.map(({ choice }) => choice),
  { code: otherItem, label: { vi: 'Nội dung khác', en: 'Something else' } },
];

const byCode = new Map(items.map((item) => [item.choice.code, item]));

export function itemSpec(code: string | undefined): FieldSpec | undefined {
  return code === undefined ? undefined : byCode.get(code)?.spec;
}

/** Only what entries of that register say. */
export function isOfKind(code: string, fields: Fields): boolean {
  return code === otherItem || byCode.get(code)?.kind === fields['original.kind'];
}
