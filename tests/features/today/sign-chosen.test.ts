import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { signChosen } from '../../../src/features/today/sign-chosen.ts';
import { isReadHere, noteRead, useReadHere } from '../../../src/state/read-here.ts';
import type { DeviceStore } from '../../../src/store/create-store.ts';
import { birthCommand, makeDesk, sessionOf } from '../../support/made-up-desk.ts';
import { makePeople } from '../../support/people.ts';

const reader = sessionOf(1).account.id;
let store: DeviceStore;
const read = (dossier: Parameters<typeof noteRead>[1]): boolean => isReadHere(useReadHere.getState(), reader, dossier);

beforeEach(async () => {
  useReadHere.setState({ account: '', versions: {} });
  store = makeDesk().open();
  await store.startSession(sessionOf(1));
});

const move = async (entity: string, from: string, to: string) => {
  const saved = await store.perform({ name: 'moveDossier', entity, args: { from, to } });
  expect(saved.status).toBe('saved');
};

/** Dossiers that wait for a signature. */
async function submitted(count: number): Promise<readonly string[]> {
  const people = makePeople(5);
  const ids: string[] = [];
  for (let number = 1; number <= count; number += 1) {
    const saved = await store.perform(birthCommand(people.birth(), number));
    if (saved.status !== 'saved') throw new Error(JSON.stringify(saved));
    await move(saved.entity, 'RECEIVED', 'PROCESSING');
    await move(saved.entity, 'PROCESSING', 'SUBMITTED_FOR_SIGNATURE');
    ids.push(saved.entity);
  }
  return ids;
}

async function openRecord(id: string): Promise<void> {
  const view = await store.dossier(id);
  if (view === null) throw new Error('It is here.');
  noteRead(reader, view.dossier);
}

const stepOf = async (id: string) => (await store.dossier(id))?.dossier.business;

it('signs each that was read, as an act of its own', async () => {
  const [first = '', second = '', third = ''] = await submitted(3);
  await openRecord(first);
  await openRecord(third);
  expect(await signChosen(store, [first, third], read)).toEqual([
    { id: first, status: 'signed' },
    { id: third, status: 'signed' },
  ]);
  expect([await stepOf(first), await stepOf(second), await stepOf(third)]).toEqual([
    'APPROVED',
    'SUBMITTED_FOR_SIGNATURE',
    'APPROVED',
  ]);
  const approvals = (await store.outbox()).entries.filter(({ name }) => name === 'approveDossier');
  expect(approvals.map(({ entity }) => entity)).toEqual([first, third]);
  expect(new Set(approvals.map(({ mid }) => mid)).size).toBe(2);
});

it('does not sign what was not read, or has changed since, and signs the others', async () => {
  const [first = '', second = '', third = ''] = await submitted(3);
  for (const id of [first, second]) await openRecord(id);
  await store.perform({ name: 'recordPrint', entity: first, args: { paper: 'slip' } });
  const results = await signChosen(store, [first, second, third, 'gone'], read);
  expect(results.map(({ status }) => status)).toEqual(['changed', 'signed', 'changed', 'changed']);
  expect(await stepOf(first)).toBe('SUBMITTED_FOR_SIGNATURE');
});

it('says of one that cannot be signed why, and signs the others', async () => {
  const [first = '', second = ''] = await submitted(2);
  for (const id of [first, second]) await openRecord(id);
  await move(first, 'SUBMITTED_FOR_SIGNATURE', 'PROCESSING');
  await openRecord(first);
  const results = await signChosen(store, [first, second], read);
  expect(results).toMatchObject([
    { id: first, status: 'notSaved', problem: { status: 'refused' } },
    { id: second, status: 'signed' },
  ]);
});

it('tells of one that could not be read again, and of those that were signed', async () => {
  const [first = '', second = '', third = ''] = await submitted(3);
  for (const id of [first, second, third]) await openRecord(id);
  const reported = vi.fn();
  vi.stubGlobal('reportError', reported);
  onTestFinished(() => {
    vi.unstubAllGlobals();
  });
  const broken = new Error('The database is closed.');
  const breaking = {
    ...store,
    dossier: (id: string) => (id === second ? Promise.reject(broken) : store.dossier(id)),
  };
  const results = await signChosen(breaking, [first, second, third], read);
  expect(results.map(({ status }) => status)).toEqual(['signed', 'notSaved', 'signed']);
  expect(reported).toHaveBeenCalledWith(broken);
});

it('one that was suspected meanwhile to be there twice is read again', async () => {
  const [first = ''] = await submitted(1);
  await openRecord(first);
  const dossier = (await store.dossier(first))?.dossier;
  if (dossier === undefined) throw new Error('It is here.');
  expect(read({ ...dossier, suspects: ['another'] })).toBe(false);
});

it('what one person has read the next has not', async () => {
  const [first = ''] = await submitted(1);
  await openRecord(first);
  const dossier = (await store.dossier(first))?.dossier;
  if (dossier === undefined) throw new Error('It is here.');
  expect(read(dossier)).toBe(true);
  expect(isReadHere(useReadHere.getState(), 'somebody else', dossier)).toBe(false);
  noteRead('somebody else', dossier);
  expect(read(dossier)).toBe(false);
});
