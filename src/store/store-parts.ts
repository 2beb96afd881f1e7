import type { HashText } from '../domain/words.ts';
import type { Boxes } from './box.ts';
import type { DeviceDatabase } from './database.ts';
import type { Clock, NewId, RandomBytes } from './device-ports.ts';

/** What every act of the store works with. */
export interface StoreParts {
  readonly database: DeviceDatabase;
  readonly boxes: Boxes;
  readonly hash: HashText;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly randomBytes: RandomBytes;
  /** Notes a damaged row, later and outside whatever is being read now. */
  readonly noteDamage: (table: string, id: string) => void;
}
