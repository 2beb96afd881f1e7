import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { hashText } from '../../../src/store/hash-text.ts';
import { sealDataKey } from '../../../src/store/recovery/keep-sealed.ts';
import {
  handInNow,
  keepHandIn,
  learnHandInKey,
  readHandIn,
  sealHandIn,
} from '../../../src/store/recovery/kept-hand-in.ts';
import { openByServer } from '../../../src/store/recovery/open-sealed-outbox.ts';
import { readOutboxFile } from '../../../src/store/recovery/outbox-file.ts';
import type { RecoveryKeyMade } from '../../../src/store/recovery/recovery-key.ts';
import type { Draft } from '../../../src/store/store.ts';
import { newHandInKey } from '../../../sync-server/hand-in-key.ts';
import { birthCommand, makeDesk, type MadeUpDesk, sessionOf } from '../../support/made-up-desk.ts';
import { type LockedTab, openLockedTab, untilState } from '../../support/made-up-keyring.ts';
import { makeMadeUpKey, stateKey } from '../../support/made-up-recovery.ts';
import { makePeople } from '../../support/people.ts';

const one = sessionOf(1);
const serverKey = newHandInKey();
const anotherKey = newHandInKey();
const noAnswer = () => Promise.resolve(undefined);
let key: RecoveryKeyMade;
let desk: MadeUpDesk;
let tab: LockedTab;
beforeAll(async () => {
  key = await makeMadeUpKey();
});
beforeEach(async () => {
  desk = makeDesk();
  tab = openLockedTab(desk);
  await tab.store.startSession(one);
});
afterEach(() => tab.store.close());

const save = (count: number) => tab.store.perform(birthCommand(makePeople(count).birth(), count));
const draft = (id: string): Draft => ({
  id,
  scope: '99999',
  author: one.account.id,
  procedure: 'birth-registration',
  procedureVersion: 1,
  fields: { 'child.sex': '2' },
  typing: { 'child.fullName': 'Thử Thị N' },
  step: 'form',
  startedAt: '2026-11-20T02:00:00.000Z',
  updatedAt: '2026-11-20T02:00:00.000Z',
  provisionalCode: null,
  slipToken: null,
});

/** What the server's key opens of a file. */
async function opened(bytes: Uint8Array<ArrayBuffer>, by = serverKey) {
  const read = readOutboxFile(bytes);
  const secret = by.secretOf(bytes);
  if (read.status !== 'read' || secret === undefined) return undefined;
  return openByServer({ ...tab.recovery, hash: hashText }, read.file, Uint8Array.from(secret));
}
async function sealedFile(): Promise<Uint8Array<ArrayBuffer>> {
  await learnHandInKey(tab.recovery, serverKey.publicKey);
  await sealHandIn(tab.recovery);
  const file = (await readHandIn(tab.parts))?.file;
  if (file === undefined || file === null) throw new Error('Nothing was sealed.');
  return file;
}

