import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Dossier } from '../../src/domain/dossier.ts';
import type { SheetMapping } from '../../src/domain/exchange-sheet/column-mapping.ts';
import { birthSheet } from '../../src/domain/exchange-sheet/columns/birth.ts';
import { deathSheet } from '../../src/domain/exchange-sheet/columns/death.ts';
import { sheetHeadings, writeRow } from '../../src/domain/exchange-sheet/write-row.ts';
import { feeTable } from '../../src/domain/fee-table.ts';
import { feeOf, type FeeRow } from '../../src/domain/fees.ts';
import type { Fields } from '../../src/domain/field.ts';
import { birthCertificate, birthExtractCopy } from '../../src/domain/papers/civil/birth-papers.ts';
import { deathExtract } from '../../src/domain/papers/civil/death-papers.ts';
import { ageBounds } from '../../src/domain/partial-date.ts';
import { procedureVersion } from '../../src/domain/procedures/catalogue.ts';
import { relatedRecords } from '../../src/features/dossiers/related-records.ts';
import type { DossierView } from '../../src/store/store.ts';
import { type Device, openDevice } from '../support/device.ts';
import { madeUpDeath, madeUpRecognition } from '../support/made-up-events.ts';
import { practiceGazetteer } from '../support/made-up-old-entries.ts';
import { makePeople } from '../support/people.ts';
import { enterAt, printAt } from '../support/register-and-print.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';

let server: ServerInProcess;
let counter: Device;
let colleague: Device;

beforeEach(async () => {
  server = await openServerInProcess();
  const open = (name: string, person: 0 | 1) =>
    openDevice({ serverUrl: server.serverUrl, account: server.accounts[person], name, fetch: server.fetch });
  counter = await open('counter', 0);
  colleague = await open('colleague', 1);
});
afterEach(async () => {
  await counter.close();
  await colleague.close();
  await server.close();
});

/** Taken at the counter, received, and as the colleague's machine has it. */
async function takenOverThere(procedure: string, fields: Fields): Promise<DossierView> {
  const { entity } = await counter.perform({ name: 'openDossier', args: { procedure, fields } });
  await counter.sync();
  await colleague.sync();
  const view = await colleague.store.dossier(entity);
  if (view === null) throw new Error('it has not arrived');
  const { digest } = await server.store.read((scope) => scope('99999').counter());
  expect(await colleague.digest()).toBe(digest);
  return view;
}

const take = (procedure: string, fields: Fields) =>
  counter.perform({ name: 'openDossier', args: { procedure, fields } });

/** Registered at the counter, seen at the colleague's. */
async function enteredOverThere(entity: string, entering: Parameters<typeof enterAt>[2]): Promise<Dossier> {
  await enterAt(counter, entity, entering);
  await colleague.sync();
  const view = await colleague.store.dossier(entity);
  if (view === null) throw new Error('it has not arrived');
  return view.dossier;
}

/** What the ministry's sheet says of an entry. */
function exported(mapping: SheetMapping, dossier: Dossier): (column: string) => string | undefined {
  const procedure = procedureVersion(dossier.procedure, dossier.procedureVersion);
  if (procedure === undefined || dossier.entry === undefined) throw new Error('not entered');
  const world = { gazetteer: practiceGazetteer, authorityName: 'UBND xã Thử Nghiệm' };
  const cells = writeRow(mapping, procedure, { ...dossier, entry: dossier.entry }, world);
  return (column) => cells[sheetHeadings(mapping).indexOf(column)];
}

