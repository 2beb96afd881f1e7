import type { HashText } from '../domain/words.ts';
import { createBoxes } from './box.ts';
import { createDamageNotes } from './damage.ts';
import { type DatabasePlace, openDatabase } from './database.ts';
import type { Clock, NewId, RandomBytes, Sealer, Timers } from './device-ports.ts';
import type { StoreParts } from './store-parts.ts';

export interface CreateStoreParts {
  readonly place: DatabasePlace;
  readonly sealer: Sealer;
  readonly hash: HashText;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly newId: NewId;
  readonly randomBytes: RandomBytes;
}

/** Opens the device's database, once for everything that asks it. */
export function openStoreParts({ place, sealer, timers, ...given }: CreateStoreParts): StoreParts {
  const database = openDatabase(place);
  return {
    ...given,
    database,
    boxes: createBoxes(sealer, given.hash),
    noteDamage: createDamageNotes(database, timers),
  };
}
