import * as v from 'valibot';
import { type Unit, unitTableSchema } from '../domain/administrative-units.ts';

/** The administrative units, one small file a province. `null`: neither cached nor within reach now. */
export interface UnitTables {
  provinces(): Promise<readonly Unit[] | null>;
  communes(provinceCode: string): Promise<readonly Unit[] | null>;
}

/** `load` gives the parsed JSON of a file beside the app, or throws. What was read once is kept; a failure is tried again. */
export function createUnitTables(load: (path: string) => Promise<unknown>): UnitTables {
  const read = new Map<string, Promise<readonly Unit[] | null>>();

  async function readTable(name: string): Promise<readonly Unit[] | null> {
    try {
      return v.parse(unitTableSchema, await load(`/units/${name}.json`));
    } catch {
      // No line and not cached yet: the form offers what it can without the table.
      read.delete(name);
      return null;
    }
  }

  function table(name: string): Promise<readonly Unit[] | null> {
    const known = read.get(name) ?? readTable(name);
    read.set(name, known);
    return known;
  }

  return {
    provinces: () => table('provinces'),
    communes: (provinceCode) => (/^\d{2}$/u.test(provinceCode) ? table(provinceCode) : Promise.resolve(null)),
  };
}
