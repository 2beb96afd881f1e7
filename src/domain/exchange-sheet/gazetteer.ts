import type { Address } from '../address.ts';
import { findUnit, type Unit, unitKey } from '../administrative-units.ts';
import { foldText } from '../fold-text.ts';
import type { UnitNames } from '../print-address.ts';
import type { Choice, LocalDate } from '../words.ts';

export interface GazetteerTables {
  readonly provinces: readonly Unit[];
  /** Of the provinces whose table is on the device, by province code. */
  readonly communes: ReadonlyMap<string, readonly Unit[]>;
  readonly countries: readonly Choice[];
}

/** Units and countries by name and by code: ten thousand rows ask for them. */
export interface Gazetteer {
  readonly namesOf: (address: Address) => UnitNames;
  /** The only province of that name, rank and accents aside; `undefined` of none or several. */
  readonly province: (name: string) => Unit | undefined;
  readonly commune: (provinceCode: string, name: string) => Unit | undefined;
  readonly countryName: (code: string) => string;
  /** By name or ISO code; `undefined` of what is a name of one without its accents and the code of another: _bi_. */
  readonly country: (text: string) => Choice | undefined;
}

/** Of a code given again, the name it bears now. */
const now: LocalDate = '9999-12-31';

type ByKey = ReadonlyMap<string, readonly Unit[]>;

function keyed(table: readonly Unit[]): ByKey {
  const map = new Map<string, Unit[]>();
  for (const unit of table) {
    const key = unitKey(unit.name);
    const same = map.get(key);
    if (same === undefined) map.set(key, [unit]);
    else same.push(unit);
  }
  return map;
}

function onlyOne(table: ByKey | undefined, name: string): Unit | undefined {
  const [unit, another] = table?.get(unitKey(name)) ?? [];
  return another === undefined ? unit : undefined;
}

export function createGazetteer({ provinces, communes, countries }: GazetteerTables): Gazetteer {
  const provinceKeys = keyed(provinces);
  const communeKeys = new Map([...communes].map(([code, table]) => [code, keyed(table)]));
  const exactly = new Map<string, Choice>();
  const folded = new Map<string, Choice | null>();
  for (const country of countries) {
    const { code, label } = country;
    exactly.set(code, country).set(label.vi.toLowerCase(), country);
    for (const key of new Set([foldText(label.vi), code.toLowerCase()])) {
      folded.set(key, folded.has(key) ? null : country);
    }
  }
  const countryNames = new Map(countries.map(({ code, label }) => [code, label.vi]));
  return {
    namesOf: ({ provinceCode, communeCode }) => ({
      province: findUnit(provinces, provinceCode, now)?.name ?? `tỉnh ${provinceCode}`,
      commune: findUnit(communes.get(provinceCode) ?? [], communeCode, now)?.name ?? `xã ${communeCode}`,
    }),
    province: (name) => onlyOne(provinceKeys, name),
    commune: (provinceCode, name) => onlyOne(communeKeys.get(provinceCode), name),
    countryName: (code) => countryNames.get(code) ?? code,
    country: (text) => exactly.get(text) ?? exactly.get(text.toLowerCase()) ?? folded.get(foldText(text)) ?? undefined,
  };
}
