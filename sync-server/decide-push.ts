import type { HashText } from '../src/domain/words.ts';
import type { Receipt } from '../src/protocol/receipt.ts';
import { sameValue } from '../src/domain/same-value.ts';
import type { LaneAnswer } from '../src/protocol/sync-exchange.ts';
import { Docket } from './docket.ts';
import { wordBefore } from './earlier-word.ts';
import type { ApplyMutation } from './judge.ts';
import { laneText, type Push, type PushedItem, type PushedRun } from './push.ts';
import type { PushFacts } from './push-facts.ts';
import { quarantineProblem, type QuarantineCause } from './server-problems.ts';
import { type OpenReceipt, sealBatch } from './seal-batch.ts';
import { suspendPens } from './suspend-pens.ts';
import { ScopeLedger } from './scope-ledger.ts';
import type { ScopeWrites } from './store/scope-port.ts';
import type { Arrival, LaneKey, SetAside } from './store/scope-rows.ts';
import type { Telling } from './telling.ts';

export interface Decision {
  readonly lanes: readonly LaneAnswer[];
  /** One for every mutation that was taken or is known, in the order they came: its latest receipt. */
  readonly receipts: readonly Receipt[];
  /** `null` when there is nothing new to write. */
  readonly writes: ScopeWrites | null;
  readonly failures: ReturnType<Docket['close']>['failures'];
}

interface Tools {
  readonly apply: ApplyMutation;
  readonly hash: HashText;
  readonly telling: Telling;
}

/** Decides the whole push in memory, from facts of one moment. Pure: the same facts give the same decision. */
export function decidePush(push: Push, facts: PushFacts, { apply, hash: hashText, telling }: Tools): Decision {
  const ledger = new ScopeLedger(facts.counter, facts.entities, {
    at: push.at,
    hash: hashText,
    alike: { telling, standing: facts.alike },
  });
  const { authors, ended, revoked, roles, signedIn, heldWords } = facts;
  const docket = new Docket(
    { scope: push.scope, ledger, authors, ended, revoked, roles, signedIn, apply, epoch: facts.epoch, heldWords },
    facts.mutations,
    facts.setAside.map(({ mid }) => mid),
  );
  const lasts = new Map(facts.lanes.map((lane) => [laneText(lane), lane.last]));
  const touched = new Map<string, LaneKey>();
  const standing = new Map(facts.arrivals);
  const arrivals: Arrival[] = [];
  const aside = new Map(facts.setAside.map((row) => [asideKey(row), row]));
  const newAside: SetAside[] = [];
  const answered: { readonly mid: string; readonly hash: string }[] = [];
  let { mutationNo } = facts.counter;

  const setAside = (
    { author, device }: LaneKey,
    { mid, hash }: PushedItem,
    cause: QuarantineCause,
    body: string | null,
  ) => {
    const row = { mid, hash, cause, body, author, device, arrivedAt: push.at };
    if (aside.has(asideKey(row))) return;
    aside.set(asideKey(row), row);
    newAside.push(row);
    if (docket.standing(mid) === undefined) docket.setAside(mid);
  };

  const take = (lane: LaneKey, item: PushedItem): void => {
    const { mid, hash, content } = item;
    const known = docket.standing(mid);
    // However it comes this time, the whole of it is here already (R2).
    if (known?.hash === hash) return;
    switch (content.form) {
      case 'unreadable':
        setAside(lane, item, 'unreadableOnDevice', null);
        return;
      case 'letGo':
        setAside(lane, item, 'letGo', null);
        return;
      case 'tooDeep':
        setAside(lane, item, 'mutationTooLarge', null);
        return;
      case 'damaged':
        setAside(lane, item, 'hashMismatch', content.body);
        return;
      case 'whole': {
        if (known !== undefined) {
          setAside(lane, item, 'midTaken', content.body);
          return;
        }
        mutationNo += 1;
        const earlier = aside.get(asideKey(item));
        const arrived = {
          mid,
          hash,
          no: mutationNo,
          author: lane.author,
          device: lane.device,
          incarnation: lane.incarnation,
          body: content.body,
          // R13: a server that lost it takes its own earlier word for when it first came.
          arrivedAt: item.voucher?.serverTime ?? earlier?.arrivedAt ?? push.at,
          // What was set aside, or vouched for, has had its receipts; the judgement is the next.
          revision: Math.max(item.voucher?.revision ?? 0, earlier === undefined ? 0 : 1),
        };
        const { carrierHasRight } = push;
        docket.take(arrived, content.mutation, { carrierHasRight, earlier: wordBefore(item.voucher) });
      }
    }
  };

  /** Walks one run of a lane in its order (R3). */
  const walk = (run: PushedRun): LaneAnswer['outcome'] => {
    const { device, incarnation, author } = run;
    const key = laneText(run);
    let last = lasts.get(key) ?? 0;
    if (run.from > last + 1) return 'gap';
    for (const [index, item] of run.items.entries()) {
      const { mid, hash } = item;
      const seq = run.from + index;
      if (seq <= last) {
        const before = standing.get(`${key} ${seq}`);
        if (before?.mid !== mid || before.hash !== hash) return 'fork'; // R14
      } else {
        take(run, item);
        const arrival = { device, incarnation, author, seq, mid, hash, carrier: run.carrier };
        arrivals.push(arrival);
        standing.set(`${key} ${seq}`, arrival);
        last = seq;
        lasts.set(key, last);
        touched.set(key, { device, incarnation, author });
      }
      answered.push({ mid, hash });
    }
    return 'ok';
  };

  suspendPens(push, facts, ledger, hashText);
  for (const [word, latest] of forgottenWords(push, facts)) docket.sayAfter(word, latest);
  const lanes = push.runs.map((run): LaneAnswer => {
    const outcome = walk(run);
    const expected = (lasts.get(laneText(run)) ?? 0) + 1;
    return { scope: push.scope, incarnation: run.incarnation, author: run.author, expected, outcome };
  });
  for (const mid of push.again) docket.judgeAgain(mid);

  const judged = docket.close(facts.counter.receiptNo);
  const asideReceipts = newAside.map((row, index): OpenReceipt => {
    const no = facts.counter.receiptNo + judged.receipts.length + index + 1;
    return setAsideReceipt(push.scope, row, no);
  });
  const sealed = sealBatch([...judged.receipts, ...asideReceipts], { ...facts, at: push.at }, hashText);
  const latest = new Map([...facts.receipts, ...sealed.receipts].map((receipt) => [asideKey(receipt), receipt]));
  const receipts = [...new Set(answered.map(asideKey))].flatMap((key) => latest.get(key) ?? []);

  if (arrivals.length === 0 && sealed.batch === null && !ledger.hasChanges())
    return { lanes, receipts, writes: null, failures: [] };
  const closed = ledger.close();
  return {
    lanes,
    receipts,
    failures: judged.failures,
    writes: {
      counter: { ...closed.counter, ...sealed.counter, turn: facts.counter.turn + 1, mutationNo },
      lanes: [...touched].map(([key, lane]) => ({ ...lane, last: lasts.get(key) ?? 0 })),
      arrivals,
      newMutations: judged.newMutations,
      judgedAgain: judged.judgedAgain,
      setAside: newAside,
      entities: closed.entities,
      changes: closed.changes,
      receipts: sealed.receipts,
      batch: sealed.batch,
    },
  };
}

