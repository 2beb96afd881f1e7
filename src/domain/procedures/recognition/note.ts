import type { EntryNote } from '../../books/entry-note.ts';
import { fieldsAsNoted } from '../../books/fields-as-noted.ts';
import type { Dossier } from '../../dossier.ts';
import { textAt } from '../../read-field.ts';
import { rolesIn } from './relations.ts';

const copied = [
  ...['fullName', 'birthDate', 'ethnicity', 'ethnicityText', 'nationality', 'otherNationality'],
  ...['residence', 'residenceKind', 'pin', 'idDocument'],
];

/** `nksLoaiKhaiSinh` once this parent is known too. */
const nextCase: Readonly<Record<'father' | 'mother', Readonly<Record<string, string>>>> = {
  father: { '3': '1', '4': '2', '5': '2' },
  mother: { '2': '1', '4': '3', '5': '3' },
};

/** The child's birth entry says the parent from now on; what was entered stays (Luật Hộ tịch 60/2014 Art. 25). */
export function noteOfRecognition({ fields }: Dossier, target: Dossier): EntryNote | undefined {
  const roles = rolesIn(fields);
  if (roles === undefined || target.entry?.bookKind !== 'KS') return undefined;
  if (textAt(fields, 'original.record') !== target.id) return undefined;
  const { parent, as } = roles;
  const stands = fieldsAsNoted(target);
  const before = textAt(stands, 'parentageCase') ?? '1';
  const after = nextCase[as][before];
  const particulars = copied.flatMap((name) => {
    const to = fields[`${parent}.${name}`];
    // From nothing: an entry that names a parent already is never written over.
    return to === undefined ? [] : [{ field: `${as}.${name}`, from: null, to }];
  });
  const changed = after === undefined ? [] : [{ field: 'parentageCase', from: before, to: after }];
  return {
    how: 'certain',
    kind: 'recognition',
    basis: textAt(fields, 'recognition.paper') ?? '',
    changes: [...changed, ...particulars],
  };
}
