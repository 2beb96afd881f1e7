import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { mostTries } from '../../src/store/keys/wrong-tries.ts';
import { pinProblem } from '../../src/store/keys/pin.ts';
import { readDisk, writeDisk } from '../support/device-disk.ts';
import { birthCommand, makeDesk, type MadeUpDesk, sessionOf } from '../support/made-up-desk.ts';
import { type LockedTab, madeUpChannels, openLockedTab, untilState } from '../support/made-up-keyring.ts';
import { makePeople } from '../support/people.ts';

const pin = '204815';
const one = sessionOf(1);
const two = sessionOf(2);
const personOf = ({ account }: typeof one) => ({ account: account.id, name: account.name });

let desk: MadeUpDesk;
const tabs: LockedTab[] = [];
const open = (
  ...channel: Parameters<typeof openLockedTab> extends [unknown, ...infer Rest] ? Rest : never
): LockedTab => {
  const tab = openLockedTab(desk, ...channel);
  tabs.push(tab);
  return tab;
};
beforeEach(() => {
  desk = makeDesk();
});
afterEach(() => {
  for (const { store } of tabs.splice(0)) store.close();
});

/** Somebody signed in, saved one act and chose a PIN; her tab is closed again. */
async function enrolled(): Promise<void> {
  const { store, keyring } = open();
  await store.startSession(one);
  await keyring.keepPassword(personOf(one), 'made-up password');
  await store.perform(birthCommand(makePeople(1).birth()));
  await keyring.setPin(personOf(one), pin);
  store.close();
}

describe('a profile', () => {
  it('opens by itself until somebody has signed in, then never without a secret: her password, or her PIN', async () => {
    const first = open();
    await untilState(first.keyring, 'open');
    await first.store.startSession(one);
    expect(await first.keyring.facts(one.account.id)).toMatchObject({ isLocking: false });
    await first.keyring.keepPassword(personOf(one), 'made-up password');
    expect(await first.keyring.facts(one.account.id)).toMatchObject({ isLocking: true, hasPin: false, demand: null });
    const second = open();
    await untilState(second.keyring, 'locked');
    expect(await second.keyring.people()).toMatchObject([{ opensBy: 'password' }]);
    expect(await second.keyring.unlock(one.account.id, 'made-up password')).toEqual({ status: 'open' });
    expect(await second.store.session()).toMatchObject({ account: one.account });
    await first.keyring.setPin(personOf(one), pin);
    const third = open();
    await untilState(third.keyring, 'locked');
    expect(await third.keyring.people()).toEqual([{ account: one.account.id, name: one.account.name, opensBy: 'pin' }]);
  });

  it('[R1] opens with the PIN after a restart without the line, and everything saved is there', async () => {
    await enrolled();
    const { store, keyring } = open();
    await untilState(keyring, 'locked');
    expect(await keyring.unlock(one.account.id, pin)).toEqual({ status: 'open' });
    expect((await store.outbox()).entries).toHaveLength(1);
    expect(await store.session()).toMatchObject({ account: one.account });
    expect(await store.unreadable()).toEqual([]);
  });

  it('[R18] shows whoever unlocks it what she is to the commune, and no other', async () => {
    await enrolled();
    const reception = { ...two, account: { ...two.account, roles: ['reception'] as const } };
    const { store, keyring } = open();
    await untilState(keyring, 'locked');
    await keyring.unlock(one.account.id, pin);
    await store.startSession(reception);
    await keyring.keepPassword(personOf(two), 'another made-up password');
    await keyring.setPin(personOf(two), '731902');
    store.close();

    const next = open();
    await untilState(next.keyring, 'locked');
    expect(await next.keyring.unlock(one.account.id, pin)).toEqual({ status: 'open' });
    expect((await next.store.session())?.account.roles).toEqual(one.account.roles);
    next.store.close();
    const last = open();
    await untilState(last.keyring, 'locked');
    expect(await last.keyring.unlock(two.account.id, '731902')).toEqual({ status: 'open' });
    expect((await last.store.session())?.account).toMatchObject({ id: two.account.id, roles: ['reception'] });
  });

  it('holds nothing of its people outside of boxes that are sealed', async () => {
    await enrolled();
    const dump = JSON.stringify((await readDisk(desk.disk, 'desk')).stores, (_key, value: unknown) =>
      ArrayBuffer.isView(value) ? Buffer.from(value as Uint8Array).toString('latin1') : value,
    );
    const fields = makePeople(1).birth();
    const said = JSON.stringify(Object.values(fields)).match(/[\p{Lu}\d][\p{L}\d ]{6,}/gu) ?? [];
    expect(said.length).toBeGreaterThan(10);
    const found = [...said, one.account.name, one.token].filter(
      (text) => dump.includes(text) || dump.includes(Buffer.from(text).toString('latin1')),
    );
    expect(found).toEqual([]);
  });

  it('does not open a box that was moved to another row, nor one that was changed', async () => {
    const { parts, keyring } = open();
    await untilState(keyring, 'open');
    const box = await parts.boxes.seal('made up', 'records/a');
    expect(await parts.boxes.open(box, 'records/a')).toBe('made up');
    expect(await parts.boxes.open(box, 'records/b')).toBeUndefined();
    expect(
      await parts.boxes.open(
        box.map((byte, at) => (at === 7 ? byte ^ 1 : byte)),
        'records/a',
      ),
    ).toBeUndefined();
    expect(await parts.boxes.seal('made up', 'records/a')).not.toEqual(box);
  });

  it('is not opened by a copy of its rows without the browser’s own key', async () => {
    await enrolled();
    const disk = new IDBFactory();
    const { version, stores } = await readDisk(desk.disk, 'desk');
    const other = await globalThis.crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
      'encrypt',
      'decrypt',
    ]);
    const copied = stores.map((store) =>
      store.name === 'keys'
        ? { ...store, rows: store.rows.map((row) => ('key' in (row as object) ? { id: 'device', key: other } : row)) }
        : store,
    );
    await writeDisk(disk, 'desk', { version, stores: copied });
    desk = makeDesk({ disk });
    const { keyring } = open();
    await untilState(keyring, 'locked');
    expect(await keyring.unlock(one.account.id, pin)).toMatchObject({ status: 'wrong' });
  });
});

