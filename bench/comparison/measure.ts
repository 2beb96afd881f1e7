import type { PeerRecord } from '../peers/peer.d.ts';
import type { Contestant, ContestantDevice } from './contestant.ts';
import { bytesOf, type Carried, type GoodLine, type KilledReplies, type ResetLine, type SlowLine } from './measured.ts';
import { onALine } from './on-a-line.ts';

const up = 64_000 / 8;
const down = 128_000 / 8;
const changedField = 'applicant.phone';

export function measureGoodLine(
  contestant: Contestant,
  records: readonly PeerRecord[],
  seed: number,
): Promise<GoodLine> {
  return onALine(contestant, { seed }, async ({ running, line, carried }) => {
    const first = await running.openDevice('first', line.url);
    const second = await running.openDevice('second', line.url);
    await first.make(records);
    const births = await carried(() => first.sync());
    const pulled = await carried(() => second.sync());
    if ((await second.held()).length !== records.length) throw new Error(`${contestant.name}: not all births arrived`);
    const back = await carried(() => first.sync());
    const idle = await carried(() => first.sync());
    await first.change(
      changedField,
      records.map((_, index) => `0999${100_000 + ((index * 7_919) % 900_000)}`),
    );
    return { births, pulled, back, idle, changes: await carried(() => first.sync()) };
  });
}

/** A device that has nothing takes everything that a server has. */
export function measureFirstLoad(
  contestant: Contestant,
  records: readonly PeerRecord[],
  seed: number,
): Promise<Carried> {
  return onALine(contestant, { seed, filled: records }, async ({ running, line, carried }) => {
    const device = await running.openDevice('first', line.url);
    const cost = await carried(() => device.sync());
    if ((await device.held()).length !== records.length)
      throw new Error(`${contestant.name}: not everything was loaded`);
    return cost;
  });
}

/** What waits on a line of 64 kbit/s up and 128 kbit/s down, 300 ms there and back. */
export function measureSlowLine(
  contestant: Contestant,
  records: readonly PeerRecord[],
  seed: number,
): Promise<SlowLine> {
  const slow = { latencyMs: 150, bytesPerSecond: { up, down } };
  return onALine(contestant, { seed, ...slow }, async ({ running, line, carried }) => {
    const device = await running.openDevice('first', line.url);
    await device.make(records.slice(0, 10));
    await device.sync();
    await device.make(records.slice(10));
    const began = performance.now();
    const cost = await carried(() => device.sync());
    const seconds = (performance.now() - began) / 1_000;
    return { ...cost, seconds, ownSeconds: cost.up / up + cost.down / down };
  });
}

interface Bounds {
  readonly bytes: number;
  readonly milliseconds: number;
}

/** What the same cost on a good line is `goodBytes`; a contestant that comes to no end is stopped at the bounds. */
export function measureResets(
  contestant: Contestant,
  records: readonly PeerRecord[],
  { seed, goodBytes, bounds }: { readonly seed: number; readonly goodBytes: number; readonly bounds: Bounds },
): Promise<ResetLine> {
  return onALine(contestant, { seed }, async ({ running, line }) => {
    const first = await running.openDevice('first', line.url);
    const second = await running.openDevice('second', line.url);
    // A line that was there before would live on as it was.
    line.setOffline(true);
    await first.make(records);
    const before = line.stats;
    const onLine = (): number => line.stats.bytesUp + line.stats.bytesDown - before.bytesUp - before.bytesDown;
    line.setResetEvery({ min: 8 * 1_024, max: 40 * 1_024 });
    line.setOffline(false);
    const began = performance.now();
    const endsAt = began + bounds.milliseconds;
    const isOver = (): boolean => onLine() > bounds.bytes || performance.now() > endsAt;
    const done = (await carryOn(first, isOver)) && (await carryOn(second, isOver));
    const bytes = onLine();
    const seconds = (performance.now() - began) / 1_000;
    const { resets } = line.stats;
    line.setResetEvery(undefined);
    const held = await running.held();
    const there = new Set(held).size;
    return {
      bytes,
      seconds,
      wasted: done ? Math.max(0, 1 - goodBytes / bytes) : null,
      resets: resets - before.resets,
      missingAtServer: records.length - there,
      missingAtSecond: records.length - new Set(await second.held()).size,
      doubled: held.length - there,
    };
  });
}

/** Tries again and again, until it is done or the bounds are reached; a try that hangs counts as the latter. */
async function carryOn(device: ContestantDevice, isOver: () => boolean): Promise<boolean> {
  let stop = (): void => undefined;
  const stopped = new Promise<'over'>((resolve) => {
    stop = () => {
      resolve('over');
    };
  });
  const watch = setInterval(() => {
    if (isOver()) stop();
  }, 100);
  try {
    for (;;) {
      const tried = device.sync().then(
        () => 'done' as const,
        () => 'failed' as const,
      );
      const end = await Promise.race([tried, stopped]);
      if (end !== 'failed') return end === 'done';
    }
  } finally {
    clearInterval(watch);
  }
}

/** The answers to the first few requests that bring records never arrive, though the server has acted. */
export function measureKilledReplies(
  contestant: Contestant,
  records: readonly PeerRecord[],
  { seed, kills }: { readonly seed: number; readonly kills: number },
): Promise<KilledReplies> {
  return onALine(contestant, { seed }, async ({ running, line }) => {
    const device = await running.openDevice('first', line.url);
    const made = new Set(await device.make(records));
    let killed = 0;
    const killOne = (): void => {
      if (killed === kills) return;
      void line
        .cutAfterRequest((head) => contestant.brings.test(head))
        .then(() => {
          killed += 1;
          killOne();
        });
    };
    killOne();
    const endsAt = performance.now() + 60_000;
    if (!(await carryOn(device, () => performance.now() > endsAt)))
      throw new Error(`${contestant.name}: never ended after killed replies`);
    const held = await running.held();
    const known = new Set(held);
    return {
      killed,
      lost: [...made].filter((id) => !known.has(id)).length,
      doubled: held.length - known.size + [...known].filter((id) => !made.has(id)).length,
    };
  });
}

export const goodBytesOf = ({ births, pulled }: GoodLine): number => bytesOf(births) + bytesOf(pulled);
