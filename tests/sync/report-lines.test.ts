import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { refused } from '../../src/domain/outcome.ts';
import { foldDigest } from '../../src/protocol/digest.ts';
import { recordRow } from '../../src/store/apply-page.ts';
import { searchIndex } from '../../src/local-index/search-index.ts';
import { keepIndex } from '../../src/store/keep-index.ts';
import { readScope, writeScope } from '../../src/store/meta.ts';
import { rowTextOf } from '../../src/store/own-text.ts';
import { boxContext } from '../../src/store/row-content.ts';
import { openTab, type ScriptedLine, scriptedLine, type Tab } from '../support/desk-on-line.ts';
import { makeDesk } from '../support/made-up-desk.ts';
import { madeUpDeath } from '../support/made-up-events.ts';
import { heardOfDeath, receiptArgs, reportArgs } from '../support/made-up-reports.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';

let server: ServerInProcess;
let wire: ScriptedLine;
let desk: ReturnType<typeof makeDesk>;
let tablet: Tab;
let office: Tab;

beforeEach(async () => {
  server = await openServerInProcess();
  wire = scriptedLine(server);
  desk = makeDesk({ seed: 41 });
  tablet = openTab(server, { desk, fetch: wire.fetch });
  office = openTab(server, { desk: makeDesk({ seed: 42 }) });
  await office.signIn(1);
  await server.store.accounts.setRoles(server.accounts[0].id, ['volunteer'], server.clock.now());
  await tablet.signIn(0);
});
afterEach(async () => {
  tablet.store.close();
  office.store.close();
  await server.close();
});

async function saved(tab: Tab, command: Parameters<Tab['store']['perform']>[0]): Promise<string> {
  const answer = await tab.store.perform(command);
  if (answer.status !== 'saved') throw new Error(JSON.stringify(answer));
  return answer.entity;
}

async function drain(tab: Tab): Promise<void> {
  for (let tries = 0; tries < 20; tries += 1) {
    const attempt = await tab.exchange();
    if (attempt.status === 'exchanged' && !attempt.done.workLeft) return;
  }
  throw new Error('not drained');
}

const name = 'Điều Văn Thử';
const report = (number = 1) => saved(tablet, { name: 'reportEvent', args: reportArgs(heardOfDeath(), { number }) });
const shown = async (id: string) => (await tablet.store.dossier(id))?.dossier;
const editOf = (entity: string, to: string, from = name) =>
  ({ name: 'editReport', entity, args: { changes: [{ field: 'deceased.fullName', from, to }] } }) as const;

/** What the tablet's disk says in these tables, opened. */
async function onDisk(...tables: readonly ('records' | 'views')[]): Promise<string> {
  const { database, boxes } = desk.openParts();
  const texts: (string | undefined)[] = [];
  for (const table of tables) {
    const context = table === 'records' ? boxContext.record : boxContext.view;
    for (const row of await database[table].toArray()) texts.push(await boxes.open(row.box, context(row.id)));
  }
  database.close();
  return texts.join('\n');
}

it('[R18] holds all of a report until it is received, then its line, which follows what officers do', async () => {
  const brought = await report();
  expect([(await shown(brought))?.line, await onDisk('views')]).toEqual([undefined, expect.stringContaining(name)]);
  await drain(tablet);
  const view = await tablet.store.dossier(brought);
  expect(view).toMatchObject({ exchange: 'received', waiting: [], dossier: { line: 'waiting', fields: {} } });
  // The proof stays: number, time and hash of what she brought.
  expect(view?.receipts).toMatchObject([{ status: 'applied', revision: 1 }]);
  const disk = await onDisk('records', 'views');
  expect(disk).toContain(view?.dossier.codes.provisional);
  expect(disk).not.toMatch(/Thử|Báo|Buôn/u);

  await drain(office);
  expect((await office.store.dossier(brought))?.dossier.fields).toMatchObject({ 'deceased.fullName': name });
  await saved(office, { name: 'receiveReport', entity: brought, args: receiptArgs(madeUpDeath({ seed: 4 })) });
  await drain(office);
  await drain(tablet);
  expect(await shown(brought)).toMatchObject({ line: 'takenUp', codes: view?.dossier.codes });
  await saved(office, { name: 'withdrawDossier', entity: brought, args: { from: 'RECEIVED', reason: 'Xin rút lại' } });
  await drain(office);
  await drain(tablet);
  expect(await shown(brought)).toMatchObject({ line: 'closed' });
  expect(await onDisk('records', 'views')).not.toMatch(/Thử|Báo|Buôn|rút/u);
  expect((await tablet.store.exchangeStatus()).lastFailure).toBeNull();
});

