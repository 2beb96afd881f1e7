import { afterEach, beforeEach, expect, it } from 'vitest';
import { birthCertificate, birthExtractCopy } from '../../src/domain/papers/civil/birth-papers.ts';
import { procedureVersion } from '../../src/domain/procedures/catalogue.ts';
import { relatedRecords } from '../../src/features/dossiers/related-records.ts';
import { findAlike } from '../../src/local-index/find-alike.ts';
import { indexEntryOf } from '../../src/local-index/index-entry.ts';
import { createLocalIndex } from '../../src/local-index/local-index.ts';
import { type Device, openDevice } from '../support/device.ts';
import { madeUpChange, madeUpDeath } from '../support/made-up-events.ts';
import { makePeople } from '../support/people.ts';
import { enterAt, printAt } from '../support/register-and-print.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { takenDossier } from '../support/taken-dossier.ts';

// The rest of what a desk meets: tests/scenarios/entries (2 to 5), tests/scenarios/nine-days (8).

let server: ServerInProcess;
let counter: Device;
let colleague: Device;

beforeEach(async () => {
  server = await openServerInProcess();
  const open = (name: string, person: 0 | 1) =>
    openDevice({ serverUrl: server.serverUrl, account: server.accounts[person], name, fetch: server.fetch });
  counter = await open('máy 1', 0);
  colleague = await open('máy 2', 1);
});
afterEach(async () => {
  await counter.close();
  await colleague.close();
  await server.close();
});

const there = async (device: Device, id: string) => {
  const view = await device.store.dossier(id);
  if (view === null) throw new Error('it is not on this machine');
  return view;
};

it('[scenario 1] twins: two dossiers, neither stopped nor parked, told as twins to a person, two numbers one after the other', async () => {
  const mother = { 'mother.fullName': "H' Mẫu Niê", 'mother.pin': '066198000001', 'mother.ethnicity': '12' };
  const of = (given: string, notice: string) =>
    makePeople(41, { receivedOn: '2026-11-10' }).birth({
      ...mother,
      'child.fullName': `Y ${given} Niê`,
      'child.birthDate': '2026-11-02',
      'child.sex': '1',
      'child.ethnicity': '12',
      'birthNotice.code': notice,
      'birthNotice.date': '2026-11-02',
    });
  const taken = [];
  for (const fields of [of('Một', '99001.GCS.00041.26'), of('Hai', '99001.GCS.00042.26')]) {
    taken.push(await counter.perform({ name: 'openDossier', args: fields }));
  }
  await counter.sync();
  for (const { entity } of taken) await enterAt(counter, entity, { book: 'KS', as: 'timely', on: '2026-11-10' });
  await colleague.sync();
  const views = await Promise.all(taken.map(({ entity }) => there(colleague, entity)));
  expect(views.map(({ dossier }) => dossier.receivedAt)).toEqual(Array(2).fill('2026-11-10T02:00:00.000Z'));
  expect(views.map(({ dossier }) => dossier.entry?.number)).toEqual([1, 2]);
  expect(views.map(({ dossier }) => [dossier.suspects, dossier.parked])).toEqual(Array(2).fill([undefined, undefined]));
  const index = createLocalIndex();
  const [first, second] = views.map(({ dossier }) => indexEntryOf(dossier));
  if (first === undefined || second === undefined) throw new Error('two were taken');
  index.put(first);
  expect(findAlike(index, second).map(({ id, verdict }) => [id, verdict])).toEqual([[first.id, 'siblings']]);
  // One word of a person, and it is not told again.
  await colleague.perform({ name: 'tellApart', entity: second.id, args: { other: first.id } });
  expect(findAlike(index, indexEntryOf((await there(colleague, second.id)).dossier))).toEqual([]);
  await colleague.sync();
  await counter.sync();
  expect(await counter.outbox()).toEqual([]);
  expect(await counter.digest()).toBe(await colleague.digest());
});

