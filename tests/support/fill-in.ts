import { writtenAddress } from '../../src/domain/address.ts';
import type { FieldPath, FieldSpec, FieldValue } from '../../src/domain/field.ts';
import { idDocumentTypes } from '../../src/domain/id-document.ts';
import { pick } from './made-up-names.ts';
import type { SeededRandom } from './seeded-random.ts';

const countries = ['VN', 'LA', 'FR', 'US'] as const;

/** Some plainly made-up answer to a question, of any kind. */
function anyAnswer({ kind, choices, longList, label, range }: FieldSpec, random: SeededRandom): FieldValue | undefined {
  const address = writtenAddress(`Bản Mẫu ${random.integer(1, 9)}, xã Cũ, tỉnh Mẫu – Thử`);
  switch (kind) {
    case 'name':
      return pick(random, ['Lò Thị Làm Mẫu', 'Hà Văn Mẫu', "H'Mẫu Niê"]);
    case 'text':
      return pick(random, [`${label.vi} (làm mẫu)`, '=1+1', '-', '\'x; "y", z']);
    case 'choice':
      return longList === 'nationalities' ? pick(random, countries) : pick(random, choices ?? []).code;
    case 'integer':
      return random.integer(range?.min ?? 0, range?.max ?? 9);
    case 'yesNo':
      return random.next() < 0.5;
    case 'date':
    case 'partialDate':
      return { y: 1950 + random.integer(0, 50), m: 2, d: 28 };
    case 'pin':
      return `0992${String(random.integer(10, 99))}000001`;
    case 'phone':
      return '0999012345';
    case 'email':
      return 'lam.mau@mau.example';
    case 'address':
      return address;
    case 'place':
      return pick(random, [
        { at: 'address', address },
        { at: 'abroad', city: 'Ville Modèle', country: 'FR' },
      ] as const);
    case 'idDocument':
      return {
        type: pick(random, idDocumentTypes).code,
        number: '099200000001',
        issuedOn: { y: 2021 },
        issuedBy: 'Cục Làm Mẫu',
      };
    case 'time':
      return '08:05';
    default: {
      const unreachable: never = kind;
      return unreachable;
    }
  }
}

/** Answers about half of the questions that are open, and gives half of the identity papers anew, so that over many entries each has been answered. `skip`: told elsewhere. */
export function fillIn(
  fields: Record<FieldPath, FieldValue>,
  specs: readonly FieldSpec[],
  random: SeededRandom,
  skip: ReadonlySet<FieldPath>,
): void {
  for (const spec of specs) {
    const answer = anyAnswer(spec, random);
    const open =
      (fields[spec.path] === undefined || spec.kind === 'idDocument') &&
      spec.namesRecord !== true &&
      !skip.has(spec.path);
    if (open && answer !== undefined && random.next() < 0.5) fields[spec.path] = answer;
  }
}
