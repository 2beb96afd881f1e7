import { afterEach, expect, it } from 'vitest';
import { type Device, openDevice } from '../support/device.ts';
import { createFakeClock, type FakeClock } from '../support/fake-clock.ts';
import { type HubInProcess, hubUrl, openHubInProcess } from '../support/hub-in-process.ts';
import { makePeople } from '../support/people.ts';
import { openRestorable, type RestorableServer } from '../support/restorable-server.ts';
import { createSeededRandom, type SeededRandom } from '../support/seeded-random.ts';

interface Machine {
  readonly clock: FakeClock;
  readonly device: Device;
  /** Dossiers that it has opened and not taken on yet. */
  readonly received: string[];
  /** Its own line to the province. */
  isUp: boolean;
}

interface Hall {
  readonly province: RestorableServer;
  readonly hub: HubInProcess;
  readonly machines: readonly Machine[];
  readonly lines: { hubIsThere: boolean; readonly loses: Set<'direct' | 'byHub' | 'upstream'> };
  readonly pass: (milliseconds: number) => void;
  close(): Promise<void>;
}

const minute = 60_000;
const steps = 70;
const stories = Number(process.env['HUB_STORIES'] ?? 4);

let hall: Hall | undefined;
afterEach(async () => {
  await hall?.close();
  hall = undefined;
});

/** Three machines, a hub and a province that can be put back; of every road the next answer can be lost. */
async function openHall(): Promise<Hall> {
  const province = await openRestorable();
  const lines: Hall['lines'] = { hubIsThere: true, loses: new Set() };
  const losing =
    (road: 'direct' | 'byHub' | 'upstream', to: typeof fetch): typeof fetch =>
    async (input, init) => {
      const answer = await to(input, init);
      if (lines.loses.delete(road)) throw new TypeError('the answer was lost');
      return answer;
    };
  const toProvince: typeof fetch = (input, init) => province.server.fetch(input, init);
  const hub = await openHubInProcess({ ...province.server, fetch: losing('upstream', toProvince) });
  const machine = async (number: 0 | 1 | 2): Promise<Machine> => {
    const clock = createFakeClock(province.clock.now());
    const line = { isUp: true };
    const direct: typeof fetch = async (input, init) => {
      if (!line.isUp) throw new TypeError('no line');
      return losing('direct', toProvince)(input, init);
    };
    const byHub: typeof fetch = async (input, init) => {
      if (!lines.hubIsThere) throw new TypeError('no hub');
      return losing('byHub', hub.fetch)(input, init);
    };
    const { serverUrl, accounts } = province.server;
    const device = await openDevice({
      ...{ serverUrl, account: accounts[number], name: `máy ${number + 1}`, clock },
      ...{ fetch: direct, hub: { url: hubUrl, fetch: byHub } },
    });
    return Object.assign(line, { clock, device, received: [] });
  };
  const machines = [await machine(0), await machine(1), await machine(2)];
  return {
    ...{ province, hub, machines, lines },
    pass(milliseconds) {
      province.clock.advance(milliseconds);
      for (const { clock } of machines) clock.advance(milliseconds);
    },
    async close() {
      for (const { device } of machines) await device.close();
      await hub.close();
      await province.close();
    },
  };
}

/** One thing that happens; what was made. */
async function happens({ hub, machines, lines, pass }: Hall, random: SeededRandom, births: () => object) {
  const machine = machines[random.integer(0, 2)];
  if (machine === undefined) throw new Error('There are three.');
  const { device, received } = machine;
  switch (random.integer(0, 11)) {
    case 0:
    case 1:
    case 2: {
      const { mid, entity } = await device.perform({ name: 'openDossier', args: { ...births() } });
      received.push(entity);
      return [mid];
    }
    case 3: {
      const entity = received.shift();
      if (entity === undefined) return [];
      const args = { from: 'RECEIVED', to: 'PROCESSING' };
      return [(await device.perform({ name: 'moveDossier', entity, args })).mid];
    }
    case 4:
    case 5:
    case 6:
      await device.sync();
      return [];
    case 7:
      await hub.hub.work();
      return [];
    case 8:
      machine.isUp = random.next() < 0.3;
      hub.line.isUp = random.next() < 0.5;
      lines.hubIsThere = random.next() < 0.8;
      return [];
    case 9:
      await hub.kill();
      return [];
    case 10:
      lines.loses.add((['direct', 'byHub', 'upstream'] as const)[random.integer(0, 2)] ?? 'byHub');
      return [];
    default:
      pass(random.integer(1, 20) * minute);
      return [];
  }
}

async function cameToRest({ province, hub, machines, lines, pass }: Hall): Promise<boolean> {
  lines.hubIsThere = true;
  lines.loses.clear();
  hub.line.isUp = true;
  for (const machine of machines) machine.isUp = true;
  for (let round = 0; round < 12; round += 1) {
    pass(11 * minute);
    await hub.hub.work();
    for (const { device } of machines) await device.sync();
    const outboxes = await Promise.all(machines.map(({ device }) => device.outbox()));
    const head = await province.server.store.read((of) => of('99999').counter());
    const isAtHead = hub.mirror.isWhole() && hub.mirror.cursor()?.seq === head.seq;
    if (outboxes.every((entries) => entries.length === 0) && hub.store.counts().waiting === 0 && isAtHead) return true;
  }
  return false;
}

it.each(Array.from({ length: stories }, (_, at) => at + 1))(
  '[R2] [R4] [R13] answers lost on every road, a hub that dies, a province that is put back: each act once (story %i)',
  async (seed) => {
    const here = (hall = await openHall());
    const { province, hub, machines } = here;
    const random = createSeededRandom(seed);
    const people = makePeople(1_000 + seed);
    for (const { device } of machines) await device.sync();
    await hub.hub.work();
    const made: string[] = [];
    const backUpAt = random.integer(10, 30);
    const restoreAt = random.integer(backUpAt + 5, steps - 5);
    for (let step = 0; step < steps; step += 1) {
      if (step === backUpAt) await province.backUp('backup.db');
      if (step === restoreAt) {
        await province.restore('backup.db');
        for (const { clock } of machines) clock.advance(60 * minute);
      }
      made.push(...(await happens(here, random, () => people.birth())));
    }
    expect(await cameToRest(here)).toBe(true);

    const counter = await province.server.store.read((of) => of('99999').counter());
    expect(counter.mutationNo).toBe(made.length);
    const receipts = await province.server.store.read((of) => of('99999').latestReceipts(made));
    expect(receipts.map(({ mid }) => mid).sort()).toEqual([...made].sort());
    expect(new Set(receipts.map(({ status }) => status))).toEqual(new Set(['applied']));
    const opened = machines.flatMap(({ device, received }) => received.map((id) => [id, device] as const));
    for (const { device } of machines) {
      const held = new Map(
        (await device.dossiers()).map(({ dossier, exchange }) => [dossier.id, { dossier, exchange }]),
      );
      for (const [id] of opened) expect(held.get(id)?.dossier.business).toBe('RECEIVED');
      expect(new Set([...held.values()].map(({ exchange }) => exchange))).toEqual(new Set(['received']));
      expect(await device.digest()).toBe(counter.digest);
    }
    const mirrored = await hub.mirror.store().read((of) => of('99999').counter());
    expect(mirrored.digest).toBe(counter.digest);
  },
);
