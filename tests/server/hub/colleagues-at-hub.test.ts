import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Device } from '../../support/device.ts';
import { makePeople } from '../../support/people.ts';
import { answerOf, type HubStage, setHubStage, wholePull } from './hub-stage.ts';

let stage: HubStage;
let reception: Device;
let officer: Device;
beforeEach(async () => {
  stage = await setHubStage();
  [reception, officer] = [await stage.machine(0), await stage.machine(1)];
  await reception.sync();
  await officer.sync();
  await stage.hub.hub.work();
  stage.hub.line.isUp = false;
});
afterEach(() => stage.close());

const standing = async (device: Device) =>
  (await device.dossiers()).map(({ dossier, exchange }) => [dossier.business, exchange]);

async function toWork(device: Device, entity: string): Promise<void> {
  const args = { from: 'RECEIVED', to: 'PROCESSING' };
  await device.perform({ name: 'moveDossier', entity, args });
}

describe('what a colleague has given to the hub', () => {
  it('[R16] is on the other machines of the hall, as the hub’s and not as received; and goes on from there', async () => {
    const { entity } = await reception.perform({ name: 'openDossier', args: makePeople(21).birth() });
    await reception.sync();
    expect((await officer.sync()).failure).toBeUndefined();
    expect(await standing(officer)).toEqual([['RECEIVED', 'relayed']]);
    expect(await officer.outbox()).toEqual([]);
    expect(await officer.dossiers()).toMatchObject([{ receipts: [], waiting: [] }]);

    await toWork(officer, entity);
    expect(await standing(officer)).toEqual([['PROCESSING', 'local']]);
    await officer.sync();
    await reception.sync();
    expect(await standing(officer)).toEqual([['PROCESSING', 'relayed']]);
    // Of a record with acts of her own a machine shows those.
    expect(await standing(reception)).toEqual([['RECEIVED', 'relayed']]);

    stage.hub.line.isUp = true;
    stage.pass(2 * 60_000);
    expect(await stage.hub.hub.work()).toMatchObject({ sent: 2, settled: 2 });
    for (const device of [officer, reception, officer]) await device.sync();
    for (const device of [officer, reception]) {
      expect(await standing(device)).toEqual([['PROCESSING', 'received']]);
      expect(await device.outbox()).toEqual([]);
    }
    expect(await officer.digest()).toBe(await reception.digest());
  });

  it('[R16] is no longer shown when the server has answered and does not have it', async () => {
    await reception.perform({ name: 'openDossier', args: makePeople(22).birth() });
    await reception.sync();
    await officer.sync();
    expect(await officer.dossiers()).toHaveLength(1);
    stage.hub.line.isUp = true;
    stage.pass(2 * 60_000);
    await officer.sync();
    expect(await officer.dossiers()).toEqual([]);
    expect(await officer.store.exchangeStatus()).toMatchObject({ hubAt: null });
  });

  it('[R18] what the server has taken from her no hub brings back', async () => {
    stage.hub.line.isUp = true;
    await reception.perform({ name: 'openDossier', args: makePeople(25).birth() });
    await reception.sync();
    expect(await stage.hub.hub.work()).toMatchObject({ line: 'up' });
    stage.hub.line.isUp = false;
    await reception.perform({ name: 'openDossier', args: makePeople(24).birth() });
    await reception.sync();
    await officer.sync();
    expect(await standing(officer)).toEqual([
      ['RECEIVED', 'relayed'],
      ['RECEIVED', 'received'],
    ]);
    // She hears it from the province, through the hub, which has not heard of it itself.
    stage.hub.line.isUp = true;
    stage.pass(2 * 60_000);
    await stage.server.store.accounts.endAccess(stage.server.accounts[1].id, stage.server.clock.now());
    await officer.sync();
    expect((await officer.store.exchangeStatus()).accessEndedAt).not.toBeNull();
    stage.hub.line.isUp = false;
    const answer = await answerOf(await stage.ask(officer, { pull: wholePull() }));
    expect(answer.overlay).toHaveLength(1);
    await officer.sync();
    expect(await officer.dossiers()).toEqual([]);
    expect(await officer.parts.database.records.count()).toBe(0);
  });

  it('[R18] is shown to nobody who may not hold everything, and an act beyond its author’s role to nobody', async () => {
    const { entity } = await reception.perform({ name: 'openDossier', args: makePeople(23).birth() });
    await reception.sync();
    const { accounts } = stage.server;
    await forceRole(accounts[1].id, 'volunteer');
    expect((await answerOf(await stage.ask(officer, { pull: wholePull() }))).overlay).toEqual([]);
    await forceRole(accounts[1].id, 'officer');
    expect((await answerOf(await stage.ask(officer, { pull: wholePull() }))).overlay).toMatchObject([{ id: entity }]);
    await forceRole(accounts[0].id, 'volunteer');
    expect((await answerOf(await stage.ask(officer, { pull: wholePull() }))).overlay).toEqual([]);
  });
});

