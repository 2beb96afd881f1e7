import { afterEach, beforeEach, expect, it } from 'vitest';
import { makePeople } from '../../support/people.ts';
import { type HubStage, setHubStage } from './hub-stage.ts';

let stage: HubStage;
beforeEach(async () => {
  stage = await setHubStage();
});
afterEach(() => stage.close());

it('[R14] two acts under one number: the other one is tried once and left to its machine, and the mirror goes on', async () => {
  const device = await stage.machine(0);
  await stage.hub.hub.work();
  stage.hub.line.isUp = false;
  await device.perform({ name: 'openDossier', args: makePeople(31).birth() });
  await device.sync();
  const { store } = stage.hub;
  const [lane] = store.waitingLanes();
  const [act] = lane === undefined ? [] : store.run(lane, 1);
  if (lane === undefined || act === undefined) throw new Error('Nothing was taken in.');
  // As from a copy of the profile that went on by itself.
  const mid = '0193ffff-0000-7000-8000-00000000aaaa';
  const other = {
    ...act,
    mid,
    hash: 'f'.repeat(64),
    body: act.body.replaceAll(act.mid, mid).replaceAll(act.hash, 'f'.repeat(64)),
  };
  store.takeIn([other], stage.server.clock.now());

  stage.hub.line.isUp = true;
  stage.pass(2 * 60_000);
  let asked = 0;
  const { fetch: real } = stage.server;
  const server = stage.server as { fetch: typeof fetch };
  server.fetch = async (input, init) => {
    asked += 1;
    if (asked > 20) throw new TypeError('it asks for ever');
    return real(input, init);
  };
  expect(await stage.hub.hub.work()).toMatchObject({ settled: 1, line: 'up' });
  server.fetch = real;
  expect(store.counts()).toEqual({ waiting: 1, settled: 1 });
  expect(store.run(lane, 5).map((one) => one.mid)).toEqual([mid]);
  const there = await stage.server.store.read((of) => of('99999').counter());
  expect(stage.hub.mirror.cursor()?.seq).toBe(there.seq);
});
