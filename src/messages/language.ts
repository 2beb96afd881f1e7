import type { carry } from './vi/carry.ts';
import type { devices } from './vi/devices.ts';
import type { figures } from './vi/figures.ts';
import type { handedOver } from './vi/handed-over.ts';
import type { learning } from './vi/learning.ts';
import type { ownKeys } from './vi/own-keys.ts';
import type { password } from './vi/password.ts';
import type { people } from './vi/people.ts';
import type { portal } from './vi/portal.ts';
import type { recovery } from './vi/recovery.ts';
import type { Messages } from './vi.ts';

/** Words of screens that are not opened every day. Their Vietnamese comes with what says them. */
export interface LateMessages {
  readonly carry: typeof carry;
  readonly devices: typeof devices;
  readonly figures: typeof figures;
  readonly handedOver: typeof handedOver;
  readonly learning: typeof learning;
  readonly ownKeys: typeof ownKeys;
  readonly password: typeof password;
  readonly people: typeof people;
  readonly portal: typeof portal;
  readonly recovery: typeof recovery;
}

/**
 * A language beside Vietnamese, whole: what `src/messages/xx.ts` exports as `language`, xx being its code (ISO 639, two
 * letters or three). Nothing else lists languages (docs/decisions/0307).
 */
export interface Language {
  readonly messages: Messages;
  readonly late: LateMessages;
  /**
   * The domain's labels, by their Vietnamese. What is not among them is said in Vietnamese, the law's own language.
   * Absent: in the English that stands beside it.
   */
  readonly names?: Readonly<Record<string, string>>;
}
