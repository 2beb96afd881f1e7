import { seenIn } from '../domain/access/seen.ts';
import { sameValue } from '../domain/same-value.ts';
import type { ScopeChanges } from '../protocol/sync-exchange.ts';
import { type AnswerGround, readGround } from './answer-ground.ts';
import { type RemadeViews, remakeViews } from './answer-views.ts';
import { type AppliedPage, applyPage, newScope } from './apply-page.ts';
import { clearAcknowledged } from './clear-acknowledged.ts';
import { findCopy, type FoundCopy, noteCopy } from './copied-profile.ts';
import type { AnswerCommit, Asked, Exchanged } from './exchange-store.ts';
import { writeBookActs } from './book-acts.ts';
import { remakeBookActs } from './remake-book-acts.ts';
import { lanesThatCount } from './lanes-that-count.ts';
import { readLoad } from './load-state.ts';
import { walkBack } from './doubtful-rows.ts';
import { forkLanes } from './fork-lanes.ts';
import { leaveScopes } from './leave-scopes.ts';
import { drawIncarnation } from './identity.ts';
import { recover, seenSeals } from './recover.ts';
import { settleLanes } from './settle-lanes.ts';
import { moveGeneration, readGeneration, readRevoked, rolesOf, writeMeta, writeRevoked, writeScope } from './meta.ts';
import { moved, pullUnfinished } from './pull-progress.ts';
import { readRecovery } from './restore-state.ts';
import { damageRow } from './damage-notes.ts';
import { settleReceipts, type Settled } from './settle-receipts.ts';
import { becomeNow, rolesTold } from './roles-told.ts';
import { reopening } from './storage-failure.ts';
import { turnToLoad } from './turn-to-load.ts';
import { whatWaits } from './what-waits.ts';
import { type PreparedOverlay, prepareOverlay, writeOverlay } from './hub-overlay.ts';
import { markRelayed } from './relayed-rows.ts';
import type { OutboxRow } from './rows.ts';
import type { StoreParts } from './store-parts.ts';

const mostAttempts = 1_000;

interface Prepared {
  readonly ground: AnswerGround;
  readonly settled: Settled;
  /** The page as it came, unless another tab has overtaken it. */
  readonly changes: ScopeChanges | undefined;
  readonly page: AppliedPage | undefined;
  readonly swept: readonly string[];
  readonly views: RemadeViews;
  readonly copy: FoundCopy | null;
  /** Acts that wait, and that a hub has now. */
  readonly relayed: readonly OutboxRow[];
  readonly overlay: PreparedOverlay | null;
  /** Lists of acts on books that are others now. */
  readonly bookActs: ReadonlyMap<string, readonly string[]>;
}

/**
 * Keeps what an exchange brought: receipts, rows, own acts now in the base, views, digest and cursor commit together,
 * or none of it does (R11). Prepared outside the transaction; should a save come in between, prepared again on that (L21).
 */
export async function commitAnswer(parts: StoreParts, batch: Asked, commit: AnswerCommit): Promise<Exchanged> {
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const prepared = await prepare(parts, batch, commit);
    const exchanged = prepared === undefined ? undefined : await write(parts, batch, commit, prepared);
    if (exchanged !== undefined) return exchanged;
  }
  throw new Error('saves kept coming in between an answer and its commit');
}

