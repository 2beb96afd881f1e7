import { seenIn, seesDossier } from '../domain/access/seen.ts';
import type { Dossier } from '../domain/dossier.ts';
import { sameValue } from '../domain/same-value.ts';
import { indexEdition } from '../local-index/index-edition.ts';
import { entryOfRecord, type IndexEntry } from '../local-index/index-entry.ts';
import { createLocalIndex, type LocalIndex } from '../local-index/local-index.ts';
import type { Timers } from './device-ports.ts';
import {
  foldVersion,
  openForIndex,
  readBaseFacts,
  readBaseKeys,
  readRowsOf,
  readViewKeys,
  versionDigits,
  versionOf,
} from './index-base.ts';
import { type BaseLine, readShard, shardCount, shardOf, writeShards } from './index-shards.ts';
import type { IndexNow } from './index-talk.ts';
import { readMeta, rolesOf, type SignedIn } from './meta.ts';
import { reopening } from './storage-failure.ts';
import type { StoreParts } from './store-parts.ts';
import { watchRows } from './watch-rows.ts';

/** An index that follows the database by itself, in this thread's memory. */
export interface FollowingIndex {
  now(): IndexNow;
  subscribe(onChange: () => void): () => void;
  readonly held: LocalIndex;
  close(): void;
}

export interface KeepIndexParts extends Pick<StoreParts, 'database' | 'boxes' | 'hash' | 'clock'> {
  readonly timers: Timers;
  /** Lets everything else go first. */
  readonly pause: () => Promise<void>;
  readonly report: (error: unknown) => void;
}

/** Milliseconds of work between two pauses; what a person does must never wait longer for it. */
const slice = 8;
const rowsAtOnce = 40;
const keysAtOnce = 1_000;
/** Shards are written this long after a change, so that a morning's saves do not write one each. */
const writeAfter = 3_000;
const tryAgainAfter = 5_000;