describe('a profile of before, which opens by itself', () => {
  const day = 24 * 60 * 60_000;
  const demand = async ({ keyring }: LockedTab) => (await keyring.facts(one.account.id)).demand;

  it('asks for a PIN with the day told, then before anything else; it is put off once a day, on three days at the most', async () => {
    const tab = open();
    await vi.waitFor(async () => expect(await demand(tab)).not.toBeNull());
    const from = desk.clock.now() + 7 * day;
    expect(await demand(tab)).toEqual({ from, isDue: false, mayPutOff: true });
    desk.clock.advance(6 * day);
    await untilState(open().keyring, 'open');
    expect(await demand(tab)).toMatchObject({ from, isDue: false });
    desk.clock.advance(day);
    for (let put = 0; put < 3; put += 1) {
      expect(await demand(tab)).toMatchObject({ isDue: true, mayPutOff: true });
      await tab.keyring.putOffPin();
      await tab.keyring.putOffPin();
      expect(await demand(tab)).toMatchObject({ isDue: false });
      desk.clock.advance(day);
    }
    expect(await demand(tab)).toMatchObject({ isDue: true, mayPutOff: false });
    await tab.keyring.putOffPin();
    expect(await demand(tab)).toMatchObject({ isDue: true });
    await tab.keyring.setPin(personOf(one), pin);
    expect(await demand(tab)).toBeNull();
  });

  it('whose clock is set back does not begin the days anew', async () => {
    const tab = open();
    await vi.waitFor(async () => expect(await demand(tab)).not.toBeNull());
    desk.clock.advance(-400 * day);
    expect(await demand(tab)).toMatchObject({ isDue: true });
  });
});