describe('an act at the hub', () => {
  it('[R16] is shown however many others wait longer, with all that it stands on', async () => {
    const { entity: old } = await reception.perform({ name: 'openDossier', args: makePeople(28).birth() });
    await reception.sync();
    const { store } = stage.hub;
    const [act] = store.waitingOn([old]);
    if (act === undefined) throw new Error('Nothing was taken in.');
    // Acts of before the mended clock, say: as many as are looked at for one answer, and more, on records of their own.
    const others = Array.from({ length: 2_100 }, (_, at) => {
      const entity = `${old.slice(0, -6)}${(at + 1).toString(16).padStart(6, '0')}`;
      return { ...act, seq: 1_000 + at, mid: `${at}`, body: act.body.replaceAll(old, entity) };
    });
    store.takeIn(others, stage.server.clock.now());
    await toWork(reception, old);
    const { entity: young } = await reception.perform({ name: 'openDossier', args: makePeople(29).birth() });
    await reception.sync();
    const { overlay = [] } = await answerOf(await stage.ask(officer, { pull: wholePull() }));
    const shown = new Map(overlay.map((dossier) => [dossier.id, dossier['business']]));
    expect([shown.get(old), shown.get(young)]).toEqual(['PROCESSING', 'RECEIVED']);
    expect(overlay.length).toBeLessThanOrEqual(200);
  });

  it('[R18] under the name of somebody who has not signed in on its machine is shown to nobody', async () => {
    await reception.perform({ name: 'openDossier', args: makePeople(26).birth() });
    await reception.sync();
    const { store } = stage.hub;
    const [act] = store.waitingOn(store.waitingRecords('', 1).map(({ entity }) => entity));
    if (act === undefined) throw new Error('Nothing was taken in.');
    store.settle([{ mid: act.mid, hash: act.hash, proof: '{}' }], stage.server.clock.now());
    const shown = async () => (await answerOf(await stage.ask(officer, { pull: wholePull() }))).overlay?.length;
    const under = (author: string) => {
      const body = act.body.replaceAll(act.author, author);
      store.takeIn([{ ...act, incarnation: 'ABCDEFGH', author, body }], stage.server.clock.now());
    };
    expect(await shown()).toBe(0);
    under(stage.server.accounts[2].id);
    expect(await shown()).toBe(0);
    under(act.author);
    expect(await shown()).toBe(1);
  });

  it('[R2] that its machine has brought to the province by itself waits no longer', async () => {
    const { entity } = await reception.perform({ name: 'openDossier', args: makePeople(27).birth() });
    await reception.sync();
    stage.hub.line.isUp = true;
    stage.pass(11 * 60_000);
    await reception.sync();
    expect(await reception.outbox()).toEqual([]);
    const { fetch: real } = stage.server;
    const server = stage.server as { fetch: typeof fetch };
    server.fetch = async (input, init) =>
      (input instanceof Request ? input.url : input.toString()).endsWith('/v1/sync')
        ? Response.json({ code: 'internal', field: null, detail: '' }, { status: 500 })
        : real(input, init);
    expect(await stage.hub.hub.work()).toMatchObject({ settled: 0, line: 'up' });
    server.fetch = real;
    expect(stage.hub.store.counts()).toEqual({ waiting: 0, settled: 1 });
    stage.hub.line.isUp = false;
    const { overlay, changes } = await answerOf(await stage.ask(officer, { pull: wholePull() }));
    expect([overlay, changes[0]?.changes.map(({ id }) => id)]).toEqual([[], [entity]]);
  });
});

/** As of the hub's last contact. */
async function forceRole(account: string, role: 'officer' | 'volunteer'): Promise<void> {
  await stage.hub.mirror.store().accounts.setRoles(account, [role], stage.server.clock.now());
}
