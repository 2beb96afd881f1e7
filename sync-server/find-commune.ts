import * as v from 'valibot';
import {
  findUnit,
  practiceCommune,
  practiceProvince,
  type Unit,
  unitInText,
  unitTableSchema,
} from '../src/domain/administrative-units.ts';
import type { LocalDate } from '../src/domain/words.ts';
import type { Commune } from '../src/protocol/sign-in.ts';
import type { StaticFiles } from './static-files.ts';

/** When desks close unless the commune says otherwise. */
const usualClosing = '17:00';

/** The commune of that code as of that day, from the tables built beside the app; `undefined` when there is none. */
export function findCommune(code: string, on: LocalDate, files: StaticFiles): Commune | undefined {
  if (code === practiceCommune.code) return communeOf(practiceCommune, practiceProvince);
  for (const province of readTable(files, 'provinces')) {
    const unit = findUnit(readTable(files, province.code), code, on);
    if (unit !== undefined) return communeOf(unit, province);
  }
  return undefined;
}

function communeOf(unit: Unit, province: Unit): Commune {
  return {
    code: unit.code,
    name: unitInText(unit.name),
    provinceCode: province.code,
    provinceName: unitInText(province.name),
    closing: usualClosing,
  };
}

function readTable(files: StaticFiles, name: string): readonly Unit[] {
  const file = files.get(`/units/${name}.json`);
  return file === undefined ? [] : v.parse(unitTableSchema, JSON.parse(file.plain.bytes.toString('utf8')));
}