it('[R18] is found by its code alone, and by no name, once it is a line', async () => {
  const parts = desk.openParts();
  const index = keepIndex({
    ...parts,
    timers: desk.clock,
    pause: () => new Promise((resolve) => setImmediate(resolve)),
    report: (error) => {
      throw error;
    },
  });
  const found = (typed: string) =>
    searchIndex(index.held, { typed, limit: 10, contextYear: 2026 }).hits.map(({ id }) => id);
  const brought = await report();
  await vi.waitFor(() => expect(found('dieu van thu')).toEqual([brought]));
  await drain(tablet);
  await vi.waitFor(() => expect(found('dieu van thu')).toEqual([]));
  expect(found((await shown(brought))?.codes.provisional ?? '')).toEqual([brought]);
  index.close();
  parts.database.close();
});

it('[R4] [R18] keeps what the server did not take whole, since it is hers to settle', async () => {
  const strict = await openServerInProcess({
    apply: () => refused('madeUpRule', { vi: 'Không được.', en: 'Not allowed.' }),
  });
  await strict.store.accounts.setRoles(strict.accounts[0].id, ['volunteer'], strict.clock.now());
  wire.leadTo(strict);
  await tablet.signIn(0);
  const brought = await report();
  await drain(tablet);
  const view = await tablet.store.dossier(brought);
  expect(view).toMatchObject({ exchange: 'attention', dossier: { fields: { 'deceased.fullName': name } } });
  expect(view?.dossier.line).toBeUndefined();
  await strict.close();
});

it('[R1] [R18] an edit made before she heard of the receipt travels, is judged by the server, and leaves nothing', async () => {
  const brought = await report();
  wire.next(async (pass) => {
    await pass();
    return Response.error();
  });
  await tablet.exchange();
  // The server has it; she does not know, and puts it right.
  await saved(tablet, editOf(brought, 'Điểu Văn Thử'));
  expect((await shown(brought))?.fields).toMatchObject({ 'deceased.fullName': 'Điểu Văn Thử' });
  await drain(tablet);
  expect(await shown(brought)).toMatchObject({ line: 'waiting', fields: {} });
  await drain(office);
  expect((await office.store.dossier(brought))?.dossier.fields).toMatchObject({ 'deceased.fullName': 'Điểu Văn Thử' });
  // And one whose form was open when the line came.
  await saved(tablet, editOf(brought, name, 'Điểu Văn Thử'));
  expect(await tablet.store.dossier(brought)).toMatchObject({ exchange: 'local', dossier: { fields: {} } });
  await drain(tablet);
  await drain(office);
  expect((await office.store.dossier(brought))?.dossier.fields).toMatchObject({ 'deceased.fullName': name });
  expect(await onDisk('records', 'views')).not.toContain('Văn Thử');
});

it('[R13] [R18] gives a restored server what it has lost, out of what is kept sealed, and is a line again', async () => {
  const brought = await report();
  await drain(tablet);
  const restored = await openServerInProcess();
  await restored.store.accounts.setRoles(restored.accounts[0].id, ['volunteer'], restored.clock.now());
  restored.clock.advance(3_600_000);
  const before = (await tablet.store.dossier(brought))?.receipts[0];
  wire.leadTo(restored);
  await tablet.signIn(0);
  await drain(tablet);
  expect((await tablet.store.exchangeStatus()).restore).not.toBeNull();
  const state = await restored.store.read((of) => of('99999').entities([brought]));
  expect(state[0]?.state).toContain(name);
  const view = await tablet.store.dossier(brought);
  expect(view).toMatchObject({ exchange: 'received', dossier: { line: 'waiting', fields: {} } });
  expect(view?.receipts.at(-1)?.mid).toBe(before?.mid);
  expect(await onDisk('records', 'views')).not.toContain('Văn Thử');
  await restored.close();
});

it('[R11] [R18] a profile of before, with whole reports in its base, comes to lines by itself, with no fault told', async () => {
  const brought = await report();
  await drain(tablet);
  await drain(office);
  const whole = (await office.store.dossier(brought))?.dossier;
  const parts = desk.openParts();
  const { database, hash } = parts;
  const row = await database.records.get(brought);
  const scope = await readScope(database, '99999');
  if (whole === undefined || row === undefined || scope === undefined) throw new Error('nothing to put back');
  const change = { type: 'row' as const, kind: 'dossier' as const, id: brought, rev: row.seq, state: { ...whole } };
  const text = rowTextOf(change, whole);
  const { pass, came = 0 } = row;
  await database.records.put(await recordRow(parts, { change, text, digest: hash(text), scope: '99999', pass, came }));
  await writeScope(database, '99999', {
    ...scope,
    digest: foldDigest(foldDigest(scope.digest, row.digest), hash(text)),
  });
  database.close();
  expect((await shown(brought))?.fields).toMatchObject({ 'deceased.fullName': name });
  await drain(tablet);
  expect(await shown(brought)).toMatchObject({ line: 'waiting', fields: {} });
  expect((await tablet.store.exchangeStatus()).lastFailure).toBeNull();
});