async function prepare(parts: StoreParts, batch: Asked, commit: AnswerCommit): Promise<Prepared | undefined> {
  const { scope } = batch;
  const { answer, proofs } = commit;
  const ground = await readGround(parts, scope, answer);
  // A hub's clock is not the server's.
  const relayedAt = answer.relayed === undefined ? undefined : commit.overLine?.answeredAt;
  const settled = await settleReceipts(parts.boxes, ground, {
    receipts: answer.receipts,
    proofs,
    at: relayedAt === undefined ? answer.serverTime : new Date(relayedAt).toISOString(),
  });
  // Another tab may have pulled while this one waited: a page that begins elsewhere would move the cursor back (R11).
  const asked = batch.pull.find((one) => one.scope === scope)?.cursor ?? null;
  const told = answer.changes.find((one) => one.scope === scope);
  const cursor = ground.scope?.cursor ?? null;
  const anchor = told?.from === 'anchor' ? told.anchor : null;
  if (anchor !== null && sameValue(asked, cursor)) {
    await walkBack(parts, { scope, anchor, generation: ground.generation });
    return undefined;
  }
  // R18: what the server has taken from her a hub does not bring back. It may know her as she was: pages of a hub are for
  // those alone who hold everything, by what this machine knows.
  const holdsAll = ground.session !== undefined && seenIn(rolesOf(ground.session), 'dossier') === 'all';
  const isShut = answer.relayed !== undefined && (!holdsAll || (await isRevoked(parts, batch)));
  const changes = sameValue(anchor ?? asked, cursor) && !isShut ? told : undefined;
  const page = changes === undefined ? undefined : await applyPage(parts, ground, changes, settled.receipts);
  const rows = page?.rows ?? new Map<string, never>();
  const swept = [...(page?.gone ?? []), ...(page?.sweep === true ? await olderRows(parts, scope, page) : [])];
  const left = page?.left ?? [];
  const views = await remakeViews(parts, ground.generation, { settled, rows, swept, left });
  const copy = await findCopy(parts, ground, { answer, scope });
  const bookActs = await remakeBookActs(parts, ground.bookActs, { settled, rows });
  const relayed =
    relayedAt === undefined
      ? []
      : await markRelayed(parts.boxes, ground.outbox, { relayed: answer.relayed, at: relayedAt });
  const overlay = await prepareOverlay(parts, scope, {
    answer: isShut ? { ...answer, overlay: [] } : answer,
    byFile: commit.overLine === null,
    // A row that came takes the view that stood on it with it.
    isMoved: rows.size > 0 || (views?.gone.length ?? 0) > 0,
  });
  if (views === undefined) return undefined;
  return { ground, settled, changes, page, swept, views, copy, bookActs, relayed, overlay };
}

async function isRevoked({ database }: StoreParts, { account, scope }: Asked): Promise<boolean> {
  return (await reopening(database, () => readRevoked(database, { account, scope }))) !== undefined;
}

async function olderRows({ database }: StoreParts, scope: string, page: AppliedPage): Promise<string[]> {
  const older = await reopening(database, () =>
    database.records.where('[scope+pass]').between([scope, 0], [scope, page.state.pass], true, false).primaryKeys(),
  );
  return older.filter((id) => !page.rows.has(id));
}

