import type { Role } from '../src/domain/access/role.ts';
import { recordsOf } from '../src/domain/act-on.ts';
import type { Mutation } from '../src/domain/mutation.ts';
import type { Instant } from '../src/domain/words.ts';
import { decideQuarantined } from '../src/domain/mutations/decide-quarantined.ts';
import { readMutation } from '../src/domain/read-envelope.ts';
import { isFinal, type Receipt } from '../src/protocol/receipt.ts';
import { laneText, type Push, signInText } from './push.ts';
import type { ScopeReads } from './store/scope-port.ts';
import type { Arrival, LaneKey, ScopeCounter, SetAside, StoredEntity, StoredMutation } from './store/scope-rows.ts';
import type { Telling } from './telling.ts';

/** Everything a push is decided from, read set-wise at one moment. */
export interface PushFacts {
  readonly epoch: string;
  /** Devices of lanes that fork now (R14): their pens are in doubt. */
  readonly forked: ReadonlySet<string>;
  /** Chain of a cursor of the present epoch that was shown and is not of this history; `null`: none, or no book is touched (R19). */
  readonly lostCursor: string | null;
  readonly counter: ScopeCounter;
  readonly lanes: readonly (LaneKey & { readonly last: number })[];
  /** By `laneText` and number: what stood there already. */
  readonly arrivals: ReadonlyMap<string, Arrival>;
  readonly mutations: readonly StoredMutation[];
  readonly setAside: readonly SetAside[];
  readonly entities: readonly StoredEntity[];
  readonly receipts: readonly Receipt[];
  /** The latest word on each held act: it may have stood in a lost history (R13). */
  readonly heldWords: ReadonlyMap<string, Receipt>;
  /** Records that say the same as what may be opened now (R10). */
  readonly alike: readonly { readonly id: string; readonly telling: string }[];
  readonly authors: ReadonlySet<string>;
  /** What each is to the commune, or was when her access ended. */
  readonly roles: ReadonlyMap<string, readonly Role[]>;
  /** Whose access has ended, and when (R18). */
  readonly ended: ReadonlyMap<string, Instant>;
  /** Machines that are revoked, and since when (R18). */
  readonly revoked: ReadonlyMap<string, Instant>;
  /** By `signInText`: who has ever signed in where. */
  readonly signedIn: ReadonlySet<string>;
}

/** Reads what the push touches, and whatever on the server waits for it, however long the row of those who wait. */
export async function readPushFacts(reads: ScopeReads, push: Push, telling: Telling): Promise<PushFacts> {
  const counter = await reads.counter();
  const lanes = await reads.lanes(push.runs);
  const arrivals = await readArrivals(reads, push, lanes);

  const items = push.runs.flatMap((run) => run.items);
  const sent = [...items, ...push.words].map(({ mid }) => mid);
  const mutations = items.flatMap(({ content }) => (content.form === 'whole' ? (content.mutation ?? []) : []));
  const known = new Map<string, StoredMutation>();
  const add = (rows: readonly StoredMutation[]) => rows.forEach((row) => known.set(row.mid, row));
  const decided = mutations.flatMap(decidedBy);
  const dependedOn = mutations.flatMap(({ deps }) => deps);
  add(await reads.mutations([...new Set([...sent, ...push.again, ...decided, ...dependedOn])]));
  // A decision that is taken in now, or judged again, decides about a further act, which may be settled already (R18).
  for (let judged = [...push.again, ...decided]; judged.length > 0;) {
    const further = judged
      .flatMap((mid) => known.get(mid) ?? [])
      .flatMap(mutationOf)
      .flatMap(decidedBy);
    judged = further.filter((mid) => !decided.includes(mid));
    decided.push(...judged);
    add(await reads.mutations(judged.filter((mid) => !known.has(mid))));
  }

  const again = [...push.again, ...decided].flatMap((mid) => known.get(mid) ?? []);
  const entities = new Set<string>();
  const walked = new Set<string>([...sent, ...push.again, ...decided]);
  let around = {
    entities: [...new Set([...mutations.flatMap(recordIds), ...again.flatMap(recordsNow)])],
    // By its id wait those for whom a book is the second record.
    mids: [
      ...new Set([...sent, ...push.again, ...decided, ...[...mutations, ...again.flatMap(mutationOf)].flatMap(bookOf)]),
    ],
  };
  while (around.entities.length > 0 || around.mids.length > 0) {
    around.entities.forEach((entity) => entities.add(entity));
    const held = await reads.heldAround(around);
    const further = held.filter(({ mid }) => !walked.has(mid));
    further.forEach(({ mid }) => walked.add(mid));
    add(held);
    around = {
      entities: [...new Set(further.flatMap(recordsNow))].filter((entity) => !entities.has(entity)),
      mids: [...further.map(({ mid }) => mid), ...further.flatMap(mutationOf).flatMap(bookOf)],
    };
  }
  const deps = [...known.values()].filter(({ status }) => !isFinal(status)).flatMap(depsOf);
  add(await reads.mutations([...new Set(deps)].filter((mid) => !known.has(mid))));

  const forked = forkedBy(push, lanes, arrivals);
  const named = await reads.entities([...entities]);
  const epoch = await reads.epoch();
  const touchesBook = push.allBooks === true || named.some(({ kind }) => kind === 'book');
  const lostCursor = touchesBook ? await lostBy(push, epoch, reads) : null;
  const pensInDoubt = push.allBooks === true || forked.size > 0 || lostCursor !== null;
  const standing = pensInDoubt ? withBooks(named, await reads.books()) : named;
  const there = new Set(standing.map(({ id }) => id));
  add(await reads.refusedOn([...entities].filter((id) => !there.has(id))));

  const openings = [...mutations.filter(({ mid }) => !known.has(mid)), ...[...known.values()].flatMap(heldMutation)];
  const tellings = new Set(openings.flatMap((mutation) => telling.ofOpening(mutation) ?? []));

  const held = [...known.values()].filter(({ status }) => !isFinal(status)).map(({ mid }) => mid);

  const devices = new Set([...push.runs, ...known.values()].map(({ device }) => device));

  const accounts = await reads.accounts();
  const ended = await reads.endedAccounts();

  return {
    epoch,
    forked,
    lostCursor,
    counter,
    lanes,
    arrivals,
    mutations: [...known.values()],
    setAside: await reads.setAside([...new Set([...sent, ...dependedOn, ...deps])]),
    entities: standing,
    alike: tellings.size === 0 ? [] : await reads.sameTelling([...tellings]),
    receipts: await reads.latestReceipts([...new Set(sent)]),
    heldWords: new Map((await latestOf(reads, held)).map((receipt) => [receipt.mid, receipt])),
    authors: new Set(accounts.map(({ id }) => id)),
    ended: new Map(ended.map(({ id, endedAt }) => [id, endedAt])),
    roles: new Map([...accounts, ...ended].map(({ id, roles }) => [id, roles])),
    revoked: new Map((await reads.revokedDevices([...devices])).map(({ id, revokedAt }) => [id, revokedAt])),
    signedIn: new Set((await reads.signedInOn([...devices])).map(signInText)),
  };
}