export function keepIndex(parts: KeepIndexParts): FollowingIndex {
  const edition = indexEdition(parts.hash);
  const listeners = new Set<() => void>();
  let now: IndexNow = { count: 0, isWhole: false };
  let index = createLocalIndex();
  let base = new Map<string, BaseLine>();
  let viewed = new Set<string>();
  let fold = 0n;
  let scope: string | null = null;
  let person: SignedIn | undefined;
  let closed = false;
  const asked = { session: true, scan: false };
  let dirty = new Set<string>();
  let unwritten = new Set<number>();
  let isWriteDue = false;
  let cancelWrite: (() => void) | undefined;
  let wake: () => void = () => undefined;
  let began = parts.clock.monotonic();

  const tell = (isWhole: boolean): void => {
    now = { count: index.count, isWhole };
    for (const listener of listeners) listener();
  };
  const rest = async (): Promise<void> => {
    if (parts.clock.monotonic() - began < slice) return;
    await parts.pause();
    began = parts.clock.monotonic();
  };

  function setBase(id: string, line: BaseLine | undefined): void {
    const before = base.get(id);
    if (before?.version === line?.version) return;
    if (before !== undefined) fold = foldVersion(fold, before.version);
    if (line !== undefined) fold = foldVersion(fold, line.version);
    if (line === undefined) base.delete(id);
    else base.set(id, line);
    unwritten.add(shardOf(id));
  }

  function show(id: string): void {
    const line = base.get(id)?.line ?? '';
    if (line === '') index.remove(id);
    else index.put(JSON.parse(line) as IndexEntry, { line });
  }

  /** What the base holds for a colleague is not found by her who may see less (R18). */
  const isSeen = (dossier: Dossier): boolean =>
    person !== undefined && seesDossier({ account: person.account, roles: rolesOf(person) }, dossier);
  const seesAll = (): boolean => person !== undefined && seenIn(rolesOf(person), 'dossier') === 'all';

  async function openScope(): Promise<void> {
    asked.session = false;
    const session = await reopening(parts.database, () => readMeta(parts.database, 'session'));
    if (isSamePerson(session, person)) return;
    person = session;
    scope = session?.scope ?? null;
    index = createLocalIndex();
    base = new Map();
    viewed = new Set();
    fold = 0n;
    dirty = new Set();
    unwritten = new Set();
    // What was due was somebody else's: of what she may see less of, no shard is written.
    cancelWrite?.();
    [cancelWrite, isWriteDue] = [undefined, false];
    asked.scan = true;
    tell(false);
    for (let shard = 0; shard < shardCount && scope !== null && !closed; shard += 1) {
      await takeShard(scope, shard);
      await rest();
      if (shard % 16 === 15) tell(false);
    }
  }

  async function takeShard(of: string, shard: number): Promise<void> {
    const lines = seesAll() ? await readShard(parts, { scope: of, shard, edition }) : undefined;
    for (const [id, line] of lines ?? []) {
      try {
        setBase(id, line);
        show(id);
      } catch {
        // A line that is none: the row is read anew.
        setBase(id, undefined);
      }
      await rest();
    }
    if (lines === undefined) unwritten.add(shard);
    else unwritten.delete(shard);
  }

  /** What differs from the database is looked at anew: by the digests when they tell, else key by key. */
  async function scan(of: string): Promise<void> {
    asked.scan = false;
    const views = await readViewKeys(parts, of);
    for (const id of [...views, ...viewed]) dirty.add(id);
    const facts = await readBaseFacts(parts, of);
    if (facts.count === base.size && facts.fold === fold) return;
    const seen = new Set<string>();
    for (let after = ''; !closed;) {
      const keys = await readBaseKeys(parts, of, { after, limit: keysAtOnce });
      for (const { id, digest } of keys) {
        seen.add(id);
        if (base.get(id)?.version !== digest.slice(0, versionDigits)) dirty.add(id);
      }
      const last = keys.at(-1);
      if (last === undefined) break;
      after = last.digest;
      await rest();
    }
    for (const id of base.keys()) if (!seen.has(id)) dirty.add(id);
  }

  async function refresh(of: string): Promise<void> {
    const ids = [...dirty].slice(0, rowsAtOnce);
    for (const id of ids) dirty.delete(id);
    const rows = await readRowsOf(parts, of, ids);
    for (const [at, { record, view }] of rows.entries()) {
      const id = ids[at] ?? '';
      if (record === undefined) setBase(id, undefined);
      else if (base.get(id)?.version !== versionOf(record)) {
        const dossier = await openForIndex(parts, { record });
        const line = dossier === undefined || !isSeen(dossier) ? '' : JSON.stringify(entryOfRecord(dossier));
        setBase(id, { version: versionOf(record), line });
      }
      const shown = view === undefined ? undefined : await openForIndex(parts, { view });
      if (view === undefined) viewed.delete(id);
      else viewed.add(id);
      if (shown === undefined || !isSeen(shown)) show(id);
      else index.put(entryOfRecord(shown), { waits: true });
      await rest();
    }
  }

  async function write(of: string): Promise<void> {
    isWriteDue = false;
    const shards = new Map<number, (readonly [string, BaseLine])[]>();
    for (const shard of unwritten) shards.set(shard, []);
    unwritten = new Set();
    for (const line of base) shards.get(shardOf(line[0]))?.push(line);
    const all = [...shards];
    for (let at = 0; at < all.length && scope === of && !closed; at += 4) {
      await writeShards(parts, { scope: of, edition }, new Map(all.slice(at, at + 4)));
      await rest();
    }
  }

  async function work(): Promise<void> {
    while (!closed) {
      if (asked.session) await openScope();
      else if (scope !== null && dirty.size > 0) await refresh(scope);
      else if (scope !== null && asked.scan) await scan(scope);
      else if (scope !== null && isWriteDue) await write(scope);
      else {
        tell(scope !== null);
        if (unwritten.size > 0 && seesAll())
          cancelWrite ??= parts.timers.set(writeAfter, () => {
            [cancelWrite, isWriteDue] = [undefined, true];
            wake();
          });
        await new Promise<void>((resolve) => (wake = resolve));
      }
    }
  }

  // Everything in it can be made anew: trouble with the database is tried again, and the screens work without it meanwhile.
  function begin(): void {
    void work().catch((error: unknown) => {
      if (closed) return;
      parts.report(error);
      asked.scan = true;
      parts.timers.set(tryAgainAfter, begin);
    });
  }

  const stopWatching = watchRows(parts, ({ ids, session }) => {
    asked.session ||= session;
    asked.scan ||= ids === null;
    for (const id of ids ?? []) dirty.add(id);
    if (scope !== null && now.isWhole && dirty.size > 0) now = { ...now, isWhole: false };
    wake();
  });
  begin();

  return {
    now: () => now,
    subscribe(onChange) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    get held() {
      return index;
    },
    close() {
      closed = true;
      stopWatching();
      cancelWrite?.();
      wake();
    },
  };
}

function isSamePerson(a: SignedIn | undefined, b: SignedIn | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.scope === b.scope && a.account === b.account && sameValue(rolesOf(a), rolesOf(b));
}
