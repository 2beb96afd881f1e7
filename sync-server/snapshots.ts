import { snapshotLimits } from '../src/protocol/snapshot.ts';
import { makeSnapshot, type MakeSnapshotParts, type Snapshot } from './make-snapshot.ts';
import type { ServerClock } from './server-clock.ts';

export interface Snapshots {
  /** One that is not far behind the commune's head; `undefined` where pages are as good, or none can be made. */
  current(scope: string): Promise<Snapshot | undefined>;
  /** The one of this name; `undefined` when it is gone. */
  named(scope: string, id: string): Promise<Snapshot | undefined>;
}

/** The number, and the beginning of a hash over what it holds. */
const snapshotName = /^(\d{1,15})-[0-9a-f]{16}$/u;

interface SnapshotsParts extends MakeSnapshotParts {
  readonly clock: ServerClock;
}

interface Kept {
  readonly scope: string;
  readonly snapshot: Snapshot;
  usedMs: number;
}

/** R17: what is kept at the most, all communes together, and how long after it was last asked for. */
const mostKeptBytes = 64 * 1024 * 1024;
const mostPerScope = 2;
const idleMs = 30 * 60_000;

/** Snapshots are made when asked for, one at a time, and kept in this process's memory alone: they are personal data. */
export function createSnapshots(parts: SnapshotsParts): Snapshots {
  const { store, clock } = parts;
  let kept: Kept[] = [];
  const making = new Map<string, Promise<Snapshot | undefined>>();
  let queue: Promise<unknown> = Promise.resolve();

  const keep = (scope: string, snapshot: Snapshot): void => {
    const now = clock.monotonicMs();
    const others = kept.filter((one) => one.scope !== scope || one.snapshot.manifest.id !== snapshot.manifest.id);
    const sorted = [{ scope, snapshot, usedMs: now }, ...others.sort((a, b) => b.usedMs - a.usedMs)];
    let bytes = 0;
    kept = sorted.filter((one, at) => {
      const sameScope = sorted.slice(0, at).filter((before) => before.scope === one.scope).length;
      bytes += one.snapshot.bytes;
      return at === 0 || (bytes <= mostKeptBytes && sameScope < mostPerScope && now - one.usedMs < idleMs);
    });
  };
  const make = (scope: string): Promise<Snapshot | undefined> => {
    const running = making.get(scope);
    if (running !== undefined) return running;
    const made = queue.then(async () => {
      const snapshot = await makeSnapshot(scope, parts);
      if (snapshot !== undefined) keep(scope, snapshot);
      return snapshot;
    });
    queue = made.catch(() => undefined);
    making.set(scope, made);
    return made.finally(() => making.delete(scope));
  };
  const headOf = (scope: string): Promise<{ readonly seq: number; readonly epoch: string }> =>
    store.read(async (reads) => ({ seq: (await reads(scope).counter()).seq, epoch: await reads(scope).epoch() }));
  const use = (found: Kept): Snapshot => {
    found.usedMs = clock.monotonicMs();
    return found.snapshot;
  };

  return {
    async current(scope) {
      const head = await headOf(scope);
      if (head.seq < snapshotLimits.worthChanges) return undefined;
      const newest = kept
        // R13: a restored server goes on from somewhere else.
        .filter((one) => one.scope === scope && one.snapshot.manifest.epoch === head.epoch)
        .sort((a, b) => b.snapshot.manifest.seq - a.snapshot.manifest.seq)[0];
      const behind = newest === undefined ? Infinity : head.seq - newest.snapshot.manifest.seq;
      const allowed = Math.max(200, (newest?.snapshot.manifest.rows ?? 0) / 10);
      return newest !== undefined && behind >= 0 && behind <= allowed ? use(newest) : make(scope);
    },
    async named(scope, id) {
      const found = kept.find((one) => one.scope === scope && one.snapshot.manifest.id === id);
      if (found !== undefined) return use(found);
      // Made by another process on the same database: as long as nothing has changed, this one comes to the same.
      const [, number] = snapshotName.exec(id) ?? [];
      const head = await headOf(scope);
      if (Number(number) !== head.seq) return undefined;
      // One made here at that number bears the only name there is for it: the walk would come to the same once more (R17).
      const made = kept.some(({ scope: of, snapshot: { manifest } }) => {
        return of === scope && manifest.seq === head.seq && manifest.epoch === head.epoch;
      });
      if (made) return undefined;
      const now = await make(scope);
      return now?.manifest.id === id ? now : undefined;
    },
  };
}
