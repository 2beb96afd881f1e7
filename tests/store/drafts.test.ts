import { beforeEach, describe, expect, it } from 'vitest';
import type { DeviceStore } from '../../src/store/create-store.ts';
import type { Draft } from '../../src/store/store.ts';
import { damage } from '../support/damage.ts';
import { quotaExceeded, withDiskTrouble } from '../support/disk-trouble.ts';
import { makeDesk, type MadeUpDesk, sessionOf } from '../support/made-up-desk.ts';

let desk: MadeUpDesk;
let store: DeviceStore;

beforeEach(async () => {
  desk = makeDesk();
  store = desk.open();
  await store.startSession(sessionOf(1));
});

function draft(id: string, minute: number, parts: Partial<Draft> = {}): Draft {
  const at = `2026-11-20T02:${String(minute).padStart(2, '0')}:00.000Z`;
  return {
    id,
    scope: '99999',
    author: sessionOf(1).account.id,
    procedure: 'birth-registration',
    procedureVersion: 1,
    fields: { 'child.sex': '2' },
    typing: { 'child.fullName': 'Thử Thị N' },
    step: 'child',
    startedAt: at,
    updatedAt: at,
    provisionalCode: null,
    slipToken: null,
    ...parts,
  };
}

describe('a half-typed form', () => {
  it('[R1] is there after a restart, as typed, raw text and all', async () => {
    await store.keepDraft(draft('one', 1));
    await store.keepDraft(draft('one', 2, { typing: { 'child.fullName': 'Thử Thị Nử' } }));
    store.close();
    const after = desk.open();
    expect(await after.draft('one')).toEqual(draft('one', 2, { typing: { 'child.fullName': 'Thử Thị Nử' } }));
    expect(await after.counts()).toMatchObject({ drafts: 1 });
  });

  it('is listed newest first, to its author alone (L8)', async () => {
    await store.keepDraft(draft('early', 1));
    await store.keepDraft(draft('late', 9));
    await store.keepDraft(draft('colleague’s', 5, { author: sessionOf(2).account.id }));
    expect((await store.drafts()).map(({ id }) => id)).toEqual(['late', 'early']);
    expect(await store.counts()).toMatchObject({ drafts: 2 });
    await store.endSession();
    expect(await store.drafts()).toEqual([]);
  });

  it('goes when it is discarded', async () => {
    await store.keepDraft(draft('one', 1));
    await store.discardDraft('one');
    expect(await store.draft('one')).toBeNull();
  });

  it('is neither overwritten nor thrown away by a colleague at the same machine', async () => {
    const colleague = sessionOf(2);
    await store.keepDraft(draft('one', 1));
    await store.startSession(colleague);
    const over = draft('one', 2, { author: colleague.account.id, typing: {} });
    expect(await store.keepDraft(over)).toMatchObject({ status: 'failed' });
    expect(await store.discardDraft('one')).toEqual({ status: 'notYours' });
    await store.endSession();
    expect(await store.discardDraft('one')).toEqual({ status: 'notYours' });
    expect(await store.draft('one')).toEqual(draft('one', 1));
  });

  it('[R1] says so when it cannot be written', async () => {
    const { opened, trouble } = withDiskTrouble(() => desk.open());
    trouble.beforeWrite = () => quotaExceeded();
    expect(await opened.keepDraft(draft('one', 1))).toMatchObject({ status: 'failed', reason: 'storageFull' });
  });

  it('[R4] that can no longer be read is kept and told, and hides no other', async () => {
    await store.keepDraft(draft('whole', 1));
    await store.keepDraft(draft('damaged', 2));
    await damage(desk.disk, 'drafts', 'damaged');
    expect((await store.drafts()).map(({ id }) => id)).toEqual(['whole']);
    expect(await store.draft('damaged')).toBeNull();
    expect(await store.unreadable()).toEqual([{ table: 'drafts', id: 'damaged' }]);
    expect(await store.counts()).toMatchObject({ drafts: 2 });
  });
});
