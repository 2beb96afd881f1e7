import type { Seal } from '../protocol/seal.ts';
import type { ScopeChanges } from '../protocol/sync-exchange.ts';
import type { AnswerGround } from './answer-ground.ts';
import type { DeviceDatabase } from './database.ts';
import type { Batch } from './exchange-store.ts';
import type { Worker } from './acts-elsewhere.ts';
import { answeredLanes, firstFrom, lastAnswered } from './lane-rows.ts';
import { readLane, type SeenSeal, writeLane } from './meta.ts';
import { deleteRecovery, isRecovering, type Recovery, writeRecovery } from './restore-state.ts';
import type { SettledLanes } from './settle-lanes.ts';
import type { Settled } from './settle-receipts.ts';
import { stepBack } from './step-back.ts';
import { revisedActs } from './unsure-acts.ts';

/** What an answer told of the server's history. */
export interface ToldHistory {
  readonly worker: Worker;
  readonly serverTime: string;
  readonly changes: ScopeChanges | undefined;
  /** The page that was asked for with no cursor to tell a loss by: the first walk, or one after everything had left. */
  readonly walksAnew: boolean;
  readonly seals: readonly Seal[];
  /** What the exchange had sent of each lane. */
  readonly runs: Batch['runs'];
  /** What it had asked about because the server's word was in doubt. */
  readonly unsure: Batch['unsure'];
  readonly ground: AnswerGround;
  readonly lanes: SettledLanes;
  /** New lanes in which answered acts are offered. */
  readonly resent: readonly string[];
  readonly settled: Pick<Settled, 'retaken' | 'reopened'>;
}

/**
 * R13: notices that the server has lost history, and keeps what is to be done about it: every lane is asked about, and
 * what is missing is offered again. Only inside a transaction, after the lanes.
 */
export async function recover(
  database: DeviceDatabase,
  before: Recovery | undefined,
  told: ToldHistory,
): Promise<{ readonly noticed: boolean; readonly advanced: boolean; readonly pending: boolean }> {
  const { worker, lanes } = told;
  const resend = new Set([...lanes.resend, ...told.resent]);
  const noticed = noticesLoss(before, told);
  const asks = noticed || (told.walksAnew && !isRecovering(before));
  if (before === undefined && !asks) return { noticed: false, advanced: false, pending: false };
  const begun = noticed ? undefined : before;
  const { retaken } = told.settled;
  const stepped = await stepBack(database, before?.asking ?? {}, { ...told, retaken });
  const asking = { ...(asks ? await askAbout(database, told) : {}), ...stepped };
  for (const lane of Object.keys(asking)) resend.add(lane);
  const lacks = isRecovering(before) && (noticed || before.inDoubt !== true);
  const counted = lacks ? { acts: retaken.acts.size, timesKept: retaken.timesKept } : { acts: 0, timesKept: 0 };
  const kept = await keptOf([...resend], async (lane) => {
    const { sendFrom } = await readLane(database, lane);
    return sendFrom !== null && (await firstFrom(database, lane, sendFrom)) !== undefined;
  });
  const after: Recovery = {
    noticedAt: noticed ? told.serverTime : (before?.noticedAt ?? null),
    inDoubt: !noticed && (asks || before?.inDoubt === true),
    resend: kept,
    asking: Object.fromEntries(Object.entries(asking).filter(([lane]) => kept.includes(lane))),
    unsure: asks
      ? await revisedActs(database, worker)
      : (before?.unsure ?? []).filter((mid) => !told.unsure.includes(mid)),
    sentAgain: (begun?.sentAgain ?? 0) + counted.acts,
    timesKept: (begun?.timesKept ?? 0) + counted.timesKept,
  };
  if (after.noticedAt === null && !isRecovering(after)) await deleteRecovery(database, worker.scope);
  else await writeRecovery(database, worker.scope, after);
  return { noticed, advanced: after.unsure.length < (before?.unsure.length ?? 0), pending: isRecovering(after) };
}

/**
 * A lane is asked about by its last answered act: what the server says of that shows whether it has the lane up to there,
 * and that it is this one's act that it has, not one of a copied profile under the same number (R14).
 */
async function askAbout(database: DeviceDatabase, { worker, runs }: ToldHistory): Promise<Record<string, number>> {
  const lanes = await answeredLanes(database, worker);
  for (const lane of lanes) {
    const state = await readLane(database, lane);
    // What this very answer settled says nothing of what came before it.
    const sentFrom = runs.find((run) => run.lane === lane)?.from;
    const last = await lastAnswered(database, lane, {
      letGoToo: false,
      ...(sentFrom === undefined ? {} : { below: sentFrom }),
    });
    if (last === undefined || (state.sendFrom !== null && state.sendFrom <= last.seq)) continue;
    await writeLane(database, lane, { ...state, sendFrom: last.seq });
  }
  return Object.fromEntries(lanes.map((lane) => [lane, 1]));
}

/** What is noticed while the device makes up for it already is the same loss, unless its cursor is unknown once more. */
function noticesLoss(
  before: Recovery | undefined,
  { worker: { scope }, changes, seals, ground, lanes, settled }: ToldHistory,
): boolean {
  const { cursor = null, lost = false, seals: seen = [] } = ground.scope ?? {};
  if (changes !== undefined && (changes.from === 'nowhere' || changes.from === 'start') && !lost) return true;
  if (isRecovering(before) && before.inDoubt !== true) return false;
  const otherEpoch = changes !== undefined && cursor !== null && changes.cursor.epoch !== cursor.epoch;
  const otherWord = seals.some(
    (seal) =>
      seal.scope === scope &&
      seen.some(({ epoch, batch, chain }) => epoch === seal.epoch && batch === seal.batch && chain !== seal.chain),
  );
  return otherEpoch || otherWord || lanes.lostHistory || settled.reopened;
}

async function keptOf(lanes: readonly string[], keep: (lane: string) => Promise<boolean>): Promise<string[]> {
  const kept: string[] = [];
  for (const lane of lanes) if (await keep(lane)) kept.push(lane);
  return kept;
}

const mostSeen = 16;

/** The latest seals of the scope, newest last. */
export function seenSeals(
  seen: readonly SeenSeal[] | undefined,
  seals: readonly Seal[],
  scope: string,
): readonly SeenSeal[] {
  const all = [...(seen ?? []), ...seals.filter((seal) => seal.scope === scope)];
  const once = new Map(all.map(({ epoch, batch, chain }) => [`${epoch} ${batch}`, { epoch, batch, chain }]));
  return [...once.values()].slice(-mostSeen);
}
