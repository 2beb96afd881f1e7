import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { practiceCommune } from '../src/domain/administrative-units.ts';
import { type BadLine, openBadLine } from '../tests/support/bad-line.ts';
import { buildServerProgram } from '../tests/support/build-server-program.ts';
import { createBrowserDesk } from './browser-desk.ts';
import { createDeviceHost, type DeviceHost, type Told } from './device-host.ts';
import { doFaults } from './do-faults.ts';
import type { Hall } from './hall.ts';
import { judgeRun, type Verdict } from './judge-run.ts';
import { openLibsqlHall } from './libsql-hall.ts';
import { drawPlan } from './plan.ts';
import { openPostgresHall } from './postgres-hall.ts';
import { readTruth } from './truth.ts';
import type { DeviceEnd } from './worker-talk.ts';

export interface ChaosWishes {
  readonly database: 'libsql' | 'postgres';
  readonly seed: number;
  readonly seconds: number;
  readonly devices: number;
  readonly browser: boolean;
  readonly say: (line: string) => void;
}

export interface ChaosReport extends Verdict {
  readonly hall: Hall['name'];
  /** How often each thing was done to it. */
  readonly done: ReadonlyMap<string, number>;
  /** Why devices gave up for a while, and how often. */
  readonly gaveUp: ReadonlyMap<string, number>;
  readonly good: boolean;
}

const resetEvery = { min: 8 * 1_024, max: 40 * 1_024 };
const drainRounds = 15;

/** One bounded run on one database: work and faults, then rest, then the count. Everything it made is gone when it answers. */
export async function runChaos(wishes: ChaosWishes): Promise<ChaosReport> {
  const { database, seed, seconds, say } = wishes;
  const program = await buildServerProgram('chaos/device-worker.ts');
  const directories = mkdtempSync(join(tmpdir(), 'lien-mach-chaos-devices-'));
  const closing: (() => Promise<void> | void)[] = [() => rmSync(directories, { recursive: true, force: true })];
  try {
    const hall = await (database === 'libsql' ? openLibsqlHall() : openPostgresHall());
    closing.push(() => hall.close());
    const plan = drawPlan({
      seed,
      seconds,
      postgres: database === 'postgres',
      browser: wishes.browser,
      fillable: hall.disk.fillable,
    });
    if (!hall.disk.fillable) say('The disk cannot be filled here: mounting one takes root, on Linux.');
    const lines = await Promise.all(
      hall.serving.ports.map((port, which) =>
        openBadLine({ target: { host: '127.0.0.1', port }, seed: seed + which, latencyMs: 2 }),
      ),
    );
    closing.push(async () => {
      await Promise.all(lines.map((line) => line.close()));
    });

    const told: Told = { saved: new Map(), receipts: new Map(), gaveUp: new Map(), troubles: [] };
    const devices = openDevices(wishes, { hall, lines, program, directories, told });
    closing.push(async () => {
      await Promise.all(devices.map((device) => device.close()));
    });
    const browser = wishes.browser ? createBrowserDesk({ hall, line: lines[0], seed, directories, say }) : undefined;
    if (browser !== undefined) {
      closing.push(() => browser.close());
      await browser.open();
    }
    for (const line of lines) line.setResetEvery(resetEvery);
    for (const device of devices) device.open();

    const done = await doFaults(plan, { hall, lines, devices, browser, seconds, say });
    for (const line of lines) {
      line.setHanging(false);
      line.setOffline(false);
      line.setResetEvery(undefined);
    }
    await hall.heal();
    say(`${hall.name}: at rest; what waits is sent`);
    await browser?.settle();
    const ends = await drain(devices, hall);
    const missing = (await browser?.missing()) ?? [];
    const truth = await readTruth(hall.query, practiceCommune.code);
    const verdict = judgeRun(told, truth, ends);
    const resets = lines.reduce((sum, line) => sum + line.stats.resets, 0);
    const fallen = hall.serving.fallen.map((last) => `a server ended by itself: ${last}`);
    const whole = {
      ...verdict,
      made: verdict.made + (browser?.made() ?? 0),
      lost: [...verdict.lost, ...missing],
      amiss: [...verdict.amiss, ...fallen],
    };
    const good = whole.lost.length + whole.doubled.length + whole.amiss.length === 0 && whole.made > 0;
    return {
      ...whole,
      hall: hall.name,
      done: new Map([...done, ['line reset after 8–40 KB', resets]]),
      gaveUp: told.gaveUp,
      good,
    };
  } finally {
    for (const close of closing.reverse()) await close();
  }
}

interface DeviceGround {
  readonly hall: Hall;
  readonly lines: readonly BadLine[];
  readonly program: string;
  readonly directories: string;
  readonly told: Told;
}

function openDevices(
  { devices, seed }: ChaosWishes,
  { hall, lines, program, directories, told }: DeviceGround,
): DeviceHost[] {
  const { accounts } = hall.serving;
  return Array.from({ length: devices }, (_, index) => {
    const name = `máy ${index + 1}`;
    return createDeviceHost(
      program,
      {
        serverUrl: lines[index % lines.length]?.url ?? '',
        account: accounts[index % accounts.length] ?? { username: '', password: '' },
        name,
        directory: join(directories, String(index)),
        seed: seed * 100 + index,
      },
      told,
    );
  });
}

/** Rounds until nobody waits and all hold the same, or until there were enough: then the count says what is amiss. */
async function drain(devices: readonly DeviceHost[], hall: Hall): Promise<ReadonlyMap<string, DeviceEnd>> {
  const ends = new Map<string, DeviceEnd>();
  for (let round = 0; round < drainRounds; round += 1) {
    for (const device of devices) ends.set(device.name, await device.drain());
    const all = [...ends.values()];
    const waiting = all.some(({ failure, outbox }) => failure !== null || outbox.some(({ status }) => status === null));
    const { head } = await readTruth(hall.query, practiceCommune.code);
    // Once more even when all agree: what one has just sent may be judged again for another.
    if (round > 1 && !waiting && all.every(({ digest }) => digest === head.digest)) break;
    await sleep(50);
  }
  return ends;
}