/** Hardly ever any: a question that nobody asks costs nothing. */
function latestOf(reads: ScopeReads, mids: readonly string[]): Promise<readonly Receipt[]> {
  return mids.length === 0 ? Promise.resolve([]) : reads.latestReceipts(mids);
}

async function readArrivals(reads: ScopeReads, push: Push, lanes: PushFacts['lanes']): Promise<Map<string, Arrival>> {
  const lasts = new Map(lanes.map((lane) => [laneText(lane), lane.last]));
  const found = new Map<string, Arrival>();
  for (const run of push.runs) {
    const to = Math.min(lasts.get(laneText(run)) ?? 0, run.from + run.items.length - 1);
    if (to < run.from) continue;
    for (const arrival of await reads.arrivals(run, run.from, to)) {
      found.set(`${laneText(run)} ${arrival.seq}`, arrival);
    }
  }
  return found;
}

/** R14: devices one of whose lanes comes with another act at a number that stands. */
function forkedBy(push: Push, lanes: PushFacts['lanes'], arrivals: PushFacts['arrivals']): ReadonlySet<string> {
  const lasts = new Map(lanes.map((lane) => [laneText(lane), lane.last]));
  const forks = push.runs.filter((run) => {
    const key = laneText(run);
    const last = lasts.get(key) ?? 0;
    return run.items.some(({ mid, hash }, index) => {
      const seq = run.from + index;
      const before = arrivals.get(`${key} ${seq}`);
      return seq <= last && (before?.mid !== mid || before.hash !== hash);
    });
  });
  return new Set(forks.map(({ device }) => device));
}

/** Of another epoch than the present one it is known already that the history was cut short. */
async function lostBy({ cursor }: Push, epoch: string, reads: ScopeReads): Promise<string | null> {
  if (cursor === undefined || cursor === null || cursor.epoch !== epoch || cursor.seq === 0) return null;
  return (await reads.chainAt(cursor.seq)) === cursor.chain ? null : cursor.chain;
}

function withBooks(named: readonly StoredEntity[], books: readonly StoredEntity[]): readonly StoredEntity[] {
  const there = new Set(named.map(({ id }) => id));
  return [...named, ...books.filter(({ id }) => !there.has(id))];
}

/** By its text: a newer build may read what was kept as unreadable. */
function mutationOf({ body }: StoredMutation): Mutation[] {
  const mutation = readMutation(JSON.parse(body));
  return mutation === undefined ? [] : [mutation];
}

function recordsNow(stored: StoredMutation): string[] {
  return mutationOf(stored).flatMap(recordIds);
}

function recordIds(mutation: Mutation): string[] {
  const { first, second } = recordsOf(mutation);
  return second === undefined ? [first.id] : [first.id, second.id];
}

function bookOf(mutation: Mutation): string[] {
  const { first } = recordsOf(mutation);
  return first.kind === 'book' ? [first.id] : [];
}

/** The act set apart that it decides about (R18): it will be judged in the same transaction. */
function decidedBy({ name, args }: Mutation): readonly string[] {
  const mid: unknown = name === decideQuarantined.name ? args['mid'] : undefined;
  return typeof mid === 'string' ? [mid] : [];
}

function heldMutation({ status, body }: StoredMutation): Mutation[] {
  const mutation = isFinal(status) ? undefined : readMutation(JSON.parse(body));
  return mutation === undefined ? [] : [mutation];
}

function depsOf({ body }: StoredMutation): readonly string[] {
  return readMutation(JSON.parse(body))?.deps ?? [];
}