/**
 * R13: true words of this server on acts it has, that it does not remember: it was restored from before it gave them.
 * Each with the latest it does remember.
 */
function forgottenWords({ runs, words }: Push, { mutations, receipts }: PushFacts): [Receipt, Receipt][] {
  const revisions = new Map(mutations.map((mutation) => [asideKey(mutation), mutation.revision]));
  const remembered = new Map(receipts.map((receipt) => [asideKey(receipt), receipt]));
  const vouchers = runs.flatMap(({ items }) => items.flatMap(({ voucher }) => voucher ?? []));
  return [...words, ...vouchers].flatMap((word): [Receipt, Receipt][] => {
    const latest = remembered.get(asideKey(word));
    const revision = revisions.get(asideKey(word));
    if (latest === undefined || revision === undefined || revision > word.revision) return [];
    return sameValue(sayingOf(word), sayingOf(latest)) ? [] : [[word, latest]];
  });
}

/** Without where in the run of receipts it stands. */
function sayingOf({ no: _no, batch: _batch, ...saying }: Receipt): unknown {
  return saying;
}

function asideKey({ mid, hash }: { readonly mid: string; readonly hash: string }): string {
  return `${mid} ${hash}`;
}

function setAsideReceipt(scope: string, row: SetAside, no: number): OpenReceipt {
  return {
    scope,
    no,
    mid: row.mid,
    hash: row.hash,
    revision: 1,
    status: 'quarantined',
    serverTime: row.arrivedAt,
    rev: null,
    problems: [quarantineProblem(row.cause as QuarantineCause)],
    conflicts: [],
    waitsFor: null,
    flags: [],
  };
}