describe('a wrong PIN', () => {
  it('slows the next try, also after a restart, and the right one then counts from nothing', async () => {
    await enrolled();
    const { keyring } = open();
    await untilState(keyring, 'locked');
    const wrong = { status: 'wrong', left: mostTries - 1, waitMs: 1_000 };
    expect(await keyring.unlock(one.account.id, '000001')).toEqual(wrong);
    const again = open();
    await untilState(again.keyring, 'locked');
    expect(await again.keyring.unlock(one.account.id, pin)).toEqual({ status: 'wait', waitMs: 1_000 });
    desk.clock.advance(1_000);
    expect(await again.keyring.unlock(one.account.id, '000002')).toMatchObject({ waitMs: 2_000 });
    desk.clock.advance(2_000);
    expect(await again.keyring.unlock(one.account.id, pin)).toEqual({ status: 'open' });
  });

  it('locks after ten until a sign-in at the server, and deletes nothing', async () => {
    await enrolled();
    const { store, keyring } = open();
    await untilState(keyring, 'locked');
    for (let count = 1; count <= mostTries; count += 1) {
      const { status } = await keyring.unlock(one.account.id, '000001');
      expect(status).toBe(count === mostTries ? 'signInNeeded' : 'wrong');
      desk.clock.advance(60_000);
    }
    expect(await keyring.unlock(one.account.id, pin)).toEqual({ status: 'signInNeeded' });
    // The server has let her in: her password opens what it opened before.
    expect(await keyring.unlockSignedIn(one.account.id, { password: 'made-up password' })).toBe(true);
    expect((await store.outbox()).entries).toHaveLength(1);
  });

  it('may be tried again after a sign-in at the server with another password than this machine knows', async () => {
    await enrolled();
    const { keyring } = open();
    await untilState(keyring, 'locked');
    for (let count = 0; count < mostTries; count += 1) {
      await keyring.unlock(one.account.id, '000001');
      desk.clock.advance(60_000);
    }
    expect(await keyring.unlockSignedIn(one.account.id, { password: 'a new password' })).toBe(false);
    expect(await keyring.unlock(one.account.id, pin)).toEqual({ status: 'open' });
  });
});

describe('several people on one machine', () => {
  it('[R9] unlock each for herself: what she saves is hers, what a colleague saved stays his', async () => {
    await enrolled();
    const before = open();
    await before.keyring.unlock(one.account.id, pin);
    await before.store.startSession(two);
    await before.keyring.keepPassword(personOf(two), 'another password');
    const locked = open();
    await untilState(locked.keyring, 'locked');
    expect((await locked.keyring.people()).map(({ name }) => name)).toEqual([two.account.name, one.account.name]);
    expect(await locked.keyring.unlock(one.account.id, pin)).toEqual({ status: 'open' });
    expect(await locked.store.session()).toMatchObject({ account: one.account, token: one.token });
    const next = open();
    expect(await next.keyring.unlock(two.account.id, 'another password')).toEqual({ status: 'open' });
    expect(await next.store.session()).toMatchObject({ account: two.account, token: two.token });
    expect(await next.store.outbox()).toMatchObject({ entries: [], ofColleagues: 1 });
    // Signed out, she is nobody here until she signs in again.
    await next.store.endSession();
    const after = open();
    await after.keyring.unlock(two.account.id, 'another password');
    expect(await after.store.session()).toBeNull();
  });

  it('are not let in by a password the machine has never seen open it', async () => {
    await enrolled();
    const { keyring } = open();
    await untilState(keyring, 'locked');
    expect(await keyring.unlockSignedIn(two.account.id, { password: 'whatever' })).toBe(false);
    expect(keyring.state()).toBe('locked');
  });
});

describe('the tabs of a profile', () => {
  it('unlock and lock together, and what was typed is kept first', async () => {
    await enrolled();
    const [here, there] = madeUpChannels();
    const first = open(here);
    await untilState(first.keyring, 'locked');
    const second = open(there);
    await untilState(second.keyring, 'locked');
    await first.keyring.unlock(one.account.id, pin);
    await untilState(second.keyring, 'open');
    expect((await second.store.outbox()).entries).toHaveLength(1);

    const kept: string[] = [];
    second.keyring.beforeLock(() => Promise.resolve().then(() => kept.push(`kept before ${second.reloads()}`)));
    first.keyring.lock();
    await expect.poll(() => [first.reloads(), second.reloads()]).toEqual([1, 1]);
    expect(kept).toEqual(['kept before 0']);
  });

  it('give the key to one that is opened beside them, but not while they lock', async () => {
    await enrolled();
    const [here, there] = madeUpChannels();
    const first = open(here);
    await first.keyring.unlock(one.account.id, pin);
    const second = open(there);
    await untilState(second.keyring, 'open');
    first.keyring.lock();
    const third = open(there);
    await untilState(third.keyring, 'locked');
    expect(third.keyring.state()).toBe('locked');
  });
});

it.each([
  ['12345', 'length'],
  ['12345a', 'length'],
  ['1234567890123', 'length'],
  ['123456', 'plain'],
  ['987654', 'plain'],
  ['777777', 'plain'],
  ['204815', null],
  ['000001', null],
] as const)('a PIN %s: %s', (text, problem) => {
  expect(pinProblem(text)).toBe(problem);
});
