import type { Clock } from './device-ports.ts';
import type { DeviceDatabase } from './database.ts';
import { emptyLog } from './exchange-log.ts';
import { type ExchangeLog, readMeta, type Sending } from './meta.ts';
import type { ExchangeStatus } from './store.ts';
import { reopening } from './storage-failure.ts';
import type { StoreParts } from './store-parts.ts';

/** What the connection banner may say: stored facts only, so that every tab says the same (R16). */
export async function readExchangeStatus({ database, clock }: StoreParts): Promise<ExchangeStatus> {
  return reopening(database, () =>
    database.transaction('r', database.meta, database.outbox, async () => {
      const log = (await readMeta(database, 'exchangeLog')) ?? emptyLog;
      const sending = await readMeta(database, 'sending');
      const waiting = await countWaiting(database);
      const oldest = await database.outbox
        .orderBy('turn')
        .filter((row) => row.state === 'waiting')
        .first();
      return {
        phase: phaseOf(log, sending, clock),
        waiting,
        attention: (await database.outbox.count()) - waiting,
        oldestMadeAt: oldest?.madeAt ?? null,
        lastSuccessAt: instantOf(log.lastSuccessAt),
        lastFailure:
          log.lastFailure === null ? null : { ...log.lastFailure, at: new Date(log.lastFailure.at).toISOString() },
        nextTryAt: log.signInNeeded ? null : instantOf(log.nextTryAt),
      };
    }),
  );
}

/** Acts that no receipt has answered yet, whoever made them. Only inside a transaction. */
export async function countWaiting(database: DeviceDatabase): Promise<number> {
  return database.outbox.where('[state+lane+seq]').between(['waiting'], ['waiting', []]).count();
}

function phaseOf(log: ExchangeLog, sending: Sending | undefined, clock: Clock): ExchangeStatus['phase'] {
  const now = clock.now();
  if (sending !== undefined && sending.since <= now && now <= sending.until) return 'exchanging';
  if (log.signInNeeded) return 'paused';
  return log.failures > 0 ? 'waitingToRetry' : 'idle';
}

function instantOf(milliseconds: number | null): string | null {
  return milliseconds === null ? null : new Date(milliseconds).toISOString();
}
