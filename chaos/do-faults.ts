import { setTimeout as sleep } from 'node:timers/promises';
import type { BadLine } from '../tests/support/bad-line.ts';
import type { BrowserDesk } from './browser-desk.ts';
import type { DeviceHost } from './device-host.ts';
import type { Hall } from './hall.ts';
import type { Plan, Planned } from './plan.ts';

interface Ground {
  readonly hall: Hall;
  readonly lines: readonly BadLine[];
  readonly devices: readonly DeviceHost[];
  readonly browser: BrowserDesk | undefined;
  readonly seconds: number;
  readonly say: (line: string) => void;
}

/** A slow machine may take this much longer than was planned; what has not begun by then is left out. */
const lateBy = 1.6;
/** Tenths of a second. */
const diskLooks = 100;

/**
 * Does what was planned, in two rows at once: one to the machines that serve, one to devices and lines. Answers how often
 * each was really done.
 */
export async function doFaults(plan: Plan, ground: Ground): Promise<ReadonlyMap<string, number>> {
  const { seconds, say, hall } = ground;
  const began = performance.now();
  const done = new Map<string, number>();
  const inRow = async <Kind extends string>(
    row: readonly Planned<Kind>[],
    befall: (fault: Planned<Kind>, ground: Ground) => Promise<boolean>,
  ): Promise<void> => {
    for (const fault of row) {
      const passed = performance.now() - began;
      if (passed > seconds * 1_000 * lateBy) continue;
      if (fault.atMs > passed) await sleep(fault.atMs - passed);
      say(`${hall.name} ${((performance.now() - began) / 1_000).toFixed(1)} s: ${fault.kind}`);
      if (await befall(fault, ground)) done.set(fault.kind, (done.get(fault.kind) ?? 0) + 1);
    }
  };
  await Promise.all([inRow(plan.hall, befallHall), inRow(plan.edge, befallEdge)]);
  const passed = performance.now() - began;
  if (passed < seconds * 1_000) await sleep(seconds * 1_000 - passed);
  return done;
}

async function befallHall(fault: Plan['hall'][number], { hall, say }: Ground): Promise<boolean> {
  const { serving, database } = hall;
  switch (fault.kind) {
    case 'server killed':
      await serving.kill(fault.which);
      await sleep(fault.lastsMs / 4);
      await serving.startAll();
      return true;
    case 'server killed between commit and reply': {
      const died = await serving.dieAfterCommit(fault.which, 1 + (fault.which % 3));
      await serving.startAll();
      return died;
    }
    case 'disk full':
      return fillDisk(hall, fault.lastsMs);
    case 'PostgreSQL restarted':
      await database?.restart();
      return database !== undefined;
    case 'PostgreSQL killed':
      await database?.kill();
      return database !== undefined;
    case 'backed up':
      await hall.backUp();
      return true;
    case 'restored from an earlier backup':
      await restore(hall, say);
      return true;
    default:
      return fault.kind satisfies never;
  }
}

/** Full until a request has failed in a server, and for a while after; `false` when none did. */
async function fillDisk(hall: Hall, lastsMs: number): Promise<boolean> {
  const felt = () => hall.serving.logged(/a request failed/u);
  const before = felt();
  hall.disk.fill();
  for (let looks = 0; looks < diskLooks && felt() <= before; looks += 1) await sleep(100);
  const bitten = felt() > before;
  await sleep(lastsMs);
  hall.disk.free();
  await hall.heal();
  return bitten;
}

async function restore(hall: Hall, say: (line: string) => void): Promise<void> {
  const acts = async () => Number((await hall.query('SELECT COUNT(*) AS acts FROM mutation'))[0]?.['acts']);
  const before = await acts();
  await hall.restore();
  say(`${hall.name}: ${before} acts before, ${await acts()} after it began anew`);
}

async function befallEdge(fault: Plan['edge'][number], { lines, devices, browser }: Ground): Promise<boolean> {
  const line = lines[fault.which % lines.length];
  const device = devices[fault.which % devices.length];
  switch (fault.kind) {
    case 'line hangs':
      line?.setHanging(true);
      await sleep(fault.lastsMs);
      line?.setHanging(false);
      return true;
    case 'line down':
      line?.setOffline(true);
      await sleep(fault.lastsMs);
      line?.setOffline(false);
      return true;
    case 'device killed in mid-sync':
      await device?.killInMidSync();
      device?.open();
      return true;
    case 'browser killed':
      return (await browser?.killAndReopen()) === true;
    default:
      return fault.kind satisfies never;
  }
}