describe('what is sealed for a day on which nobody opens this machine', () => {
  it('[R4] holds acts as they were made and drafts as they were typed, for the server’s key alone', async () => {
    await save(1);
    await save(2);
    await tab.store.keepDraft(draft('half'));
    const met = await opened(await sealedFile());
    expect(met).toMatchObject({ status: 'open', answered: 0, unreadable: 0, head: { count: 2, drafts: 1 } });
    if (met?.status !== 'open') return;
    const { entries } = await tab.store.outbox();
    expect(met.waiting.map(({ mutation }) => mutation.mid).sort()).toEqual(entries.map(({ mid }) => mid).sort());
    expect(met.drafts).toEqual([draft('half')]);
    expect(await opened(await sealedFile(), anotherKey)).toBeUndefined();
  });

  it('does not hold what opens the profile', async () => {
    await save(1);
    const read = readOutboxFile(await sealedFile());
    const { box } = (await tab.parts.database.outbox.toArray())[0] ?? { box: new Uint8Array() };
    if (read.status !== 'read') throw new Error(read.status);
    const secret = serverKey.secretOf(await sealedFile());
    const met = await openByServer({ ...tab.recovery, hash: hashText }, read.file, Uint8Array.from(secret ?? []));
    // Another file's secret opens nothing either.
    expect(met).toEqual({ status: 'damagedFile' });
    const key8 = (bytes: Uint8Array) => Buffer.from(bytes.subarray(5, 13)).toString('hex');
    const whole = Buffer.from(await sealedFile()).toString('hex');
    expect(whole).not.toContain(key8(box));
  });

  it('[R4] can be handed in though the profile is locked, and tells what was saved after it was sealed', async () => {
    await tab.keyring.setPin({ account: one.account.id, name: one.account.name }, '204815');
    await save(1);
    await sealedFile();
    await save(2);
    const locked = openLockedTab(desk);
    await untilState(locked.keyring, 'locked');
    const parts = { ...locked.recovery, askKey: noAnswer };
    expect(await handInNow(parts, false)).toMatchObject({ count: 1, misses: 1 });
    // Whoever has it open seals it now.
    expect(await handInNow({ ...tab.recovery, askKey: noAnswer }, true)).toMatchObject({ count: 2, misses: 0 });
    locked.store.close();
  });

  it('is nothing where nothing waits, where no server has told a key, and where the recovery key opens everything', async () => {
    await save(1);
    expect(await handInNow({ ...tab.recovery, askKey: noAnswer }, true)).toBeNull();
    expect(
      await handInNow({ ...tab.recovery, askKey: () => Promise.resolve(serverKey.publicKey) }, true),
    ).toMatchObject({ count: 1 });
    await stateKey(tab.store, key);
    expect(await sealDataKey(tab.recovery)).toBe('sealed');
    await sealHandIn(tab.recovery);
    expect(await readHandIn(tab.parts)).toMatchObject({ file: null, mids: [] });
  });

  it('is sealed anew to another key of the server’s, and not again to the same', async () => {
    await save(1);
    const file = await sealedFile();
    await learnHandInKey(tab.recovery, serverKey.publicKey);
    expect((await readHandIn(tab.parts))?.file).toEqual(file);
    await learnHandInKey(tab.recovery, anotherKey.publicKey);
    await sealHandIn(tab.recovery);
    const next = (await readHandIn(tab.parts))?.file;
    expect(await opened(Uint8Array.from(next ?? []), anotherKey)).toMatchObject({ status: 'open' });
    expect(serverKey.isForAnother(Uint8Array.from(next ?? []))).toBe(true);
    expect(anotherKey.isForAnother(Uint8Array.from(next ?? []))).toBe(false);
  });

  it('[R4] tells of an act that could not be read, and holds the others', async () => {
    await save(1);
    await save(2);
    const [row] = await tab.parts.database.outbox.toArray();
    if (row === undefined) throw new Error('Nothing was saved.');
    await tab.parts.database.outbox.put({ ...row, box: row.box.map((byte, at) => (at > 30 ? byte ^ 1 : byte)) });
    const met = await opened(await sealedFile());
    expect(met).toMatchObject({ status: 'open', unreadable: 1 });
    expect(met?.status === 'open' ? met.waiting : []).toHaveLength(1);
  });

  it('follows by itself what waits and what is typed, five seconds after the last change', async () => {
    const trouble = vi.fn();
    const askKey = () => Promise.resolve(serverKey.publicKey);
    const end = keepHandIn({ ...tab.recovery, timers: desk.clock, askKey }, trouble);
    await vi.waitFor(async () => expect(await readHandIn(tab.parts)).toBeDefined());
    await save(1);
    const held = async () => {
      desk.clock.advance(5_000);
      const file = (await readHandIn(tab.parts))?.file ?? null;
      return file === null ? null : opened(file);
    };
    await vi.waitFor(async () => expect(await held()).toMatchObject({ head: { count: 1 }, drafts: [] }));
    await tab.store.keepDraft(draft('half'));
    await vi.waitFor(async () => expect(await held()).toMatchObject({ drafts: [{ id: 'half' }] }));
    end();
    expect(trouble).not.toHaveBeenCalled();
  });
});
