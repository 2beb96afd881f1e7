import { seesNothing } from '../domain/access/seen.ts';
import type { DeviceDatabase } from './database.ts';
import { emptyLog } from './exchange-log.ts';
import { progressOf, readLoad } from './load-state.ts';
import { type Copied, type ExchangeLog, readMeta, readRevoked, rolesOf, type Sending } from './meta.ts';
import { isRecovering, readRecovery, type Recovery } from './restore-state.ts';
import type { CopyFacts, ExchangeStatus, RestoreFacts } from './store.ts';
import { reopening } from './storage-failure.ts';
import type { StoreParts } from './store-parts.ts';

/** What the connection banner may say: stored facts only, so that every tab says the same (R16). */
export async function readExchangeStatus({ database, clock }: StoreParts): Promise<ExchangeStatus> {
  return reopening(database, () =>
    database.transaction('r', database.meta, database.outbox, async () => {
      const log = (await readMeta(database, 'exchangeLog')) ?? emptyLog;
      const session = await readMeta(database, 'session');
      const scope = session?.scope ?? '';
      // In one step: a transaction inside a watched question does not outlive many awaits one after the other.
      const [load, revokedAt, recovery, copied, clockOffset = 0] = await Promise.all([
        readLoad(database, scope),
        readRevoked(database, { account: session?.account ?? '', scope }),
        readRecovery(database, scope),
        readMeta(database, 'copied'),
        readMeta(database, 'clockOffset'),
      ]);
      const serverNow = clock.now() + clockOffset;
      const sending = await readMeta(database, 'sending');
      const waiting = await countWaiting(database);
      const oldest = await database.outbox
        .orderBy('turn')
        .filter((row) => row.state === 'waiting')
        .first();
      return {
        phase: phaseOf({ log, sending, signedIn: session !== undefined }, clock.now()),
        waiting,
        relayed: await countRelayed(database, log),
        attention: (await database.outbox.count()) - waiting,
        oldestMadeAt: oldest?.madeAt ?? null,
        lastSuccessAt: instantOf(log.lastSuccessAt),
        hubAt: instantOf(log.hubAt ?? null),
        lastFailure:
          log.lastFailure === null ? null : { ...log.lastFailure, at: new Date(log.lastFailure.at).toISOString() },
        load: progressOf(load),
        // Whose role sees no record has not lost what she never had.
        accessEndedAt: (session !== undefined && seesNothing(rolesOf(session)) ? undefined : revokedAt) ?? null,
        nextTryAt: log.signInNeeded ? null : instantOf(log.nextTryAt),
        restore: restoreFacts(recovery, serverNow),
        copied: copied === undefined ? null : { ...copyFacts(copied), isRecent: isRecent(copied.noticedAt, serverNow) },
      };
    }),
  );
}

/** Acts that no receipt has answered yet, whoever made them. Only inside a transaction. */
export async function countWaiting(database: DeviceDatabase): Promise<number> {
  return database.outbox.where('[state+lane+seq]').between(['waiting'], ['waiting', []]).count();
}

/** Of those, what a hub has. Where none has ever answered nothing is looked through. Only inside a transaction. */
async function countRelayed(database: DeviceDatabase, { hubAt }: ExchangeLog): Promise<number> {
  if (hubAt === undefined) return 0;
  const waiting = database.outbox.where('[state+lane+seq]').between(['waiting'], ['waiting', []]);
  return waiting.filter(({ relayedAt }) => relayedAt !== undefined).count();
}

interface PhaseFacts {
  readonly log: ExchangeLog;
  readonly sending: Sending | undefined;
  readonly signedIn: boolean;
}

function phaseOf({ log, sending, signedIn }: PhaseFacts, now: number): ExchangeStatus['phase'] {
  if (sending !== undefined && sending.since <= now && now <= sending.until) return 'exchanging';
  if (!signedIn || log.signInNeeded) return 'paused';
  return log.failures > 0 ? 'waitingToRetry' : 'idle';
}

function instantOf(milliseconds: number | null): string | null {
  return milliseconds === null ? null : new Date(milliseconds).toISOString();
}

const recentMilliseconds = 7 * 24 * 60 * 60 * 1_000;

function isRecent(at: string, serverNow: number): boolean {
  return serverNow - Date.parse(at) < recentMilliseconds;
}

function copyFacts({ noticedAt, doubled }: Copied): Omit<CopyFacts, 'isRecent'> {
  return { noticedAt, doubled };
}

function restoreFacts(recovery: Recovery | undefined, serverNow: number): RestoreFacts | null {
  if (recovery === undefined || recovery.noticedAt === null) return null;
  const { noticedAt, sentAgain, timesKept } = recovery;
  const isDone = !isRecovering(recovery);
  return { noticedAt, sentAgain, timesKept, isDone, isRecent: isRecent(noticedAt, serverNow) };
}
