import { hubOn } from '../domain/office/office.ts';
import { localDateOf } from '../domain/vietnam-time.ts';
import { readOffice } from './office-view.ts';
import { actsElsewhere } from './acts-elsewhere.ts';
import { readBaseDigest } from './base-digest.ts';
import { auditBase } from './audit-base.ts';
import { commitAnswer } from './commit-answer.ts';
import { calmLog, emptyLog } from './exchange-log.ts';
import type { ExchangeStore, LiveTicket, Outlook } from './exchange-store.ts';
import { readTerm, turnTerm } from './leader-term.ts';
import { createLoadStore } from './load-store.ts';
import { asksWhole, type ExchangeLog, type LineState, readMeta, readScope, writeMeta } from './meta.ts';
import { restsAtHub } from './relayed-rows.ts';
import { isRecovering, readRecovery } from './restore-state.ts';
import { dropRefresh, keepRenewed, readRenewable } from './renew-session.ts';
import { keepServerKeys } from './server-keys.ts';
import { readSession } from './sessions.ts';
import { reopen, reopening } from './storage-failure.ts';
import type { StoreParts } from './store-parts.ts';
import { takeBatch } from './take-batch.ts';
import { watchStore } from './watch-store.ts';

export function createExchangeStore(parts: StoreParts): ExchangeStore {
  const { database } = parts;
  return {
    load: createLoadStore(parts),
    outlook: () => readOutlook(parts),
    line: () => reopening(database, () => readMeta(database, 'lineSize')),
    takeBatch: (wishes) => takeBatch(parts, wishes),
    noteSending: (sending) =>
      reopening(database, () =>
        database.transaction('rw', database.meta, async () => {
          if (sending !== null) await writeMeta(database, 'sending', sending);
          // What is not there is not taken away: whoever watches would be asked again for nothing.
          else if ((await readMeta(database, 'sending')) !== undefined) await database.meta.delete('sending');
        }),
      ),
    commitAnswer: (batch, commit) => commitAnswer(parts, batch, commit),
    noteFailure: (token, log, line) => noteFailure(parts, token, { log, line }),
    changeLog: (change) =>
      reopening(database, () =>
        database.transaction('rw', database.meta, async () => {
          await writeMeta(database, 'exchangeLog', change((await readMeta(database, 'exchangeLog')) ?? emptyLog));
        }),
      ),
    renewable: () => readRenewable(parts),
    keepRenewed: (used, answer) => keepRenewed(parts, used, answer),
    dropRefresh: (used) => dropRefresh(parts, used),
    liveTicket: () => readLiveTicket(parts),
    turnTerm: (decide) => turnTerm(parts, decide),
    term: () => readTerm(parts),
    reopen: () => reopen(database),
    hub: async () =>
      hubOn((await readOffice(parts)).office ?? undefined, localDateOf(new Date(parts.clock.now()).toISOString())),
    serverKeys: async () => (await reopening(database, () => readMeta(database, 'serverKeys'))) ?? [],
    learnKeys: (keys) =>
      reopening(database, () => database.transaction('rw', database.meta, () => keepServerKeys(database, keys))),
    poke: (reason) =>
      reopening(database, () =>
        database.transaction('rw', database.meta, async () => {
          const count = ((await readMeta(database, 'poke'))?.count ?? 0) + 1;
          await writeMeta(database, 'poke', { count, reason });
        }),
      ),
    watch: (onEvent) => watchStore(parts, onEvent),
    audit: () => auditBase(parts),
    digest: async () => {
      const scope = (await reopening(database, () => readMeta(database, 'session')))?.scope;
      return readBaseDigest(parts, scope ?? '');
    },
  };
}

async function readOutlook({ database, clock }: StoreParts): Promise<Outlook> {
  return reopening(database, () =>
    database.transaction('r', database.meta, database.outbox, async () => {
      const session = await readMeta(database, 'session');
      const scope = session?.scope ?? '';
      const state = await readScope(database, scope);
      const elsewhere = session === undefined ? [] : actsElsewhere(database, 'waiting', session);
      const here = database.outbox
        .where('[state+lane+seq]')
        .between(['waiting', `${scope}/`], ['waiting', `${scope}/\uffff`]);
      const log = (await readMeta(database, 'exchangeLog')) ?? emptyLog;
      const rests = restsAtHub(log, clock.now());
      // As long as only a hub answers, what it does not take waits for the server.
      const waiting =
        log.hubAt === undefined
          ? await Promise.all([here, ...elsewhere].map((acts) => acts.count()))
          : [await here.filter((row) => row.device === undefined && !rests(row)).count()];
      return {
        signedIn: session !== undefined,
        renews: session?.renewAt !== undefined,
        stand: session === undefined ? null : { scope, seq: state?.cursor?.seq ?? 0 },
        waiting: waiting.reduce((sum, one) => sum + one, 0),
        pullUnfinished:
          state === undefined ||
          state.cursor === null ||
          asksWhole(state) ||
          state.rewalking ||
          state.lost === true ||
          isRecovering(await readRecovery(database, scope)),
        log,
      };
    }),
  );
}

async function readLiveTicket(parts: StoreParts): Promise<LiveTicket | null> {
  const session = await readSession(parts);
  if (session === null) return null;
  const scope = session.commune.code;
  const state = await reopening(parts.database, () => readScope(parts.database, scope));
  return { token: session.token, scope, after: state?.cursor?.seq ?? 0 };
}

async function noteFailure(
  parts: StoreParts,
  token: string,
  { log, line }: { readonly log: (before: ExchangeLog) => ExchangeLog; readonly line: LineState },
): Promise<void> {
  const { database } = parts;
  const signedInAnew = (await readSession(parts))?.token !== token;
  await reopening(database, () =>
    database.transaction('rw', database.meta, async () => {
      const after = log((await readMeta(database, 'exchangeLog')) ?? emptyLog);
      const pausesNobody = after.signInNeeded && signedInAnew;
      await writeMeta(database, 'exchangeLog', pausesNobody ? calmLog(after) : after);
      await writeMeta(database, 'lineSize', line);
      await database.meta.delete('sending');
    }),
  );
}
