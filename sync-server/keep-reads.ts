import type { Logger } from 'pino';
import type { SyncRequest, SyncResponse } from '../src/protocol/sync-exchange.ts';
import type { Carrier } from './authenticate.ts';
import { failureForLog } from './log.ts';
import type { ServerClock } from './server-clock.ts';
import type { ServerTimers } from './server-timers.ts';
import type { KeptRead, ReadLogStore } from './store/port.ts';

/** Of one page so many records are told one by one; more are told as everything. */
const mostNamed = 100;
/** So many wait at the most while the database does not take them (R17). */
const mostWaiting = 20_000;
/** Gathered for so long, so that an exchange waits for no second commit. */
const gatherMs = 1_000;

/** Keeps who was sent which record. */
export interface KeepReads {
  /** `entities`: records that somebody is sent; `null`: everything of the commune. */
  note(
    reader: Carrier,
    of: { readonly scope: string; readonly entities: readonly string[] | null; readonly how: KeptRead['how'] },
  ): void;
  /** Writes what is gathered. */
  flush(): Promise<void>;
}

interface KeepParts {
  readonly store: Pick<ReadLogStore, 'add'>;
  readonly clock: ServerClock;
  readonly timers: ServerTimers;
  readonly log: Logger;
}

export function keepReads({ store, clock, timers, log }: KeepParts): KeepReads {
  let waiting: KeptRead[] = [];
  let dropped = 0;
  let planned = false;

  const flush = async (): Promise<void> => {
    const reads = waiting;
    waiting = [];
    if (reads.length === 0) return;
    try {
      await store.add(reads);
      if (dropped > 0) log.error({ dropped }, 'who read what was not kept');
      dropped = 0;
    } catch (error) {
      log.error(failureForLog(error), 'who read what cannot be kept now');
      waiting = [...reads, ...waiting];
      plan();
    }
    if (waiting.length > mostWaiting) {
      dropped += waiting.length - mostWaiting;
      waiting = waiting.slice(-mostWaiting);
    }
  };
  const plan = (): void => {
    if (planned) return;
    planned = true;
    timers.set(gatherMs, () => {
      planned = false;
      void flush();
    });
  };

  return {
    note({ account, device }, { scope, entities, how }) {
      const all = entities === null || entities.length > mostNamed;
      const same = { scope, at: clock.now(), account: account.id, device, how };
      for (const entity of all ? [null] : entities) waiting.push({ ...same, entity });
      if (waiting.length > 0) plan();
    },
    flush,
  };
}

/** What an exchange has sent: whole rows, those a device asked for too. Its own acts come back as markers, and her reports to a volunteer as lines: neither is a reading. */
export function noteExchange(
  keep: KeepReads,
  reader: Carrier,
  request: Pick<SyncRequest, 'pull'>,
  answer: SyncResponse,
): void {
  for (const { scope, changes, wanted } of answer.changes) {
    const rows = [...changes, ...wanted].flatMap((change) =>
      change.type === 'row' && change.kind !== 'office' && !('line' in change.state) ? change.id : [],
    );
    if (rows.length === 0) continue;
    const isFirst = request.pull.some((pull) => pull.scope === scope && pull.cursor === null);
    keep.note(reader, { scope, entities: isFirst ? null : rows, how: isFirst ? 'firstLoad' : 'exchange' });
  }
}
