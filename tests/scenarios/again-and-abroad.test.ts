import { afterEach, beforeEach, expect, it } from 'vitest';
import { maritalStateAfter } from '../../src/domain/books/entry-standing.ts';
import { birthCertificate, birthExtractCopy } from '../../src/domain/papers/civil/birth-papers.ts';
import { entryExtract } from '../../src/domain/papers/civil/entry-extract.ts';
import { marriageExtractCopy } from '../../src/domain/papers/civil/marriage-papers.ts';
import { procedureVersion } from '../../src/domain/procedures/catalogue.ts';
import { relatedRecords } from '../../src/features/dossiers/related-records.ts';
import { openDraft } from '../../src/features/new-dossier/open-draft.ts';
import { saveDossier } from '../../src/features/new-dossier/save-dossier.ts';
import { searchEntries } from '../../src/features/new-dossier/search-entries.ts';
import type { FormStore } from '../../src/state/form/form-store.ts';
import { madeUpId } from '../support/acts.ts';
import { type Device, openDevice } from '../support/device.ts';
import { madeUpForeignDivorce } from '../support/made-up-abroad.ts';
import { madeUpBirthAgain } from '../support/made-up-again.ts';
import { madeUpMarriage } from '../support/made-up-events.ts';
import { enterAt, printAt } from '../support/register-and-print.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';

const today = '2026-11-20';
const receivedAt = Date.parse('2026-11-20T02:00:00.000Z');

let server: ServerInProcess;
let counter: Device;
let colleague: Device;
let drafts = 0;

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

/** Through the desk's own form, from empty to saved. */
async function taken(procedure: string, fill: (form: FormStore) => Promise<void> | void): Promise<string> {
  const session = await counter.store.session();
  if (session === null) throw new Error('nobody is signed in');
  const clock = { now: () => receivedAt, monotonic: () => 0 };
  const parts = { store: counter.store, clock, newToken: () => counter.drawSlipToken() };
  const desk = { author: session.account.id, scope: session.commune.code, communeName: session.commune.name };
  const draft = await openDraft(parts, desk, procedure, madeUpId((drafts += 1)));
  if (draft === null) throw new Error(`no procedure ${procedure}`);
  await fill(draft.form);
  const errors = draft.form.review().filter(({ level }) => level === 'error');
  expect(errors).toEqual([]);
  const saved = await saveDossier(parts, session, draft);
  if (saved.status !== 'saved') throw new Error(JSON.stringify(saved));
  return saved.entity;
}

async function entered(dossier: string, entering: Parameters<typeof enterAt>[2]): Promise<void> {
  await enterAt(counter, dossier, entering);
  await colleague.sync();
}

it('a birth registered again: held until the old place has answered, entered as registered again, certificate and copy on both machines', async () => {
  const fields = madeUpBirthAgain({ seed: 31, overrides: { 'previous.here': false, 'previous.lookup': 'pending' } });
  const dossier = await taken('birth-reregistration', (form) => form.fill(fields));
  const held = await counter.store.dossier(dossier);
  // Thirteen working days from Friday 20 November, the holiday of the 24th not counted.
  expect(held?.dossier).toMatchObject({ business: 'AWAITING_VERIFICATION', dueAt: '2026-12-10T10:00:00.000Z' });
  await counter.sync();
  await colleague.sync();

  const answer = { field: 'previous.lookup', from: 'pending', to: 'reply' };
  await colleague.perform({ name: 'editDossier', entity: dossier, args: { changes: [answer] } });
  await colleague.sync();
  await counter.sync();
  expect((await counter.store.dossier(dossier))?.dossier.business).toBe('PROCESSING');

  await entered(dossier, { book: 'KS', as: 'reRegistration' });
  const there = await colleague.store.dossier(dossier);
  expect(there?.dossier.entry).toMatchObject({
    bookKind: 'KS',
    number: 1,
    kind: 'reRegistration',
    registeredOn: today,
  });
  const certificate = await printAt(colleague, dossier, birthCertificate);
  expect(certificate).toContain('GIẤY KHAI SINH');
  expect(certificate).toContain('Họ, chữ đệm, tên: LÒ THỊ THỬ LẠI');
  const born = fields['child.birthDate'];
  expect(certificate).toContain(`Ngày, tháng, năm sinh: ${typeof born === 'object' && 'y' in born ? born.y : ''}`);
  const copy = await printAt(counter, dossier, birthExtractCopy, { number: '3' });
  expect(copy).toContain('Số: 3/TLKS-BS');
  await colleague.sync();
  await counter.sync();
  await colleague.sync();
  expect(await counter.digest()).toBe(await colleague.digest());
});

it('a divorce made abroad: the marriage found on the machine, entered among the noted divorces, the marriage ended by a note, its extract and the marriage’s copy say so', async () => {
  const marriage = await taken('marriage', (form) => form.fill(madeUpMarriage({ seed: 32 })));
  await entered(marriage, { book: 'KH', as: 'timely', on: '2026-02-02' });
  const bride = (await counter.store.dossier(marriage))?.dossier.fields['bride.fullName'];
  if (typeof bride !== 'string') throw new Error('no bride');

  const divorce = await taken('foreign-divorce-note', async (form) => {
    const [offered] = await searchEntries(counter.store, 'KH', bride);
    if (offered === undefined) throw new Error('the marriage is not offered');
    form.context.remember?.(offered.dossier);
    const people = /^(?:bride|groom|original)\./u;
    const rest = Object.entries(madeUpForeignDivorce({ seed: 32 })).filter(([path]) => !people.test(path));
    form.fill(Object.fromEntries(rest));
    form.fill(form.context.procedure.drawsOnEntry?.(offered) ?? {});
  });
  await entered(divorce, { book: 'GCLH', as: 'foreignAnnotation' });

  // The colleague, whose machine has both, makes the note that the entry asks for.
  const source = (await colleague.store.dossier(divorce))?.dossier;
  const procedure = procedureVersion('foreign-divorce-note', 1);
  if (source === undefined || procedure === undefined) throw new Error('it is not on this machine');
  expect(source.entry).toMatchObject({ bookKind: 'GCLH', number: 1, kind: 'foreignAnnotation' });
  const { notes } = await relatedRecords(colleague.store, source, procedure);
  expect(notes.map(({ target, how, args }) => [target.id, how, args.kind])).toEqual([[marriage, 'certain', 'divorce']]);
  for (const { target, args } of notes) {
    await colleague.perform({ name: 'annotateEntry', entity: target.id, args: { ...args } });
  }
  await colleague.sync();
  await counter.sync();

  const ended = (await counter.store.dossier(marriage))?.dossier;
  expect(ended === undefined ? '' : maritalStateAfter(ended)).toBe('divorced');
  const extract = await printAt(counter, divorce, entryExtract);
  expect(extract).toContain('TRÍCH LỤC GHI CHÚ LY HÔN');
  expect(extract).toContain('Số giấy tờ, bản án, quyết định: 12/MAU');
  const copy = await printAt(counter, marriage, marriageExtractCopy, { number: '4' });
  expect(copy.find((line) => line.startsWith('Ghi chú: Ly hôn'))).toContain('giấy tờ nước ngoài số 12/MAU');
  await counter.sync();
  await colleague.sync();
  expect(await counter.digest()).toBe(await colleague.digest());
});
