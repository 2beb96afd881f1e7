import type { Cursor, SentMutation } from '../protocol/sync-exchange.ts';

import { exchangeLimits } from '../protocol/sync-exchange.ts';
import { kindOfId } from '../domain/kind-of-id.ts';
import { recordKinds, type RecordRef } from '../domain/record-ref.ts';
import { actsElsewhere, type Worker } from './acts-elsewhere.ts';
import { jsonOf } from './box.ts';
import type { Batch, ExchangeStore } from './exchange-store.ts';
import { type LaneRows, readLanesToSend } from './lanes-to-send.ts';
import { isUnderWay, readLoad } from './load-state.ts';
import { doubtfulRows } from './doubtful-rows.ts';
import { openKept, voucherOf } from './kept-receipts.ts';
import { asksWhole, readMeta, readScope, readSessionRow, scopesHeld, type ScopeState } from './meta.ts';
import { readRecovery } from './restore-state.ts';
import { readDamage } from './damage-notes.ts';
import { openMutationText, sentHash } from './row-content.ts';
import { madeElsewhere, type OutboxRow } from './rows.ts';
import { isLetGo } from './lane-rows.ts';
import { restsAtHub } from './relayed-rows.ts';
import { readIdentity } from './identity.ts';
import { endUnreadableSession, openSession } from './sessions.ts';
import { reopening } from './storage-failure.ts';
import type { StoreParts } from './store-parts.ts';
import { answeredRows, mostAskedAtOnce, vouchedQuestion, voucherBytes } from './unsure-acts.ts';

/** It knows every kind of record there is. */
const kinds = recordKinds.length;

/** Reads what the next exchange carries; the disk is read in one transaction, boxes are opened after it. */
export async function takeBatch(
  parts: StoreParts,
  { batchBytes, pageBytes, turn, pick, loads = false, behind }: Parameters<ExchangeStore['takeBatch']>[0],
): Promise<Batch | null> {
  const found = await readWhatWaits(parts, { batchBytes, turn, behind });
  if (found === null) return null;
  const session = await openSession(parts.boxes, found.session);
  if (session === null) {
    await endUnreadableSession(parts);
    return null;
  }
  const { scope } = found.worker;
  const identity = found.identity ?? (await readIdentity(parts));

  const picked = pick(
    found.lanes.map(({ lane, rows }) => ({ lane, acts: rows.map((row) => ({ seq: row.seq, bytes: sentBytes(row) })) })),
  );
  const runs: { lane: LaneRows; rows: readonly LaneRows['rows'][number][] }[] = [];
  for (const lane of found.lanes) {
    const rows = lane.rows.slice(0, picked.get(lane.lane) ?? 0);
    if (rows.length > 0) runs.push({ lane, rows });
  }
  const lanes = await Promise.all(
    runs.map(async ({ lane, rows }) => ({
      scope: lane.scope,
      incarnation: lane.incarnation,
      author: lane.author,
      ...madeElsewhere(lane),
      from: rows[0]?.seq ?? 1,
      mutations: await Promise.all(rows.map((row) => sentForm(parts, row))),
    })),
  );
  const unsure = (await Promise.all(found.unsureRows.map((row) => vouchedQuestion(parts.boxes, row)))).flat();
  const inDoubt = new Set(unsure.map(({ mid }) => mid));
  const held = found.held
    .filter(({ id }) => !inDoubt.has(id))
    .map((row) => ({ scope: row.scope, mid: row.id, revision: row.revision }));
  return {
    token: session.token,
    account: session.account.id,
    scope,
    device: identity.device,
    incarnation: identity.incarnation,
    lanes,
    held: [...unsure, ...held].slice(0, exchangeLimits.held),
    unsure: found.unsure,
    // While a snapshot comes, pages would bring the same again; while it rests, only what she may hold is asked (R18).
    pull:
      loads && found.loading
        ? found.rests
          ? [{ ...askWhetherMine(scope), loads: true, kinds }, ...found.elsewhere.map(askWhetherMine)]
          : []
        : [
            {
              scope,
              cursor: found.scope?.cursor ?? null,
              ...anchorsOf(found.scope),
              want: wanted([...found.damaged, ...found.doubtful]),
              pageBytes,
              kinds,
              ...(asksWhole(found.scope) ? { whole: true } : {}),
              ...(loads && found.mayLoad ? { loads: true } : {}),
            },
            ...found.elsewhere.map(askWhetherMine),
          ],
    runs: runs.map(({ lane, rows }) => ({
      lane: lane.lane,
      from: rows[0]?.seq ?? 0,
      to: rows[rows.length - 1]?.seq ?? 0,
    })),
    acts: runs.reduce((sum, { rows }) => sum + rows.length, 0),
    bytes: runs.flatMap(({ rows }) => rows).reduce((sum, row) => sum + sentBytes(row), unsure.length * voucherBytes),
    waiting: Math.max(
      0,
      found.waiting -
        runs
          .flatMap(({ rows }) => rows)
          .filter((row) => 'state' in row && row.state === 'waiting' && row.scope === scope).length,
    ),
    lossNoticedAt: found.lossNoticedAt,
    partial: found.lanes.some((lane) => (picked.get(lane.lane) ?? 0) < lane.rows.length || lane.more),
  };
}

