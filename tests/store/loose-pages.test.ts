import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createStoreOn, type DeviceStore } from '../../src/store/create-store.ts';
import type { StoreParts } from '../../src/store/store-parts.ts';
import { madeUpId } from '../support/acts.ts';
import { type DiskTrouble, quotaExceeded, withDiskTrouble } from '../support/disk-trouble.ts';
import { birthCommand, makeDesk, type MadeUpDesk, sessionOf } from '../support/made-up-desk.ts';
import { attachArgs, attachPages, madeUpPage } from '../support/made-up-pages.ts';
import { makePeople } from '../support/people.ts';

const holder = madeUpId(0xd1);
const [first, second] = [madeUpPage(1), madeUpPage(2)];
let desk: MadeUpDesk;
let parts: StoreParts;
let store: DeviceStore;
let trouble: DiskTrouble;

beforeEach(async () => {
  desk = makeDesk();
  ({ opened: parts, trouble } = withDiskTrouble(() => desk.openParts()));
  store = createStoreOn(parts);
  await store.startSession(sessionOf(1));
});
afterEach(() => store.close());

const take = (id: string, page = first, of = holder) =>
  store.loose.keep({
    id,
    holder: of,
    paper: 'birthNotice',
    type: page.type,
    sha256: page.sha256,
    content: page.content,
  });
const raw = (id: string) =>
  store.loose.keep({ id, holder, paper: 'birthNotice', type: 'image/heic', sha256: null, content: first.content });
const idsOf = async (of = holder) => (await store.loose.of(of)).map(({ id }) => id);
const keepDraft = () =>
  store.keepDraft({
    id: holder,
    scope: '99999',
    author: sessionOf(1).account.id,
    procedure: 'birthRegistration',
    procedureVersion: 1,
    fields: {},
    typing: {},
    step: 'form',
    startedAt: '2026-11-20T02:00:00.000Z',
    updatedAt: '2026-11-20T02:00:00.000Z',
    provisionalCode: null,
    slipToken: null,
    papers: [{ key: 'birthNotice', paper: 'birthNotice', standing: 'seen' }],
  });
const openWithPages = () =>
  store.performAll([
    { ...birthCommand(makePeople(1).birth(), 1), entity: holder, draft: holder },
    {
      name: 'attachDocument',
      entity: holder,
      args: attachArgs([first]),
      loose: [{ id: 'a', sha256: first.sha256 }],
    },
  ]);

