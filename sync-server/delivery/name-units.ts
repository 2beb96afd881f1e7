import type { Address } from '../../src/domain/address.ts';
import { localDateOf } from '../../src/domain/vietnam-time.ts';
import type { Commune } from '../../src/protocol/sign-in.ts';
import { findCommune } from '../find-commune.ts';
import type { ServerClock } from '../server-clock.ts';
import type { StaticFiles } from '../static-files.ts';
import type { DeliveryCommune } from './delivery-settings.ts';
import type { MappingWorld } from './mapping/map-record.ts';

/** Names of units from the tables beside the app, each looked up once. */
export function nameUnits(files: StaticFiles, clock: ServerClock): (commune: DeliveryCommune) => MappingWorld {
  const known = new Map<string, Commune | null>();
  const communeOf = (code: string): Commune | null => {
    const found = known.get(code) ?? findCommune(code, localDateOf(clock.now()), files) ?? null;
    known.set(code, found);
    return found;
  };
  const unitsOf = ({ communeCode }: Address) => {
    const commune = communeOf(communeCode);
    return commune === null ? undefined : { province: commune.provinceName, commune: commune.name };
  };
  return ({ code }) => {
    const commune = communeOf(code);
    const place = commune === null ? code : `${commune.name}, ${commune.provinceName}`;
    return { authority: `Ủy ban nhân dân ${place}`, unitsOf };
  };
}
