import { afterEach, beforeEach, expect, it } from 'vitest';
import { afterPlacing, placeShared, readNotAll } from '../../../src/features/documents/place-shared.ts';
import { createStoreOn, type DeviceStore } from '../../../src/store/create-store.ts';
import { type DiskTrouble, quotaExceeded, withDiskTrouble } from '../../support/disk-trouble.ts';
import { makeDesk, type MadeUpDesk, sessionOf } from '../../support/made-up-desk.ts';

let desk: MadeUpDesk;
let store: DeviceStore;
let trouble: DiskTrouble;
beforeEach(async () => {
  desk = makeDesk();
  const { opened, trouble: itsTrouble } = withDiskTrouble(() => desk.openParts());
  trouble = itsTrouble;
  store = createStoreOn(opened);
  await store.startSession(sessionOf(1));
});
afterEach(() => store.close());
const picture = (name: string): File => new File([name], name, { type: 'image/jpeg' });
const place = (files: readonly File[], paper = 'birthNotice') =>
  placeShared(files, { loose: store.loose, newId: desk.newId }, { holder: 'draft', paper });

it('[R1] shared pictures lie beside the draft at once, a PDF as a page, and what is neither is left out', async () => {
  const pdf = new File(['%PDF-1.4 thử'], 'a.pdf', { type: 'application/pdf' });
  const text = new File(['chữ'], 'a.txt', { type: 'text/plain' });
  const lies = new File(['chữ'], 'b.pdf', { type: 'application/pdf' });
  expect(await place([picture('a'), pdf, text, lies])).toEqual({ placed: 2, refused: 2, left: [] });
  const here = await store.loose.of('draft');
  expect(here.map(({ type, sha256 }) => [type, sha256 === null])).toEqual([
    ['image/jpeg', true],
    ['application/pdf', false],
  ]);
  expect(await store.loose.content(here[0]?.id ?? '')).toEqual(new TextEncoder().encode('a'));
});

it('[R17] what the paper or the disk has no room for is left to be placed elsewhere', async () => {
  const many = Array.from({ length: 22 }, (_, at) => picture(`${at}`));
  const { placed, left } = await place(many);
  expect([placed, left.map(({ name }) => name)]).toEqual([20, ['20', '21']]);
  trouble.beforeWrite = (table) => (table === 'slices' ? quotaExceeded() : undefined);
  expect(await place(left, 'residenceProof')).toEqual({ placed: 0, refused: 0, left });
});

it('[R1] what was placed is opened, also where something was refused or is left, and the place says so', () => {
  const file = picture('a');
  expect(afterPlacing({ placed: 3, refused: 0, left: [] })).toEqual({ opens: true, problem: null });
  expect(afterPlacing({ placed: 3, refused: 1, left: [] })).toEqual({
    opens: true,
    problem: { placed: 3, refused: 1, left: 0 },
  });
  expect(afterPlacing({ placed: 0, refused: 1, left: [file] })).toEqual({
    opens: false,
    problem: { placed: 0, refused: 1, left: 1 },
  });
});

it('the next screen takes those counts and nothing else for them', () => {
  const { problem } = afterPlacing({ placed: 3, refused: 1, left: [] });
  expect(readNotAll(problem)).toEqual(problem);
  for (const other of [null, undefined, {}, { placed: '3', refused: 1, left: 0 }, { ...problem, name: 'a.jpg' }])
    expect(readNotAll(other)).toBeUndefined();
});
