import type { Timers } from '../store/device-ports.ts';
import type { ExchangeStore } from '../store/exchange-store.ts';
import { watched } from './watchdog.ts';

/** A question to the disk, a commit that may have much to write, and the swap of a whole commune, on an old machine that is busy. */
const patience = { look: 30_000, work: 180_000, swap: 15 * 60_000 };

/** The disk never answered. Browsers have been seen to leave a request of IndexedDB open for ever (L17). */
class StorageSilent extends Error {
  override readonly name = 'TimeoutError';
}

interface GuardParts {
  readonly timers: Timers;
  /** @throws when this tab no longer leads */
  readonly confirm: () => Promise<void>;
}

/**
 * The store as the loop of one tab may use it: every call ends, and a tab that was frozen finds out that another leads before it
 * writes what is the other's to tell. Should it write all the same, between the question and the commit, that does no harm:
 * generation, cursor and receipts are compared inside the transaction (R2, R11).
 */
export function guardStore(store: ExchangeStore, { timers, confirm }: GuardParts): ExchangeStore {
  const within = async <Answer>(milliseconds: number, ask: () => Promise<Answer>): Promise<Answer> => {
    const outcome = await watched(timers, milliseconds, ask);
    if (outcome.status === 'timedOut') throw new StorageSilent('the database did not answer');
    return outcome.value;
  };
  const asLeader = async <Answer>(milliseconds: number, write: () => Promise<Answer>): Promise<Answer> => {
    await within(patience.look, confirm);
    return within(milliseconds, write);
  };
  const { load } = store;
  return {
    ...store,
    load: {
      next: () => within(patience.look, () => load.next()),
      keepManifest: (scope, manifest) => asLeader(patience.look, () => load.keepManifest(scope, manifest)),
      keepPart: (step, bytes) => asLeader(patience.work, () => load.keepPart(step, bytes)),
      gone: (scope) => asLeader(patience.look, () => load.gone(scope)),
      decline: (scope) => asLeader(patience.look, () => load.decline(scope)),
      swap: (scope) => asLeader(patience.swap, () => load.swap(scope)),
    },
    serverKeys: () => within(patience.look, () => store.serverKeys()),
    learnKeys: (keys) => within(patience.look, () => store.learnKeys(keys)),
    liveTicket: () => within(patience.look, () => store.liveTicket()),
    renewable: () => within(patience.look, () => store.renewable()),
    keepRenewed: (used, answer) => asLeader(patience.look, () => store.keepRenewed(used, answer)),
    dropRefresh: (used) => asLeader(patience.look, () => store.dropRefresh(used)),
    hub: () => within(patience.look, () => store.hub()),
    outlook: () => within(patience.look, () => store.outlook()),
    line: () => within(patience.look, () => store.line()),
    takeBatch: (wishes) => within(patience.work, () => store.takeBatch(wishes)),
    audit: () => asLeader(patience.work, () => store.audit()),
    noteSending: (sending) => asLeader(patience.look, () => store.noteSending(sending)),
    commitAnswer: (batch, commit) => asLeader(patience.work, () => store.commitAnswer(batch, commit)),
    noteFailure: (token, log, line) => asLeader(patience.look, () => store.noteFailure(token, log, line)),
    changeLog: (change) => asLeader(patience.look, () => store.changeLog(change)),
  };
}