describe('events of a commune', () => {
  it('[scenario 2] a father who is not known: his block is blank on the certificate too, all else follows the mother; recognised later, he is a note', async () => {
    const fields = makePeople(21).fatherUnknown({ 'child.fullName': 'Lò Thị Thử', 'mother.fullName': 'Lò Thị Ví' });
    const { dossier } = await takenOverThere('birth', fields);
    expect(dossier.fields['parentageCase']).toBe('3');
    expect(Object.keys(dossier.fields).filter((path) => path.startsWith('father.'))).toEqual([]);
    expect(dossier.fields['child.ethnicity']).toBe(dossier.fields['mother.ethnicity']);
    await expect(take('birth', { ...fields, 'father.fullName': 'Lò Văn Không' })).rejects.toThrow('notAsked');

    const child = dossier.id;
    await enteredOverThere(child, { book: 'KS', as: 'timely' });
    const certificate = await printAt(colleague, child, birthCertificate);
    expect(certificate.slice(certificate.indexOf('Họ, chữ đệm, tên người cha: '))).toEqual(
      expect.arrayContaining(['Năm sinh: ', 'Dân tộc: ', 'Quốc tịch: ', 'Nơi cư trú: ']),
    );
    await colleague.sync();

    const recognition = madeUpRecognition({
      seed: 21,
      overrides: { 'original.record': child, 'recogniser.fullName': 'Lò Văn Nhận' },
    });
    const { entity } = await take('recognition', recognition);
    const source = await enteredOverThere(entity, { book: 'CMC', as: 'timely' });
    const procedure = procedureVersion('recognition', source.procedureVersion);
    if (procedure === undefined) throw new Error('no such procedure');
    const { notes } = await relatedRecords(colleague.store, source, procedure);
    expect(notes.map(({ target }) => target.id)).toEqual([child]);
    for (const { args } of notes) await colleague.perform({ name: 'annotateEntry', entity: child, args: { ...args } });
    await colleague.sync();
    await counter.sync();
    const noted = (await counter.store.dossier(child))?.dossier;
    expect(noted?.fields).toEqual(dossier.fields);
    expect(noted?.annotations).toMatchObject([{ kind: 'recognition' }]);
    expect(await printAt(counter, child, birthExtractCopy, { number: '1' })).toContain(
      'Họ, chữ đệm, tên người cha: LÒ VĂN NHẬN',
    );
  });

  it('[scenario 3] a foundling is taken after seven whole days of notice, not on the seventh, and the entry says what it is', async () => {
    const found = (receivedOn: string) =>
      makePeople(22, { receivedOn }).foundling({
        'child.birthDate': '2026-11-05',
        'foundling.noticeFrom': '2026-11-06',
        'applicant.declaredOn': receivedOn,
      });
    await expect(take('birth', found('2026-11-12'))).rejects.toThrow('noticeNotOver');
    const { dossier } = await takenOverThere('birth', found('2026-11-13'));
    const blank = ['mother.fullName', 'father.fullName', 'child.ethnicity'];
    expect(blank.flatMap((path) => (path in dossier.fields ? [path] : []))).toEqual([]);
    const { entry, fields } = await enteredOverThere(dossier.id, { book: 'KS', as: 'timely' });
    expect(entry?.remarks).toBe('Trẻ bị bỏ rơi');
    expect(fields['child.hometown']).toEqual(
      typeof fields['child.birthPlace'] === 'object' && 'at' in fields['child.birthPlace']
        ? Object.entries(fields['child.birthPlace']).find(([part]) => part === 'address')?.[1]
        : undefined,
    );
    const certificate = await printAt(colleague, dossier.id, birthCertificate);
    expect(certificate).toEqual(
      expect.arrayContaining([
        'Ngày, tháng, năm sinh: 05/11/2026',
        'Quốc tịch: Việt Nam',
        'Dân tộc: ',
        'Họ, chữ đệm, tên người mẹ: ',
        'Họ, chữ đệm, tên người cha: ',
      ]),
    );
  });

  it('[scenario 4] of whom only the year is known: 1938 stays 1938 on every machine, paper and sheet, and is an age of 87 or 88', async () => {
    const {
      'deceased.pin': _,
      'deceased.idDocument': __,
      ...fields
    } = madeUpDeath({
      seed: 23,
      overrides: { 'deceased.fullName': 'Nông Văn Cũ', 'deceased.birthDate': { y: 1938 }, 'notice.type': '7' },
    });
    const { 'notice.number': ___, 'notice.issuer': ____, ...witnessed } = fields;
    const { dossier } = await takenOverThere('death', witnessed);
    const birth = dossier.fields['deceased.birthDate'];
    expect(birth).toEqual({ y: 1938 });
    const entered = await enteredOverThere(dossier.id, { book: 'KT', as: 'timely' });
    const extract = (await printAt(colleague, dossier.id, deathExtract)).join('\n');
    expect(extract).toContain(': 1938');
    expect(extract).not.toMatch(/0?1\/0?1\/1938/u);
    expect(exported(deathSheet, entered)('nktNgaySinh')).toBe('1938');
    expect(ageBounds({ y: 1938 }, '2026-11-17')).toEqual({ atLeast: 87, atMost: 88 });
  });

  it('[scenario 5] registered after 172 days is late, costs what the province says, and is due the same day', async () => {
    const fields = makePeople(24).birth({ 'child.birthDate': '2026-06-01', 'birthNotice.date': '2026-06-01' });
    const { dossier } = await takenOverThere('birth', fields);
    expect(dossier.registrationKind).toBe('late');
    expect(dossier.dueAt).toBe('2026-11-20T10:00:00.000Z');
    const birth = procedureVersion('birth', dossier.procedureVersion);
    if (birth === undefined) throw new Error('no such procedure');
    const of = { ...dossier, province: '99', receivedOn: '2026-11-20' };
    expect(feeOf(birth, of, feeTable)).toEqual({ kind: 'notKnown' });
    const resolved: FeeRow = {
      ...{ procedure: birth.nationalCode, province: '99', channel: null },
      ...{ validFrom: '2026-01-01', amount: 8_000, source: 'read' },
    };
    expect(feeOf(birth, of, [resolved])).toEqual({ kind: 'amount', amount: 8_000, source: 'read' });
    expect(feeOf(birth, { ...of, fields: { ...dossier.fields, 'fee.exemption': 'poor' } }, feeTable)).toMatchObject({
      kind: 'free',
    });
    const entered = await enteredOverThere(dossier.id, { book: 'KS', as: dossier.registrationKind });
    expect(exported(birthSheet, entered)('loaiDangKy')).toBe('4');
  });

  it('the law of the day it was received: one begun before 1 March 2027 ends under its own, with its own limit', async () => {
    const onDay = (receivedOn: string) => makePeople(25, { receivedOn }).birth();
    const before = await takenOverThere('birth', onDay('2027-02-26'));
    const after = await takenOverThere('birth', onDay('2027-03-01'));
    expect([before, after].map(({ dossier }) => dossier.procedureVersion)).toEqual([1, 2]);
    expect([before, after].map(({ dossier }) => dossier.dueAt)).toEqual([
      '2027-02-26T10:00:00.000Z',
      '2027-03-02T02:00:00.000Z',
    ]);
    const entity = before.dossier.id;
    const from = before.dossier.fields['child.fullName'] ?? null;
    await colleague.perform({
      name: 'editDossier',
      entity,
      args: { changes: [{ field: 'child.fullName', from, to: 'Lò Thị Sau' }] },
    });
    await colleague.sync();
    expect((await colleague.store.dossier(entity))?.dossier).toMatchObject({
      procedureVersion: 1,
      dueAt: before.dossier.dueAt,
      fields: { 'child.fullName': 'Lò Thị Sau' },
    });
  });
});
