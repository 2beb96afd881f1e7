import type { HashText } from '../../src/domain/words.ts';
import type { Settings } from '../environment.ts';
import type { RandomBytes } from '../secrets.ts';
import type { ServerClock } from '../server-clock.ts';
import type { ServerTimers } from '../server-timers.ts';

/** What a command at the terminal works with. */
export interface CommandParts {
  readonly settings: Settings;
  readonly clock: ServerClock;
  readonly timers: ServerTimers;
  readonly newId: () => string;
  readonly randomBytes: RandomBytes;
  readonly hash: HashText;
  /** Tells a person at the terminal one line. */
  readonly say: (line: string) => void;
}
