import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { makeUnitTables } from '../../scripts/units/make-unit-tables.ts';
import { findUnit, unitTableSchema } from '../../src/domain/administrative-units.ts';

const tables = makeUnitTables();
const table = (name: string) => {
  const units = tables.get(name);
  if (units === undefined) throw new Error(`No table ${name}.`);
  return units;
};
const real = table('provinces.json').filter((province) => province.code !== '99');

describe('the tables of administrative units', () => {
  it('hold the 34 provinces and 3,321 communes in force since 1 July 2025', () => {
    expect(real).toHaveLength(34);
    const communes = real.flatMap((province) => table(`${province.code}.json`));
    expect(communes).toHaveLength(3_321);
    expect(new Set(communes.map((commune) => commune.code)).size).toBe(3_321);
  });

  it('know 26740 by its new name', () => {
    expect(findUnit(table('79.json'), '26740', '2026-11-20')?.name).toBe('Phường Sài Gòn');
    expect(findUnit(table('79.json'), '26740', '2025-06-30')).toBeUndefined();
  });

  it('are tables the app accepts, in NFC, each with its rank', () => {
    for (const [name, units] of tables) {
      expect(v.is(unitTableSchema, units), name).toBe(true);
      for (const unit of units) {
        expect(unit.name).toBe(unit.name.normalize('NFC'));
        expect(unit.name).toMatch(/^(?:Tỉnh|Thành phố|Phường|Xã|Đặc khu) \S/u);
      }
    }
  });

  it('are sorted the Vietnamese way', () => {
    const names = real.map((province) => province.name);
    expect(names).toEqual([...names].sort(new Intl.Collator('vi').compare));
    expect(names.indexOf('Thành phố Đà Nẵng')).toBeLessThan(names.indexOf('Thành phố Hà Nội'));
  });

  it('hold the practice unit, last', () => {
    expect(table('provinces.json').at(-1)).toEqual({ code: '99', name: 'Tỉnh Mẫu', validFrom: '2025-07-01' });
    expect(table('99.json')).toEqual([
      { code: '99999', name: 'Xã Thử Nghiệm', validFrom: '2025-07-01' },
      { code: '99000', name: 'Xã Thực Hành', validFrom: '2025-07-01' },
    ]);
  });

  it('stay small: no file over 16 KB raw, all of them under 300 KB', () => {
    const sizes = [...tables.values()].map((units) => new TextEncoder().encode(JSON.stringify(units)).length);
    expect(Math.max(...sizes)).toBeLessThan(16_000);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(300_000);
  });
});
