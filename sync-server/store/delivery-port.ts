import type { UpstreamState } from '../../src/domain/upstream.ts';
import type { Instant } from '../../src/domain/words.ts';

/** What comes next for a dossier on its way: ask where it stands, send it, or nothing by itself. */
export type DeliveryStep = 'ask' | 'send' | 'rest';

/** One dossier on its way to the national systems. */
export interface Delivery {
  readonly scope: string;
  readonly entity: string;
  /** Which of their records it is. */
  readonly module: string;
  /** The code they know it by; never changed. */
  readonly code: string;
  readonly state: UpstreamState;
  readonly step: DeliveryStep;
  /** SHA-256 of the record as it was to be sent. */
  readonly fingerprint: string;
  /** Failures in a row. */
  readonly tries: number;
  /** Questions in a row to which they said they do not know it, though they have said they have it. */
  readonly unknowns: number;
  /** Pages that were named when it was last sent and did not go with it. */
  readonly papersOwed: number;
  /** When it was first to be handed over. */
  readonly since: Instant;
  readonly dueAt: Instant;
  /** When they last answered about it. */
  readonly answeredAt: Instant | null;
}

/** Which process has a dossier in hand, until when. */
export interface Lease {
  readonly by: string;
  readonly until: Instant;
}

/** What was said once, both ways. */
export interface DeliveryExchange {
  readonly scope: string;
  readonly id: string;
  /** `null`: it was about several. */
  readonly entity: string | null;
  readonly at: Instant;
  readonly kind: 'send' | 'ask';
  readonly outcome: string;
  readonly request: string;
  readonly response: string;
}

/** An exchange as it is kept: a question whose answer was the same as before is no line of its own. */
export interface KeptExchange extends DeliveryExchange {
  /** How often just this was said in a row, and when last. */
  readonly times: number;
  readonly lastAt: Instant;
}

/** That papers of a dossier need not go any more. */
export interface PapersWaived {
  readonly at: Instant;
  readonly by: string;
  readonly reason: string;
}

export interface Connector {
  readonly account: string;
  readonly device: string;
}

export interface Pause {
  readonly scope: string;
  readonly since: Instant;
  /** `null`: whoever runs the server. */
  readonly by: string | null;
  readonly reason: string;
}

/** How things stand in one commune. */
export interface DeliveryCount {
  readonly scope: string;
  readonly state: UpstreamState;
  readonly count: number;
  /** Since when the first of them waits. */
  readonly since: Instant;
}

/** The queue of what is handed over, kept with the records themselves. */
export interface DeliveryStore {
  /** How far the log of a commune has been looked through. */
  mark(scope: string): Promise<number>;
  of(scope: string, entities: readonly string[]): Promise<readonly Delivery[]>;
  /**
   * In one transaction: rows that are new or to be sent anew, those that go, and the mark. One that is in hand, or is to be sent or asked about already, is left
   * as it is. `false`: another process has looked on from `from` meanwhile.
   */
  keep(
    scope: string,
    step: {
      readonly from: number;
      readonly to: number;
      readonly put: readonly Delivery[];
      readonly gone: readonly string[];
    },
  ): Promise<boolean>;
  /** Takes what is due, and in nobody’s hand, into this one’s; the longest due first. Communes that are paused give nothing. */
  claim(of: {
    readonly scopes: readonly string[];
    readonly now: Instant;
    readonly lease: Lease;
    readonly most: number;
  }): Promise<readonly Delivery[]>;
  /** Said of one before it is sent: whoever finds it next asks first. It stays in this hand until then. `false`: it is in another, and must not be sent. */
  goesOut(delivery: Delivery, lease: Lease): Promise<boolean>;
  /** Writes what has become of it and lets it go. `false`: it was in another hand by then, and nothing is written. */
  settle(delivery: Delivery, by: string): Promise<boolean>;
  /** When the next one is due, or out of another’s hand; `undefined`: none will be. */
  nextDue(scopes: readonly string[]): Promise<Instant | undefined>;
  /** Tries again what a person must look at: one, or all of a commune. What they asked for or refused is sent; of anything else they are asked first. How many. */
  retry(scope: string, entity: string | null, at: Instant): Promise<number>;
  /** What is owed of one dossier comes to them another way, or not at all; who says so, and why, is kept. `false`: nothing was owed. */
  waiveOwed(scope: string, entity: string, waived: PapersWaived): Promise<boolean>;
  /** They say that something has changed about these: what they have, or had before a person, is asked about now. How many. */
  askSoon(scopes: readonly string[], codes: readonly string[], at: Instant): Promise<number>;
  /** Rows of a commune that are not through, or owe papers, those first that wait for a person, then the oldest. */
  waiting(scope: string, most: number): Promise<readonly Delivery[]>;
  /** The last exchange about each of these that there is one about. */
  lastOf(scope: string, entities: readonly string[]): Promise<ReadonlyMap<string, KeptExchange>>;
  counts(scopes: readonly string[]): Promise<readonly DeliveryCount[]>;
  /** How many of all communes together stand where; a state with none may be missing. */
  totals(): Promise<ReadonlyMap<UpstreamState, number>>;
  /** In one transaction. A question answered as the last one about the same record is counted with that. */
  addExchanges(exchanges: readonly DeliveryExchange[]): Promise<void>;
  /** Oldest first; after the one with this id. */
  exchanges(
    scope: string,
    of: { readonly entity: string | null; readonly after: string | null; readonly most: number },
  ): Promise<readonly KeptExchange[]>;
  /** What was last sent of one dossier, newest first; what they say they did nothing with is not among it. */
  lastSends(scope: string, entity: string, most: number): Promise<readonly KeptExchange[]>;
  /** The connector of a commune: made of `make` the first time, for good. */
  connector(scope: string, make: Connector, at: Instant): Promise<Connector>;
  pauses(): Promise<readonly Pause[]>;
  pause(pause: Pause): Promise<void>;
  /** `false`: it was not paused. */
  resume(scope: string): Promise<boolean>;
}
