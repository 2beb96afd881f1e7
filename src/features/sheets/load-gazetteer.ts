import type { Unit } from '../../domain/administrative-units.ts';
import { createGazetteer, type Gazetteer } from '../../domain/exchange-sheet/gazetteer.ts';
import type { Parts } from '../../state/parts.ts';

/** Units and countries as far as they are on this device; what is not there stands by its code, or as written. */
export async function loadGazetteer(
  { units, nationalities }: Pick<Parts, 'units' | 'nationalities'>,
  provinceCodes: Iterable<string>,
): Promise<Gazetteer> {
  const communes = new Map<string, readonly Unit[]>();
  for (const code of new Set(provinceCodes)) {
    const table = await units.communes(code);
    if (table !== null) communes.set(code, table);
  }
  return createGazetteer({
    provinces: (await units.provinces()) ?? [],
    communes,
    countries: await nationalities(),
  });
}
