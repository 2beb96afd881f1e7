import type { EntryKind, RegisterEntry } from '../../src/domain/books/register-entry.ts';
import { writtenAddress } from '../../src/domain/address.ts';
import type { Unit } from '../../src/domain/administrative-units.ts';
import { practiceCommune, practiceProvince } from '../../src/domain/administrative-units.ts';
import { eventsOf, type SheetEvent } from '../../src/domain/exchange-sheet/sheet-events.ts';
import type { WritableEntry } from '../../src/domain/exchange-sheet/write-row.ts';
import type { SheetMapping } from '../../src/domain/exchange-sheet/column-mapping.ts';
import type { FieldPath, Fields, FieldValue } from '../../src/domain/field.ts';
import { createGazetteer } from '../../src/domain/exchange-sheet/gazetteer.ts';
import { procedureFields } from '../../src/domain/procedure-fields.ts';
import { nationalities } from '../../src/domain/nationalities.ts';
import { madeUpId } from './acts.ts';
import { fillIn } from './fill-in.ts';
import {
  madeUpForeignDivorce,
  madeUpForeignEvent,
  madeUpForeignMarriage,
  madeUpWithForeigner,
} from './made-up-abroad.ts';
import {
  madeUpChange,
  madeUpDeath,
  madeUpExtractCopy,
  madeUpGuardianship,
  madeUpMaritalConfirmation,
  madeUpMarriage,
  madeUpRecognition,
} from './made-up-events.ts';
import { makePeople } from './people.ts';
import { createSeededRandom, type SeededRandom } from './seeded-random.ts';

const neighbour: Unit = { code: '99998', name: 'Xã Bên Cạnh', validFrom: '2025-07-01' };

export const practiceGazetteer = createGazetteer({
  provinces: [practiceProvince],
  communes: new Map([['99', [practiceCommune, neighbour]]]),
  countries: nationalities,
});

/** Remarks of every kind that has ever broken a sheet: formulas, quotes, separators, line ends, apostrophes. */
const remarks = [
  null,
  '=HYPERLINK("http://mau.vn")',
  '-5 bản',
  '+84',
  '@mẫu',
  "'đã ghi",
  'Một, hai; "ba"',
  '<b>&amp;</b> _x0041_',
  'Ghi chú ly hôn theo Bản án số 12/2001/HNGĐ-ST',
];

const statuses: readonly { readonly overrides: Fields }[] = [
  { overrides: {} },
  { overrides: { 'marital.state': 'married', 'marital.spouse': 'Lò Văn Cũ', 'marital.certificate': 'Số 12/1998' } },
  {
    overrides: {
      'marital.state': 'divorced',
      'marital.spouse': 'Lò Văn Cũ',
      'marital.endPaper': 'Bản án số 12/2001/HNGĐ-ST',
      'marital.endedOn': '2001-03-15',
    },
  },
];

/** Of the sheets under names of ours, whose every column shall have stood in some row. */
function fieldsOfOurs(procedure: string, seed: number): Fields {
  switch (procedure) {
    case 'guardianship':
    case 'guardianship-end':
      return madeUpGuardianship({ seed });
    case 'change':
      return madeUpChange({ seed });
    case 'change-foreign':
      return madeUpWithForeigner(procedure, { seed });
    case 'foreign-guardianship-note':
    case 'foreign-change-note':
      return madeUpForeignEvent(procedure, { seed });
    case 'foreign-marriage-note':
      return madeUpForeignMarriage({ seed });
    case 'foreign-divorce-note':
      return madeUpForeignDivorce({ seed });
    case 'extract-copy':
      return madeUpExtractCopy({ seed });
    default:
      throw new Error(`no made-up entries of ${procedure}`);
  }
}

function fieldsOf(procedure: string, seed: number): Record<FieldPath, FieldValue> {
  switch (procedure) {
    case 'birth':
      return { ...makePeople(seed).births(1)[0] };
    case 'death':
      return { ...madeUpDeath({ seed }) };
    case 'marriage':
      return { ...madeUpMarriage({ seed }) };
    case 'recognition':
      return { ...madeUpRecognition({ seed }) };
    case 'marital-confirmation':
      return { ...madeUpMaritalConfirmation({ seed, ...statuses[seed % statuses.length] }) };
    default:
      return { ...fieldsOfOurs(procedure, seed) };
  }
}