describe('pages that no record names yet', () => {
  it('[R1] lie on the disk as soon as they were taken, and are there in another tab and after a restart', async () => {
    expect(await raw('a')).toEqual({ status: 'kept' });
    expect(await take('b', second)).toEqual({ status: 'kept' });
    store.close();
    store = desk.open();
    expect(await store.loose.of(holder)).toEqual([
      { id: 'a', paper: 'birthNotice', type: 'image/heic', bytes: first.bytes, sha256: null },
      { id: 'b', paper: 'birthNotice', type: 'image/jpeg', bytes: second.bytes, sha256: second.sha256 },
    ]);
    expect(await store.loose.content('a')).toEqual(first.content);
  });

  it('take the place of what they were made of, unless that was left out meanwhile', async () => {
    await raw('a');
    await take('b', second);
    const short = madeUpPage(3, 70_000);
    expect(await store.loose.remake('a', short)).toEqual({ status: 'kept' });
    expect(await idsOf()).toEqual(['a', 'b']);
    expect(await store.loose.content('a')).toEqual(short.content);
    await store.loose.drop(['a']);
    expect(await store.loose.remake('a', short)).toEqual({ status: 'gone' });
    expect(await idsOf()).toEqual(['b']);
    expect(await parts.database.slices.where('page').equals('a').count()).toBe(0);
    await store.loose.move(['b'], 'residenceProof');
    expect((await store.loose.of(holder))[0]?.paper).toBe('residenceProof');
  });

  it('[R1] are the dossier’s from the moment it is saved, in one transaction with it', async () => {
    await keepDraft();
    await take('a');
    trouble.beforeWrite = (table) => (table === 'pages' ? quotaExceeded() : undefined);
    expect(await openWithPages()).toMatchObject({ status: 'failed', reason: 'storageFull' });
    trouble.beforeWrite = () => undefined;
    expect(await store.dossier(holder)).toBeNull();
    expect(await idsOf()).toEqual(['a']);
    expect((await store.draft(holder))?.papers).toHaveLength(1);
    expect((await openWithPages()).status).toBe('saved');
    expect(await idsOf()).toEqual([]);
    expect(await store.draft(holder)).toBeNull();
    expect(await store.pages.content(first.sha256)).toEqual(first.content);
    expect((await store.pages.standing([first]))[0]?.state).toBe('waiting');
    expect(await parts.database.slices.where('page').equals('a').count()).toBe(0);
  });

  it('[R16] are not named by an act as something that they no longer are', async () => {
    await take('a');
    await store.loose.remake('a', second);
    expect(await openWithPages()).toMatchObject({ status: 'refused', problems: [{ code: 'pagesChanged' }] });
    expect(await store.dossier(holder)).toBeNull();
    // Of two tabs that save the same pages one does.
    await store.loose.remake('a', first);
    await store.perform({ ...birthCommand(makePeople(1).birth(), 1), entity: holder });
    const attach = () =>
      store.perform({
        name: 'attachDocument',
        entity: holder,
        args: attachArgs([first]),
        loose: [{ id: 'a', sha256: first.sha256 }],
      });
    const both = await Promise.all([attach(), attach()]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['refused', 'saved']);
    expect((await store.dossier(holder))?.dossier.documents).toHaveLength(1);
  });

  it('[R16] of which a slice is gone are neither shown nor saved as if whole', async () => {
    await take('a');
    await parts.database.slices.delete('a/0001');
    expect(await store.loose.content('a')).toBeUndefined();
    expect((await openWithPages()).status).toBe('refused');
  });

  it('say when the disk is full, after what the server has made room', async () => {
    await store.perform({ ...birthCommand(makePeople(2).birth(), 2), entity: madeUpId(9) });
    await attachPages(store, madeUpId(9), [second]);
    await store.pages.settle(second.sha256, 'whole');
    trouble.beforeWrite = (table) => (table === 'loose' ? quotaExceeded() : undefined);
    expect(await take('a')).toMatchObject({ status: 'failed', reason: 'storageFull' });
    expect((await store.pages.standing([second]))[0]?.state).toBe('gone');
    trouble.beforeWrite = () => undefined;
    expect(await idsOf()).toEqual([]);
  });

  it('[R9] are their author’s alone', async () => {
    await take('a');
    await store.startSession(sessionOf(2));
    expect(await idsOf()).toEqual([]);
    expect(await store.loose.count()).toBe(0);
    expect(await store.loose.content('a')).toBeUndefined();
    await store.loose.drop(['a']);
    expect(await store.loose.remake('a', second)).toEqual({ status: 'gone' });
    await store.discardDraft(holder);
    await store.endSession();
    expect(await take('b')).toEqual({ status: 'gone' });
    await store.startSession(sessionOf(1));
    expect(await idsOf()).toEqual(['a']);
    expect(await store.loose.count()).toBe(1);
  });

  it('go with the draft that is thrown away, and no others', async () => {
    await keepDraft();
    await take('a');
    await take('b', second, madeUpId(0xd2));
    await store.discardDraft(holder);
    expect(await idsOf()).toEqual([]);
    expect(await idsOf(madeUpId(0xd2))).toEqual(['b']);
    expect(await parts.database.slices.where('page').equals('a').count()).toBe(0);
  });

  it('[R17] leave after their time where no draft holds them', async () => {
    await keepDraft();
    await take('a');
    await take('b', second, madeUpId(0xd2));
    expect(await store.pages.leaveBefore({ here: '2000-01-01', rest: '2000-01-01' })).toBe(0);
    expect(await store.pages.leaveBefore({ here: '2000-01-01', rest: '9999-01-01' })).toBe(1);
    expect(await idsOf()).toEqual(['a']);
    expect(await parts.database.slices.where('page').equals('b').count()).toBe(0);
  });
});
