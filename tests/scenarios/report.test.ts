import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Dossier } from '../../src/domain/dossier.ts';
import { instantAt } from '../../src/domain/vietnam-time.ts';
import { findAlike } from '../../src/local-index/find-alike.ts';
import { indexEntryOf } from '../../src/local-index/index-entry.ts';
import { createLocalIndex } from '../../src/local-index/local-index.ts';
import { type Device, openDevice } from '../support/device.ts';
import { madeUpDeath } from '../support/made-up-events.ts';
import { heardOfDeath, reportArgs } from '../support/made-up-reports.ts';
import { registerDesk } from '../support/register-desk.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { takenDossier } from '../support/taken-dossier.ts';
import { movesToApproval } from '../support/made-up-books.ts';

let server: ServerInProcess;
let tablet: Device;
let counter: Device;

const open = (name: string, person: 0 | 1) =>
  openDevice({ serverUrl: server.serverUrl, account: server.accounts[person], name, fetch: server.fetch });

beforeEach(async () => {
  server = await openServerInProcess();
  tablet = await open('tablet', 0);
  counter = await open('counter', 1);
});
afterEach(async () => {
  await tablet.close();
  await counter.close();
  await server.close();
});

async function seen(device: Device, id: string): Promise<Dossier> {
  const view = await device.store.dossier(id);
  if (view === null) throw new Error('the record is not here');
  return view.dossier;
}

async function agree(): Promise<void> {
  for (const device of [tablet, counter, tablet]) await device.sync();
  const { digest } = await server.store.read((scope) => scope('99999').counter());
  expect([await tablet.digest(), await counter.digest()]).toEqual([digest, digest]);
}

// The volunteer heard it on the 19th, wrote it as it sounds and knows no number; the family came to the counter a day later.
const reported = heardOfDeath({ 'death.date': { y: 2026, m: 11, d: 17 } });
const declared = madeUpDeath({ seed: 8, overrides: { 'deceased.fullName': 'Điểu Văn Thử' } });

async function reportAtTablet(): Promise<string> {
  const code = await tablet.store.drawReportCode('2026-11-19T08:00:00.000Z');
  const args = { ...reportArgs(reported), code };
  return (await tablet.perform({ name: 'reportEvent', args })).entity;
}

it('[DOMAIN 8.9] [R10] a volunteer reports a death offline, an officer takes it at the counter a day later: told, joined, one dossier, one number, both sources readable', async () => {
  const desk = registerDesk(counter.store);
  const deaths = await desk.openBook({ kind: 'KT' });
  const report = await reportAtTablet();
  expect((await tablet.outbox()).map(({ name }) => name)).toEqual(['reportEvent']);

  const dossier = (await counter.perform({ name: 'openDossier', args: { procedure: 'death', fields: declared } }))
    .entity;
  await counter.sync();
  await agree();

  // The server says of the second that it says the same: accents and a slip in the name aside.
  expect((await seen(tablet, report)).suspects).toEqual([dossier]);
  for (const device of [tablet, counter]) {
    expect(await seen(device, report)).toMatchObject({
      business: 'REPORTED',
      fields: { 'deceased.fullName': 'Điều Văn Thử' },
    });
    expect(await seen(device, dossier)).toMatchObject({ business: 'RECEIVED' });
  }
  // And so does the device by itself, from either side.
  const index = createLocalIndex();
  for (const id of [report, dossier]) index.put(indexEntryOf(await seen(counter, id)));
  for (const [id, other] of [
    [report, dossier],
    [dossier, report],
  ] as const) {
    const alike = findAlike(index, indexEntryOf(await seen(counter, id)));
    expect(alike.map(({ id: found, verdict }) => [found, verdict])).toEqual([[other, 'likely']]);
  }

  const reason = 'Con ông Thử đã đến khai, cùng một người';
  await counter.perform({ name: 'joinReport', entity: report, args: { other: dossier, reason } });
  for (const args of movesToApproval) await counter.perform({ name: 'moveDossier', entity: dossier, args });
  expect((await desk.enter(dossier, deaths, { number: null, fence: null })).status).toBe('saved');
  await agree();

  for (const device of [tablet, counter]) {
    const [kept, entered] = [await seen(device, report), await seen(device, dossier)];
    expect(kept).toMatchObject({
      business: 'JOINED',
      report: { told: { 'report.reporter': 'Hoàng Thị Báo' }, ended: { kind: 'joined', other: dossier, reason } },
      fields: { 'deceased.fullName': 'Điều Văn Thử' },
    });
    expect(kept).not.toHaveProperty('entry');
    expect(entered).toMatchObject({
      entry: { bookKind: 'KT', number: 1 },
      fields: { 'deceased.fullName': 'Điểu Văn Thử' },
    });
    const index = createLocalIndex();
    for (const record of [kept, entered]) index.put(indexEntryOf(record));
    expect(index.doublesOf(dossier)).toEqual([{ id: report, business: 'JOINED' }]);
    // What has been joined is told of no more.
    expect(findAlike(index, indexEntryOf(entered))).toEqual([]);
    expect(await device.outbox()).toEqual([]);
  }
  const { dossiers } = { dossiers: await counter.dossiers() };
  expect(dossiers.filter(({ dossier: { entry } }) => entry !== undefined)).toHaveLength(1);
});

it('[DOMAIN 3.3] received by an officer: limits count from that act, the code of the desk replaces the report’s, which stays', async () => {
  const report = await reportAtTablet();
  await agree();
  const receivedAt = instantAt('2026-11-20', '09:30');
  const taken = await takenDossier(counter, declared, { procedure: 'death', receivedAt });
  await counter.perform({ name: 'receiveReport', entity: report, args: taken.args });
  await agree();
  for (const device of [tablet, counter]) {
    const dossier = await seen(device, report);
    expect(dossier).toMatchObject({ business: 'RECEIVED', receivedAt, dueAt: taken.args['dueAt'] });
    expect(dossier.codes.provisional).toMatch(/^TAM-/u);
    expect(dossier.report?.code).toMatch(/^BAO-/u);
    expect(dossier.report?.received?.fields).toMatchObject({ 'deceased.fullName': 'Điều Văn Thử' });
    expect(dossier.events[0]?.author).not.toBe(dossier.events[1]?.author);
    expect(indexEntryOf(dossier).codes).toEqual([dossier.report?.code, dossier.codes.provisional]);
  }
});

it('[R10] two officers receive one report without a line: one dossier, and the second learns why hers was not taken', async () => {
  const report = await reportAtTablet();
  await agree();
  for (const device of [tablet, counter]) {
    const taken = await takenDossier(device, declared, { procedure: 'death' });
    await device.perform({ name: 'receiveReport', entity: report, args: taken.args });
  }
  await agree();
  const [first, second] = [await seen(tablet, report), await seen(counter, report)];
  expect(first).toEqual(second);
  expect(first.events.filter(({ type }) => type === 'receiveReport')).toHaveLength(1);
  const [kept] = await counter.outbox();
  expect(kept).toMatchObject({
    name: 'receiveReport',
    exchange: 'attention',
    mayLetGo: true,
    receipt: { status: 'refused', problems: [{ code: 'receivedBefore' }] },
  });
  expect(await tablet.outbox()).toEqual([]);
});
