import { type Address, onlyWriting, type Place } from '../address.ts';
import type { FieldSpec, FieldValue } from '../field.ts';
import { idDocumentTypes } from '../id-document.ts';
import { printLocalDate } from '../local-date.ts';
import { type PartialDate, printPartialDate } from '../partial-date.ts';
import type { UnitNames } from '../print-address.ts';
import type { Choice, Label } from '../words.ts';
import type { PortalValue } from './portal-record.ts';

/** What the words of a value need besides it. */
export interface PartsWorld {
  readonly unitsOf: (address: Address) => UnitNames | undefined;
  readonly countries: readonly Choice[];
}

/** A value, or one of the parts that another form asks for by itself. `part` is empty where it is the whole. */
export interface ValuePart extends Pick<PortalValue, 'kind' | 'text' | 'code'> {
  readonly part: string;
  readonly name: Label | null;
}

const names = {
  province: { vi: 'Tỉnh/thành phố', en: 'Province' },
  commune: { vi: 'Xã/phường', en: 'Commune' },
  detail: { vi: 'Chi tiết', en: 'Details' },
  at: { vi: 'Tại', en: 'At' },
  facility: { vi: 'Tên cơ sở y tế', en: 'Health facility' },
  city: { vi: 'Thành phố', en: 'City' },
  country: { vi: 'Nước', en: 'Country' },
  type: { vi: 'Loại giấy tờ', en: 'Kind of paper' },
  number: { vi: 'Số', en: 'Number' },
  issuedOn: { vi: 'Ngày cấp', en: 'Issued on' },
  issuedBy: { vi: 'Nơi cấp', en: 'Issued by' },
} satisfies Record<string, Label>;

const places: readonly Choice[] = [
  { code: 'facility', label: { vi: 'Cơ sở y tế', en: 'Health facility' } },
  { code: 'address', label: { vi: 'Nơi khác trong nước', en: 'Elsewhere in the country' } },
  { code: 'abroad', label: { vi: 'Nước ngoài', en: 'Abroad' } },
];

type PartName = keyof typeof names;

const words = (part: PartName | '', text: string, kind: ValuePart['kind'] = 'text'): readonly ValuePart[] =>
  text === '' ? [] : [{ part, name: part === '' ? null : names[part], kind, text, code: null }];

const chosen = (part: PartName | '', choices: readonly Choice[], code: string): readonly ValuePart[] => {
  const text = choices.find((choice) => choice.code === code)?.label.vi ?? code;
  return [{ part, name: part === '' ? null : names[part], kind: 'choice', text, code }];
};

const dated = (part: PartName | '', date: PartialDate): readonly ValuePart[] => [
  { part, name: part === '' ? null : names[part], kind: 'date', text: printPartialDate(date), code: dateCode(date) },
];

function dateCode({ y, m, d }: PartialDate): string {
  const two = (value: number | undefined): string => (value === undefined ? '' : `-${String(value).padStart(2, '0')}`);
  return `${y}${two(m)}${two(d)}`;
}

/** What a person keys of one value, part by part. */
export function partsOfValue(spec: FieldSpec, value: FieldValue, world: PartsWorld): readonly ValuePart[] {
  if (typeof value === 'boolean') {
    return [{ part: '', name: null, kind: 'choice', text: value ? 'Có' : 'Không', code: String(value) }];
  }
  if (typeof value === 'number') return words('', String(value), 'count');
  if (typeof value === 'string') {
    if (spec.kind === 'choice') return chosen('', spec.choices ?? world.countries, value);
    if (spec.kind === 'date') return [{ part: '', name: null, kind: 'date', text: printLocalDate(value), code: value }];
    return words('', value, spec.kind === 'name' ? 'name' : 'text');
  }
  if ('y' in value) return dated('', value);
  if ('number' in value) {
    return [
      ...chosen('type', idDocumentTypes, value.type),
      ...words('number', value.number),
      ...(value.issuedOn === undefined ? [] : dated('issuedOn', value.issuedOn)),
      ...words('issuedBy', value.issuedBy ?? ''),
    ];
  }
  return 'at' in value ? placeParts(value, world) : addressParts(value, world);
}

function placeParts(place: Place, world: PartsWorld): readonly ValuePart[] {
  const at = chosen('at', places, place.at);
  if (place.at === 'abroad') {
    return [...at, ...words('city', place.city), ...chosen('country', world.countries, place.country)];
  }
  const facility = place.at === 'facility' ? words('facility', place.facility) : [];
  return [...at, ...facility, ...addressParts(place.address, world)];
}

/** Of an old paper's units, which nobody has mapped to today's, what stands there. */
function addressParts(address: Address, { unitsOf }: PartsWorld): readonly ValuePart[] {
  const writing = onlyWriting(address);
  if (writing !== undefined) return words('detail', writing);
  const { provinceCode, communeCode, detail } = address;
  const units = unitsOf(address);
  const unit = (part: PartName, code: string, text: string | undefined): ValuePart => ({
    ...{ part, name: names[part], kind: 'choice', code },
    text: text ?? code,
  });
  return [
    unit('province', provinceCode, units?.province),
    unit('commune', communeCode, units?.commune),
    ...words('detail', detail),
  ];
}