/** `undefined` when the ground moved under what was prepared. */
async function write(
  parts: StoreParts,
  batch: Asked,
  commit: AnswerCommit,
  prepared: Prepared,
): Promise<Exchanged | undefined> {
  const { database } = parts;
  const { ground, settled, page, swept, views } = prepared;
  const { answer } = commit;
  const incarnation = drawIncarnation(parts.randomBytes);
  const receipts = settled.acknowledged.length + settled.kept.length;
  const { account, scope } = batch;
  const { revoked = [] } = answer;
  const tables = [database.meta, database.records, database.views, database.outbox, database.acknowledged];
  // What leaves with a commune lies in these too.
  const becomes = rolesTold(ground, batch, answer);
  const leaves = revoked.length > 0 || becomes !== null;
  const { drafts, incoming, shards, keys, pages, slices, loose } = database;
  const touched = leaves ? [...tables, drafts, incoming, shards, keys, pages, slices, loose] : tables;
  return reopening(database, () =>
    database.transaction('rw', touched, async () => {
      if ((await readGeneration(database)) !== ground.generation) return undefined;
      await moveGeneration(database);
      const before = await readRecovery(database, batch.scope);
      if ((before?.noticedAt ?? null) !== batch.lossNoticedAt) return setAside(database, { ground, commit });
      await database.acknowledged.bulkPut([...settled.acknowledged, ...settled.again]);
      const answered = new Set(settled.receipts.keys());
      const relayed = prepared.relayed.filter(({ id }) => !answered.has(id));
      await database.outbox.bulkPut(relayed);
      await database.outbox.bulkDelete(settled.acknowledged.map((row) => row.id));
      await database.outbox.bulkPut([...settled.kept]);
      await database.acknowledged.bulkDelete(settled.kept.map((row) => row.id));
      // R6: of acts whose receipt does not hold nothing is known to be settled: what was asked is asked again.
      const counts = await lanesThatCount(database, commit);
      const heard = commit.badSeals ? counts.filter(({ outcome }) => outcome !== 'ok') : counts;
      const lanes = await settleLanes(database, heard, {
        incarnation: ground.incarnation,
        recovery: before,
        runs: batch.runs,
      });
      const resent = lanes.fork ? await forkLanes(database, incarnation, lanes.stranded) : [];
      await noteCopy(database, prepared.copy, { forked: lanes.fork && lanes.copied, at: answer.serverTime });
      const told = {
        worker: { account, scope },
        serverTime: answer.serverTime,
        runs: batch.runs,
        // A hub says nothing of what it was not given.
        unsure: commit.badSeals || answer.relayed !== undefined ? [] : batch.unsure,
        changes: prepared.changes,
        walksAnew:
          page !== undefined &&
          batch.pull.some((one) => one.scope === scope && one.cursor === null && one.whole !== true),
        seals: commit.seals,
      };
      const recovery = await recover(database, before, { ...told, ground, lanes, resent, settled });

      if (page !== undefined) {
        await database.records.bulkPut([...page.rows.values()]);
        await database.records.bulkDelete([...swept]);
        // R18: received as ever, but not of a record that this device still shows.
        await database.acknowledged
          .where('entity')
          .anyOf([...page.left])
          .modify({ rev: null });
        // What came whole, lay here whole, or has left has nothing any more that could not be read.
        const mended = [...page.rows.keys(), ...page.intact, ...swept];
        await database.meta.bulkDelete(mended.map((id) => damageRow('records', id).id));
      }
      const state = page?.state ?? ground.scope;
      if (state !== undefined) {
        await writeScope(database, batch.scope, { ...state, seals: seenSeals(state.seals, commit.seals, batch.scope) });
      }
      await writeBookActs(database, prepared.bookActs);
      // R19: two may have the pen, or the server may have forgotten who has it.
      if (prepared.copy !== null || lanes.fork || recovery.noticed) {
        await writeMeta(database, 'penDoubtedAt', answer.serverTime);
      }
      await database.views.bulkDelete([...views.gone]);
      await database.views.bulkPut([...views.put]);
      await writeOverlay(database, scope, prepared.overlay);

      if (page !== undefined) await writeRevoked(database, { account, scope }, null);
      const left = revoked.length > 0 && (await leaveScopes(database, revoked, { account, at: answer.serverTime }));
      // R18: what she may no longer hold leaves before anything is built on it, and the page that was asked for as another with it.
      const less = becomes !== null && (await becomeNow(database, becomes));
      const stays = revoked.includes(scope) || less ? undefined : state;

      const loads = commit.overLine?.loads === true;
      const loading = loads && (await turnToLoad(parts, batch, answer, page?.state));
      const rests = loads && (await readLoad(database, scope))?.status === 'stopped';
      const unfinished = !rests && (pullUnfinished(stays, answer, scope) || (less && !revoked.includes(scope)));
      const waits = await whatWaits(parts, batch, commit);
      const progressed =
        left ||
        less ||
        receipts > 0 ||
        relayed.length > 0 ||
        // What hubs have is the server's to hear now: it goes again, from its first act.
        (answer.relayed === undefined && ground.log.hubAt !== undefined) ||
        lanes.advanced ||
        recovery.noticed ||
        recovery.advanced ||
        moved(ground.scope ?? newScope, page);
      const isPassedOver = waits === 'passedOver' && !progressed && !unfinished;
      const done: Exchanged = {
        sent: batch.runs.reduce((sum, run) => sum + run.to - run.from + 1, 0),
        receipts,
        pulled: page?.pulled ?? 0,
        // What the server alone can go on with is not left to do while a hub answers in its place.
        workLeft: unfinished || waits !== 'nothing' || (answer.relayed === undefined && (loading || recovery.pending)),
        progressed,
        redirected: lanes.redirected,
        mismatches: state?.mismatches ?? 0,
        fault: page?.fault ?? (commit.badSeals ? 'badAnswer' : isPassedOver ? 'forbidden' : null),
      };
      const serverTime = Date.parse(answer.serverTime);
      if (commit.overLine !== null) {
        const { askedAt, answeredAt, line, log } = commit.overLine;
        await writeMeta(database, 'exchangeLog', log(ground.log, done));
        await writeMeta(database, 'lineSize', line);
        await database.meta.delete('sending');
        // A hub's clock is not the server's.
        if (answer.relayed !== undefined) return done;
        await writeMeta(database, 'clockOffset', Math.round(serverTime - (askedAt + answeredAt) / 2));
      }
      await clearAcknowledged(database, { scope: batch.scope, serverTime });
      return done;
    }),
  );
}

/**
 * R13: while this tab was frozen another has noticed that the server lost history. What it said before may be among what is
 * lost, and would be asked about no more: it counts for nothing, and the same bytes go again (R8). Only inside a transaction.
 */
async function setAside(
  database: StoreParts['database'],
  { ground, commit }: { readonly ground: AnswerGround; readonly commit: AnswerCommit },
): Promise<Exchanged> {
  const nothing = { sent: 0, receipts: 0, pulled: 0, progressed: false, fault: null };
  const done = { ...nothing, workLeft: true, redirected: true, mismatches: ground.scope?.mismatches ?? 0 };
  if (commit.overLine !== null) {
    await writeMeta(database, 'exchangeLog', commit.overLine.log(ground.log, done));
    await database.meta.delete('sending');
  }
  return done;
}
