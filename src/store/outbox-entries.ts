import { type CarriedFile, copiedAt } from './carry/carried-file.ts';
import type { Clock } from './device-ports.ts';
import { readMeta, type Sending } from './meta.ts';
import type { LaneRow } from './lane-rows.ts';
import { mayLetGoOf } from './may-let-go.ts';
import { openMutationText, openReceipt } from './row-content.ts';
import type { OutboxRow } from './rows.ts';
import type { ExchangeState, OutboxEntry, Store } from './store.ts';
import { reopening } from './storage-failure.ts';
import type { StoreParts } from './store-parts.ts';

/** The signed-in person's entries, oldest first; of colleagues' only how many there are (L8). */
export async function readOutbox(parts: StoreParts): ReturnType<Store['outbox']> {
  const { database } = parts;
  const found = await reopening(database, () =>
    database.transaction('r', database.meta, database.outbox, database.acknowledged, async () => {
      const author = (await readMeta(database, 'session'))?.account;
      const rows =
        author === undefined
          ? []
          : await database.outbox.where('[author+turn]').between([author, 0], [author, Infinity]).toArray();
      const held = rows.filter(({ state }) => state === 'held').map(({ entity }) => entity);
      const beside = await database.acknowledged.where('entity').anyOf(held).toArray();
      const all = await database.outbox.count();
      // Nothing of hers waits, nothing of hers is being sent.
      if (rows.length === 0) return { rows, beside, all, sending: undefined, carried: [] };
      const carried = (await readMeta(database, 'carried')) ?? [];
      return { rows, beside, all, sending: await readMeta(database, 'sending'), carried };
    }),
  );
  const isSent = sentNow(found.sending, parts.clock);
  const { beside, carried } = found;
  const entries = await Promise.all(found.rows.map((row) => entryOf(parts, row, { isSent, beside, carried })));
  return { entries, ofColleagues: found.all - entries.length };
}

/** One act as the screen tells it. */
export async function entryOf(
  { boxes }: Pick<StoreParts, 'boxes'>,
  row: OutboxRow,
  {
    isSent,
    beside,
    carried = [],
  }: {
    readonly isSent: (row: OutboxRow) => boolean;
    /** Answered acts that this device keeps, of its record among others. */
    readonly beside: readonly LaneRow[];
    /** Files that were written here; where nobody asks of them, none. */
    readonly carried?: readonly CarriedFile[];
  },
): Promise<OutboxEntry> {
  const readable = (await openMutationText(boxes, row)) !== undefined;
  const receipt = await openReceipt(boxes, row);
  return {
    mid: row.id,
    lane: { scope: row.scope, incarnation: row.incarnation, author: row.author },
    seq: row.seq,
    name: row.name,
    entity: row.entity,
    author: row.author,
    madeAt: row.madeAt,
    bytes: row.bytes,
    exchange: actState(row, readable, isSent(row)),
    receipt,
    unreadable: !readable,
    copiedAt: row.state === 'waiting' ? copiedAt(carried, row) : null,
    mayLetGo: mayLetGoOf({ row, readable, receipt, beside: beside.filter(({ entity }) => entity === row.entity) }),
  };
}

function actState(row: OutboxRow, readable: boolean, sent: boolean): OutboxEntry['exchange'] {
  if (row.state !== 'waiting' || !readable) return 'attention';
  if (sent) return 'sending';
  return row.relayedAt === undefined ? 'local' : 'relayed';
}

/**
 * Whether an act is in an exchange at this moment. The note of it is stored, so that every tab sees it, and holds no
 * longer than the exchange's own watchdog: a tab that died while sending leaves no false word behind (R16).
 */
export function sentNow(sending: Sending | undefined, clock: Clock): (row: OutboxRow) => boolean {
  const now = clock.now();
  if (sending === undefined || now > sending.until || now < sending.since) return () => false;
  return (row) => sending.runs.some((run) => run.lane === row.lane && run.from <= row.seq && row.seq <= run.to);
}

/** A record's state from its acts: the one that asks for a person first, then the one furthest from the server. */
export function exchangeOf(acts: readonly Pick<OutboxEntry, 'exchange'>[]): ExchangeState {
  if (acts.some((act) => act.exchange === 'attention')) return 'attention';
  if (acts.some((act) => act.exchange === 'local')) return 'local';
  if (acts.some((act) => act.exchange === 'sending')) return 'sending';
  return acts.length > 0 ? 'relayed' : 'received';
}
