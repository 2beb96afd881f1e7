import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Device, openDevice } from '../support/device.ts';
import { createFakeClock, type FakeClock } from '../support/fake-clock.ts';
import { type HubInProcess, hubUrl, openHubInProcess } from '../support/hub-in-process.ts';
import { makePeople } from '../support/people.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';

interface Machine {
  readonly clock: FakeClock;
  readonly device: Device;
  /** Its own line to the province. */
  isUp: boolean;
}

const hour = 60 * 60_000;

let server: ServerInProcess;
let hub: HubInProcess;
let hubIsThere: boolean;
let machines: readonly [Machine, Machine, Machine];

beforeEach(async () => {
  server = await openServerInProcess();
  hub = await openHubInProcess(server);
  hubIsThere = true;
  const byHub: typeof fetch = async (input, init) => {
    if (!hubIsThere) throw new TypeError('no hub');
    return hub.fetch(input, init);
  };
  const machine = async (number: 0 | 1 | 2): Promise<Machine> => {
    const clock = createFakeClock(server.clock.now());
    const line = { isUp: true };
    const direct: typeof fetch = async (input, init) => {
      if (!line.isUp) throw new TypeError('no line');
      return server.fetch(input, init);
    };
    const device = await openDevice({
      ...{ serverUrl: server.serverUrl, account: server.accounts[number], name: `máy ${number + 1}`, clock },
      ...{ fetch: direct, hub: { url: hubUrl, fetch: byHub } },
    });
    return Object.assign(line, { clock, device });
  };
  machines = [await machine(0), await machine(1), await machine(2)];
});
afterEach(async () => {
  for (const { device } of machines) await device.close();
  await hub.close();
  await server.close();
});

function pass(milliseconds: number): void {
  server.clock.advance(milliseconds);
  for (const { clock } of machines) clock.advance(milliseconds);
}

function cut(isCut: boolean): void {
  hub.line.isUp = !isCut;
  for (const machine of machines) machine.isUp = !isCut;
}

const states = async ({ device }: Machine) => (await device.outbox()).map(({ exchange }) => exchange);

it('[R2] [R4] [R8] two days without a line, a hub that dies once, a machine with a line of its own: each of 120 entries once, with the province’s receipt', async () => {
  for (const { device } of machines) expect((await device.sync()).failure).toBeUndefined();
  expect(await hub.hub.work()).toMatchObject({ line: 'up', refused: null });

  cut(true);
  const people = makePeople(17).births(120);
  let made = 0;
  const sent: string[][] = [[], [], []];
  for (let round = 0; round < 10; round += 1) {
    for (const [at, { device }] of machines.entries()) {
      for (let count = 0; count < 4; count += 1) {
        const { mid } = await device.perform({ name: 'openDossier', args: people[made++] ?? {} });
        sent[at]?.push(mid);
      }
      expect((await device.sync()).failure).toBeUndefined();
    }
    expect(await hub.hub.work()).toMatchObject({ sent: 0, line: 'down' });
    // Killed while it holds what nobody else but the machine itself has.
    if (round === 4) await hub.kill();
    // The third machine is carried to where there is a line, and back.
    machines[2].isUp = round === 6;
    pass(4.8 * hour);
  }
  expect(made).toBe(120);
  expect(await states(machines[0])).toEqual(Array.from({ length: 40 }, () => 'relayed'));
  const { waiting, relayed, hubAt } = await machines[0].device.store.exchangeStatus();
  expect({ waiting, relayed }).toEqual({ waiting: 40, relayed: 40 });
  expect(hubAt).not.toBeNull();
  const atHub = hub.store.counts();
  // In the hall they see each other's work: all but what the third has given to the province alone.
  await machines[0].device.sync();
  expect(await machines[0].device.dossiers()).toHaveLength(atHub.waiting);

  // The line is back at the hub alone.
  hub.line.isUp = true;
  pass(2 * 60_000);
  const carried = await hub.hub.work();
  expect(carried).toMatchObject({ line: 'up', refused: null });
  expect(hub.store.counts().waiting).toBe(0);
  for (const { device } of [...machines, ...machines]) expect((await device.sync()).failure).toBeUndefined();

  const counter = await server.store.read((of) => of('99999').counter());
  for (const { device } of machines) {
    expect(await device.outbox()).toEqual([]);
    expect(await device.dossiers()).toHaveLength(120);
  }
  expect(new Set(await Promise.all(machines.map(({ device }) => device.digest()))).size).toBe(1);
  expect(counter).toMatchObject({ mutationNo: 120, receiptNo: 120 });
  // Each with a receipt of its own, which stands alone.
  const mids = sent.flat();
  expect(new Set(mids).size).toBe(120);
  for (const [at, { device }] of machines.entries()) {
    const proofs = await Promise.all((sent[at] ?? []).map((mid) => device.store.proofOf(mid)));
    expect(proofs.map((each) => each.map(({ receipt }) => receipt.status))).toEqual(proofs.map(() => ['applied']));
  }
  console.log({
    entries: made,
    atHub,
    carried,
    province: { mutations: counter.mutationNo, receipts: counter.receiptNo },
  });
});
