import { afterEach, describe, expect, it } from 'vitest';
import { checkFields } from '../../src/domain/check-fields.ts';
import { parseProvisionalCode } from '../../src/domain/provisional-code.ts';
import { procedures, procedureVersion } from '../../src/domain/procedures/catalogue.ts';
import { localDateOf } from '../../src/domain/vietnam-time.ts';
import { isPracticeReady, makePracticeCommune } from '../../src/practice/open-practice-commune.ts';
import { createStoreOn, type DeviceStore } from '../../src/store/create-store.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { makeDesk } from '../support/made-up-desk.ts';

const token = (): string => '0123456789abcdef0123456789abcdef';
const open: DeviceStore[] = [];
afterEach(() => {
  for (const store of open.splice(0)) store.close();
});

async function madeOn(now: string): Promise<DeviceStore> {
  const parts = makeDesk().openParts({ clock: createFakeClock(now) });
  await makePracticeCommune(parts, token);
  const store = createStoreOn(parts);
  open.push(store);
  return store;
}

// Before and after the law changes, on a Sunday night, on the first and the last day of a year, and in the middle of Tết.
const days = [
  '2026-11-21T19:30:00.000Z',
  '2026-12-31T09:00:00.000Z',
  '2027-01-01T01:00:00.000Z',
  '2027-02-06T03:00:00.000Z',
  '2027-03-02T03:00:00.000Z',
];

describe.each(days)('the practice commune made at %s', (now) => {
  it('[R19] has a dossier in every state worth practising, under the version of its day and without an error, in books whose pen is here', async () => {
    const store = await madeOn(now);
    expect(await isPracticeReady(store)).toBe(true);
    const dossiers = await store.dossiers({ limit: 1_000 });
    const states = new Set(dossiers.map(({ dossier }) => dossier.business));
    expect([...states].sort()).toEqual(
      [
        ...['APPROVED', 'AWAITING_VERIFICATION', 'COMPLETED', 'PROCESSING', 'RECEIVED', 'REFUSED', 'REGISTERED'],
        ...['SUBMITTED_FOR_SIGNATURE', 'SUPPLEMENT_REQUESTED', 'WAITING_NUMBER'],
      ].sort(),
    );
    expect(dossiers.filter(({ dossier }) => dossier.suspects !== undefined)).toHaveLength(1);
    expect(dossiers.filter(({ dossier }) => dossier.parked !== undefined)).toHaveLength(1);
    expect(await store.counts()).toMatchObject({ waiting: 0, attention: 1 });
    const underWay = dossiers.filter(({ dossier }) => dossier.business === 'PROCESSING');
    expect(underWay.filter(({ dossier }) => dossier.dueAt < now)).toHaveLength(1);

    for (const { dossier } of dossiers) {
      const procedure = procedureVersion(dossier.procedure, dossier.procedureVersion);
      const receivedOn = localDateOf(dossier.receivedAt);
      if (procedure === undefined) throw new Error(dossier.procedure);
      const newest = procedures
        .filter(({ id, receivedFrom }) => id === procedure.id && receivedFrom <= receivedOn)
        .reduce((latest, { version }) => Math.max(latest, version), 0);
      expect(procedure.version).toBe(newest);
      const errors = checkFields(procedure, dossier.fields, { receivedOn }).filter(({ level }) => level === 'error');
      expect(errors, dossier.procedure).toEqual([]);
    }

    const year = Number(localDateOf(now).slice(0, 4));
    const books = await store.books();
    const ofYear = books.filter(({ book }) => book.year === year);
    expect(ofYear.map(({ book }) => book.kind).sort()).toEqual(['KH', 'KS', 'KT']);
    for (const { book, pen, number } of books) {
      expect(pen).toBe('here');
      expect(number).toBe(book.last + 1);
      expect(book.doubted).toEqual([]);
      const entries = await store.entriesOf(book.id, 100);
      expect(entries.map(({ entry }) => entry?.number)).toEqual(
        Array.from({ length: book.last }, (_, index) => book.last - index),
      );
    }
  });
});

describe('the practice commune', () => {
  it('names nobody who could be taken for a person there is, and gives no code that could be taken for one of a dossier', async () => {
    const store = await madeOn('2026-11-20T02:00:00.000Z');
    const told = (await store.session())?.colleagues.map(({ name }) => name) ?? [];
    expect(told).not.toEqual([]);
    for (const { dossier } of await store.dossiers({ limit: 1_000 })) {
      expect(dossier.codes.provisional).toMatch(/^THU-99000-/u);
      expect(parseProvisionalCode(dossier.codes.provisional)).toBeDefined();
      for (const [path, value] of Object.entries(dossier.fields)) {
        if (path.endsWith('.fullName') && typeof value === 'string') told.push(value);
        if (path.endsWith('.pin')) expect(value, path).toMatch(/^999/u);
      }
    }
    for (const name of told) expect(name).toMatch(/Thử|Mẫu/u);
  });
});
