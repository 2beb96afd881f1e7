import type { Logger } from 'pino';
import type { HashText } from '../src/domain/words.ts';
import type { VerifySignature } from '../src/protocol/verify-proof.ts';
import type { KeepBackingUp } from './backup/keep-backing-up.ts';
import type { BodiesUnderWay } from './bodies-under-way.ts';
import type { EnrolmentRules } from './admit-device.ts';
import type { DeliveryTarget } from './delivery/delivery-settings.ts';
import type { RoadStanding } from './delivery/start-delivering.ts';
import type { PageBlobs } from './documents/page-blobs.ts';
import type { HandInKey } from './hand-in-key.ts';
import type { ApplyMutation } from './judge.ts';
import type { KeepReads } from './keep-reads.ts';
import type { Measures } from './metrics/measures.ts';
import type { Live } from './live.ts';
import type { Passwords } from './passwords.ts';
import type { Pokes } from './pokes.ts';
import type { Packing } from './packing.ts';
import type { SessionRules } from './refresh.ts';
import type { RequestLimit } from './request-limit.ts';
import type { ReceiptSigner } from './receipt-signer.ts';
import type { RelyingParty } from './relying-party.ts';
import type { RandomBytes } from './secrets.ts';
import type { Exchanges } from './seat-exchanges.ts';
import type { ServerClock } from './server-clock.ts';
import type { ServerTimers } from './server-timers.ts';
import type { StaticFiles } from './static-files.ts';
import type { ServerStore } from './store/port.ts';

/** Everything the server is made of that is not itself. */
export interface AppParts {
  readonly store: ServerStore;
  readonly passwords: Passwords;
  readonly apply: ApplyMutation;
  /** Told of every commit, by this process and the others on the same database. */
  readonly pokes: Pokes;
  /** Those who wait to hear of it. */
  readonly live: Live;
  readonly timers: ServerTimers;
  readonly clock: ServerClock;
  readonly newId: () => string;
  readonly randomBytes: RandomBytes;
  readonly hash: HashText;
  readonly signer: ReceiptSigner;
  /** To which machines seal what they would hand in. */
  readonly handInKey: HandInKey;
  readonly verify: VerifySignature;
  readonly packing: Packing;
  readonly log: Logger;
  readonly tokenHours: number;
  readonly sessions: SessionRules;
  /** Whom passkeys are for; absent: those who come to `localhost`. */
  readonly relyingParty?: RelyingParty;
  readonly enrolment: EnrolmentRules;
  /** Where whole pages of documents lie, and how many bytes of them one commune may have. */
  readonly blobs: PageBlobs;
  readonly communeBytes: number;
  /** Roads to the national systems; absent: none was granted. */
  readonly deliveryTargets?: readonly DeliveryTarget[];
  /** How the road of a commune stands; absent: it has none. */
  readonly roadOf?: (scope: string) => RoadStanding | undefined;
  readonly files: StaticFiles;
  readonly contentSecurityPolicy: string;
  /** Told after an exchange's transactions have committed and before its answer goes out. */
  readonly committed: (scopes: readonly string[]) => void;
  /** Lets others have their turn in the middle of long work; absent: long work is done in one go. */
  readonly pause?: () => void | Promise<void>;
  /** Gives this process's exchanges their turn, and spreads what it cannot bear; absent: everybody's turn is now. */
  readonly exchanges?: Exchanges;
  /** Whether the server is on its way down. */
  readonly stopping: () => boolean;
  /** Where a request came from, for the limit on sign-ins. */
  readonly addressOf: (environment: unknown) => string;
  /** Whether it came by HTTPS, to this process or to a proxy before it. */
  readonly cameByHttps: (environment: unknown) => boolean;
  /** How the backups by the clock are doing; absent: none are made. */
  readonly backups?: Pick<KeepBackingUp, 'standing'>;
  /** Keeps who was sent which record; absent: nobody does. */
  readonly reads?: KeepReads;
  /** Counts what happens, for whoever watches the server; absent: nobody does. */
  readonly measures?: Measures;
  /** Bounds how often one device and one account may ask; absent: nobody counts. */
  readonly requests?: RequestLimit;
  /** Bounds how many bodies of one device are under way at once; absent: nobody counts. */
  readonly bodies?: BodiesUnderWay;
}