/** What the old books of a sheet under names of ours may say beside: anything asked today, or nothing of whole blocks. */
function varied(
  fields: Record<FieldPath, FieldValue>,
  { columns }: SheetMapping,
  { old }: SheetEvent,
  random: SeededRandom,
): void {
  const { byPath, specs } = procedureFields(old);
  const inOneCell = columns.flatMap(({ to, otherwise }) =>
    'field' in to && otherwise?.code !== undefined ? [{ ...otherwise, of: to.field }] : [],
  );
  fillIn(fields, specs, random, new Set(inOneCell.map(({ field }) => field)));
  for (const block of ['applicant', 'original', 'foreign']) {
    if (random.next() > 0.15) continue;
    for (const path of Object.keys(fields)) if (path.startsWith(`${block}.`)) Reflect.deleteProperty(fields, path);
  }
  for (const path of Object.keys(fields)) if (!byPath.has(path)) Reflect.deleteProperty(fields, path);
  for (const { of, field, code } of inOneCell) {
    Reflect.deleteProperty(fields, field);
    if (fields[of] === code && random.next() < 0.8) fields[field] = 'Chuyện khác (làm mẫu)';
  }
}

/** How entries of a sheet come into the book, as its codes have it. */
function kindsOf({ columns }: SheetMapping): readonly EntryKind[] {
  const codes = columns.find(({ to }) => 'entry' in to && to.entry === 'kind')?.codes ?? {};
  return (Object.values(codes) as EntryKind[]).concat('timely');
}

/** Rows of old books as they are: partial dates, units of long ago, relatives no list knows, people from elsewhere; in turn of every event of the book. */
export function madeUpOldEntries(
  mapping: SheetMapping,
  count: number,
  seed: number,
): readonly (WritableEntry & { readonly procedure: string })[] {
  const random = createSeededRandom(seed);
  const kinds = kindsOf(mapping);
  const events = [...(eventsOf(mapping) ?? [])];
  return Array.from({ length: count }, (_, index) => {
    const year = 1956 + (index % 69);
    const [procedure, event] = events[index % events.length] ?? [];
    if (procedure === undefined || event === undefined) throw new Error(`no events of ${mapping.bookKind}`);
    const fields = fieldsOf(procedure, seed + index);
    if (mapping.names === 'ours') varied(fields, mapping, event, random);
    for (const path of Object.keys(fields)) {
      const value = fields[path];
      const chance = random.next();
      if (typeof value === 'object' && 'y' in value && chance < 0.3) fields[path] = { y: 1938 };
      else if (typeof value === 'object' && 'y' in value && chance < 0.5) fields[path] = { y: 1941, m: 3 };
      else if (typeof value === 'object' && 'communeCode' in value && chance < 0.5) {
        fields[path] = writtenAddress(`Thôn ${random.integer(1, 9)}, xã Cũ, huyện Đã Bỏ, tỉnh Mẫu – Thử`);
      } else if (typeof value === 'object' && 'at' in value && chance < 0.2) {
        fields[path] = { at: 'abroad', city: 'Viêng Chăn', country: 'LA' };
      } else if (path.endsWith('.nationality') && chance < 0.2) fields[path] = 'LA';
      else if (path.endsWith('.ethnicity') && chance < 0.2) {
        Reflect.deleteProperty(fields, path);
        fields[`${path}Text`] = 'Xa Phó';
      } else if (path === 'applicant.relationship' && chance < 0.3) {
        fields[path] = 'other';
        fields['applicant.relationshipText'] = 'Bạn chiến đấu';
      }
    }
    const entry: RegisterEntry = {
      book: madeUpId(0xb00 + year),
      bookKind: mapping.bookKind,
      year,
      authority: '99999',
      number: 1 + Math.floor(index / 69) + (index % 7) * 10,
      fence: { epoch: '', n: 0 },
      volume: `0${1 + (index % 3)}/${year}`,
      page: index % 5 === 0 ? null : 1 + index,
      registeredOn: `${year}-0${1 + (index % 9)}-1${index % 10}`,
      kind: kinds[index % kinds.length] ?? 'unknown',
      signer: 'Hà Văn Mẫu',
      signerTitle: 'Chủ tịch UBND xã',
      officer: index % 3 === 0 ? '' : 'Lò Thị Làm Mẫu',
      remarks: remarks[index % remarks.length] ?? null,
    };
    const [column] = mapping.kept;
    const kept = index % 6 === 0 && column !== undefined ? { kept: { [column]: 'ngày mười lăm tháng ba' } } : {};
    const source = {
      file: '0'.repeat(64),
      row: index + 2,
      registeredBy: index % 2 === 0 ? 'UBND xã Cũ' : 'UBND xã Xưa',
      ...kept,
    };
    return { procedure, fields, entry, source };
  });
}