it('[scenario 6] a correction after all was sent: the entry stays, the note stands on it, later copies say both', async () => {
  const birth = makePeople(46).birth({ 'father.birthDate': { y: 1990 } });
  const { entity: child } = await counter.perform({ name: 'openDossier', args: birth });
  await enterAt(counter, child, { book: 'KS', as: 'timely' });
  expect(await printAt(counter, child, birthCertificate)).toContain('Năm sinh: 1990');

  const asked = madeUpChange({ seed: 46, overrides: { 'original.record': child } });
  const { entity: correction } = await counter.perform({
    name: 'openDossier',
    args: { procedure: 'change', fields: asked },
  });
  // Three working days from Friday 20 November, over the holiday of the 24th.
  expect((await there(counter, correction)).dossier.dueAt).toBe('2026-11-26T10:00:00.000Z');
  await enterAt(counter, correction, { book: 'TDCC', as: 'timely' });
  await colleague.sync();

  const source = (await there(colleague, correction)).dossier;
  const procedure = procedureVersion('change', source.procedureVersion);
  if (procedure === undefined) throw new Error('no such procedure');
  const { notes } = await relatedRecords(colleague.store, source, procedure);
  expect(notes.map(({ target, how }) => [target.id, how])).toEqual([[child, 'certain']]);
  for (const { target, args } of notes) {
    await colleague.perform({ name: 'annotateEntry', entity: target.id, args: { ...args } });
  }
  await colleague.sync();
  await counter.sync();

  const { dossier } = await there(counter, child);
  expect(dossier.fields['father.birthDate']).toEqual({ y: 1990 });
  expect(dossier.annotations).toMatchObject([
    { kind: 'correction', changes: [{ field: 'father.birthDate', from: { y: 1990 }, to: { y: 1991 } }] },
  ]);
  const copy = (await printAt(counter, child, birthExtractCopy, { number: '1' })).join('\n');
  expect(copy).toContain('1991');
  await counter.sync();
  await colleague.sync();
  expect(await counter.digest()).toBe(await colleague.digest());
});

it('[scenario 7] the Friday before Tết at ten past four, without the line: promised for Monday the 23rd, under a provisional code', async () => {
  const fields = makePeople(47, { receivedOn: '2026-02-13' }).birth();
  const opening = await takenDossier(counter, fields, { receivedAt: '2026-02-13T09:10:00.000Z' });
  const { entity } = await counter.perform(opening);
  const { dossier, exchange } = await there(counter, entity);
  expect(exchange).toBe('local');
  expect(dossier.dueAt).toBe('2026-02-23T10:00:00.000Z');
  expect(dossier.codes.provisional).toMatch(/^TAM-99999-\w+-260213-001$/u);
});

it('[scenario 9] one death told twice in two spellings: flagged to a person, withdrawn into one, both sources kept', async () => {
  const death = madeUpDeath({ seed: 49, overrides: { 'deceased.fullName': 'Điểu Văn Thử' } });
  const { 'deceased.pin': _, 'deceased.idDocument': __, ...withoutPin } = death;
  const again = { ...withoutPin, 'deceased.fullName': 'Điều Văn Thử', 'applicant.phone': '0999000111' };
  const first = await counter.perform({ name: 'openDossier', args: { procedure: 'death', fields: death } });
  const second = await colleague.perform({ name: 'openDossier', args: { procedure: 'death', fields: again } });
  await counter.sync();
  await colleague.sync();
  await counter.sync();
  expect((await there(counter, second.entity)).dossier.suspects).toEqual([first.entity]);

  const args = { other: first.entity, reason: 'Cùng một người, thôn đã báo' };
  await counter.perform({ name: 'joinDouble', entity: second.entity, args });
  await counter.sync();
  await colleague.sync();
  const { dossier: kept } = await there(colleague, second.entity);
  expect(kept).toMatchObject({ business: 'WITHDRAWN', doubleOf: { other: first.entity } });
  expect(kept.fields['applicant.phone']).toBe('0999000111');
  await enterAt(counter, first.entity, { book: 'KT', as: 'timely' });
  expect((await there(counter, first.entity)).dossier.entry?.number).toBe(1);
});