async function readWhatWaits(
  { database, clock }: StoreParts,
  {
    batchBytes,
    turn,
    behind,
  }: {
    readonly batchBytes: number;
    readonly turn: number;
    readonly behind: ReadonlyMap<string, number> | undefined;
  },
) {
  const tables = [database.meta, database.outbox, database.acknowledged, database.records];
  return reopening(database, () =>
    database.transaction('r', tables, async () => {
      const session = await readSessionRow(database);
      if (session === undefined) return null;
      const { account, scope } = session.value;
      const worker: Worker = { account, scope };
      const recovery = await readRecovery(database, scope);
      const load = await readLoad(database, scope);
      const state = await readScope(database, scope);
      const unsure = (recovery?.unsure ?? []).slice(0, mostAskedAtOnce(batchBytes));
      return {
        session,
        worker,
        identity: await readMeta(database, 'identity'),
        scope: state,
        lossNoticedAt: recovery?.noticedAt ?? null,
        waiting: await database.outbox
          .where('[state+lane+seq]')
          .between(['waiting', `${scope}/`], ['waiting', `${scope}/\uffff`])
          .count(),
        loading: isUnderWay(load),
        rests: load?.status === 'stopped',
        mayLoad: load === undefined && (state?.cursor ?? null) === null,
        lanes: await readLanesToSend(database, worker, {
          batchBytes,
          resend: recovery?.resend ?? [],
          behind,
          // A file is for the server: what a hub has goes into it all the same.
          rests: behind === undefined ? restsAtHub(await readMeta(database, 'exchangeLog'), clock.now()) : () => false,
        }),
        held: await heldRows(database, worker, turn),
        unsure,
        unsureRows: await answeredRows(database, unsure),
        elsewhere: (await scopesHeld(database)).filter((held) => held !== scope).slice(0, exchangeLimits.scopes - 1),
        damaged: (await readDamage(database)).filter(({ table }) => table === 'records').map(({ id }) => id),
        doubtful: state?.atHead === true ? await doubtfulRows(database, scope) : [],
      };
    }),
  );
}

// More held acts than one exchange may ask about take turns (R17).
async function heldRows(database: StoreParts['database'], worker: Worker, turn: number): Promise<readonly OutboxRow[]> {
  const { scope } = worker;
  const held = database.outbox.where('[state+lane+seq]').between(['held', `${scope}/`], ['held', `${scope}/\uffff`]);
  const parts = Math.max(1, Math.ceil((await held.count()) / exchangeLimits.held));
  const here = await held
    .offset((turn % parts) * exchangeLimits.held)
    .limit(exchangeLimits.held)
    .toArray();
  const elsewhere = await Promise.all(
    actsElsewhere(database, 'held', worker).map((acts) => acts.limit(exchangeLimits.held).toArray()),
  );
  return [...here, ...elsewhere.flat()].slice(0, exchangeLimits.held);
}

// R18: a commune the device holds something of, although she works for another one: the server says what she may not hold.
function askWhetherMine(scope: string): Batch['pull'][number] {
  return { scope, cursor: null, want: [], pageBytes: exchangeLimits.pageBytes.min };
}

function wanted(damaged: readonly string[]): RecordRef[] {
  return damaged.slice(0, exchangeLimits.want).map((id) => ({ kind: kindOfId(id), id }));
}

// Without any to give, the walk begins at the beginning.
function anchorsOf(scope: ScopeState | undefined): { readonly anchors?: Cursor[] } {
  if (scope?.lost !== true) return { anchors: [] };
  const { anchors = [] } = scope;
  return anchors.length === 0 ? {} : { anchors: [...anchors] };
}

const sentBytes = (row: LaneRows['rows'][number]): number => row.bytes + (row.receipt === null ? 0 : voucherBytes);

// R8: the value of the very text that was hashed. A row that is no longer that is told by its id, so that it blocks nothing behind it.
async function sentForm(parts: StoreParts, row: LaneRows['rows'][number]): Promise<SentMutation> {
  // R18: that she no longer follows it takes nothing from those who have to decide about it.
  if (isLetGo(row)) return { hash: await sentHash(parts.boxes, row), letGo: row.id };
  const kept = await openKept(parts.boxes, row);
  const proof = kept === null ? undefined : voucherOf(kept);
  const voucher = proof === undefined ? {} : { voucher: proof };
  const value = jsonOf(await openMutationText(parts.boxes, row));
  if (value !== undefined)
    return { hash: await sentHash(parts.boxes, row), mutation: value as { mid: string; scope: string }, ...voucher };
  return { hash: await sentHash(parts.boxes, row), unreadable: row.id, ...voucher };
}
