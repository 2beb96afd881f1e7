import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changePerson } from '../../src/store/keys/key-parts.ts';
import type { PasskeySecret } from '../../src/store/keys/passkey-wrap.ts';
import { mostTries } from '../../src/store/keys/wrong-tries.ts';
import { birthCommand, makeDesk, type MadeUpDesk, sessionOf } from '../support/made-up-desk.ts';
import { type LockedTab, openLockedTab, untilState } from '../support/made-up-keyring.ts';
import { makePeople } from '../support/people.ts';

const pin = '204815';
const one = sessionOf(1);
const two = sessionOf(2);
const personOf = ({ account }: typeof one) => ({ account: account.id, name: account.name });
const bytes = (seed: number, count = 32) => Uint8Array.from({ length: count }, (_, at) => (seed * 31 + at * 7) % 256);
const secret: PasskeySecret = { credential: bytes(1, 16), salt: bytes(2), output: bytes(3) };

let desk: MadeUpDesk;
const tabs: LockedTab[] = [];
const open = (): LockedTab => {
  const tab = openLockedTab(desk);
  tabs.push(tab);
  return tab;
};
beforeEach(() => {
  desk = makeDesk();
});
afterEach(() => {
  for (const { store } of tabs.splice(0)) store.close();
});

/** Somebody with one act, a PIN and a passkey. */
async function enrolled(): Promise<void> {
  const { store, keyring } = open();
  await store.startSession(one);
  await keyring.keepPassword(personOf(one), 'made-up password');
  await store.perform(birthCommand(makePeople(1).birth()));
  await keyring.setPin(personOf(one), pin);
  await keyring.keepPasskey(personOf(one), secret);
  store.close();
}

describe('a passkey on this machine', () => {
  it('[R1] opens the profile after a restart without the line, with everything there, and as her', async () => {
    await enrolled();
    const { store, keyring } = open();
    await untilState(keyring, 'locked');
    const { credential, salt } = secret;
    expect(await keyring.people()).toEqual([
      { account: one.account.id, name: one.account.name, opensBy: 'pin', passkey: { credential, salt } },
    ]);
    expect(await keyring.unlockByPasskey(one.account.id, secret)).toBe(true);
    expect((await store.outbox()).entries).toHaveLength(1);
    expect(await store.session()).toMatchObject({ account: one.account, token: one.token });
  });

  it('opens for nobody else, and not with another answer, another passkey, or another machine’s key', async () => {
    await enrolled();
    const { keyring, parts } = open();
    await untilState(keyring, 'locked');
    expect(await keyring.unlockByPasskey(two.account.id, secret)).toBe(false);
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 31 }), fc.integer({ min: 1, max: 255 }), fc.boolean(), async (at, flip, other) => {
        const damaged = Uint8Array.from(secret.output, (byte, index) => (index === at ? byte ^ flip : byte));
        const tried = other ? { ...secret, credential: bytes(at + 2, 16) } : { ...secret, output: damaged };
        expect(await keyring.unlockByPasskey(one.account.id, tried)).toBe(false);
      }),
      { numRuns: 30 },
    );
    expect(keyring.state()).toBe('locked');
    // The rows alone, beside a key of another browser.
    const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
    await parts.database.keys.put({ id: 'device', key });
    expect(await keyring.unlockByPasskey(one.account.id, secret)).toBe(false);
  });

  it('costs no tries, opens after too many wrong PINs, and lets the PIN be tried again', async () => {
    await enrolled();
    const first = open();
    await untilState(first.keyring, 'locked');
    for (let count = 0; count < 2 * mostTries; count += 1) {
      await first.keyring.unlockByPasskey(one.account.id, { ...secret, output: bytes(count + 40) });
    }
    expect(await first.keyring.unlock(one.account.id, '000001')).toMatchObject({ left: mostTries - 1 });
    const { database } = first.parts;
    await changePerson(database, one.account.id, { tries: { count: mostTries, at: desk.clock.now() } });
    expect(await first.keyring.unlock(one.account.id, pin)).toEqual({ status: 'signInNeeded' });
    expect(await first.keyring.unlockByPasskey(one.account.id, secret)).toBe(true);
    const second = open();
    expect(await second.keyring.unlock(one.account.id, pin)).toEqual({ status: 'open' });
  });

  it('is taken back, and the PIN opens as before; another is put in its place', async () => {
    await enrolled();
    const first = open();
    await first.keyring.unlock(one.account.id, pin);
    expect((await first.keyring.facts(one.account.id)).passkey).toEqual(secret.credential);
    const next = { ...secret, credential: bytes(9, 16), output: bytes(10) };
    await first.keyring.keepPasskey(personOf(one), next);
    const second = open();
    expect(await second.keyring.unlockByPasskey(one.account.id, secret)).toBe(false);
    expect(await second.keyring.unlockByPasskey(one.account.id, next)).toBe(true);
    await second.keyring.dropPasskey(one.account.id);
    await second.keyring.dropPasskey(two.account.id);
    const third = open();
    await untilState(third.keyring, 'locked');
    expect((await third.keyring.people())[0]).not.toHaveProperty('passkey');
    expect(await third.keyring.unlockByPasskey(one.account.id, next)).toBe(false);
    expect(await third.keyring.unlock(one.account.id, pin)).toEqual({ status: 'open' });
  });

  it('is hers beside a colleague’s: each opens for its own, and a sign-in by it opens what it opened', async () => {
    await enrolled();
    const hers = { ...secret, credential: bytes(20, 16), output: bytes(21) };
    const before = open();
    await before.keyring.unlock(one.account.id, pin);
    await before.store.startSession(two);
    // Signed in by her passkey: she has neither password nor PIN here yet.
    await before.keyring.keepPasskey(personOf(two), hers);
    const locked = open();
    await untilState(locked.keyring, 'locked');
    expect((await locked.keyring.people()).map(({ opensBy }) => opensBy)).toEqual([null, 'pin']);
    expect(await locked.keyring.unlockByPasskey(one.account.id, hers)).toBe(false);
    expect(await locked.keyring.unlockSignedIn(two.account.id, { passkey: null })).toBe(false);
    expect(await locked.keyring.unlockSignedIn(two.account.id, { passkey: secret })).toBe(false);
    expect(await locked.keyring.unlockSignedIn(two.account.id, { passkey: hers })).toBe(true);
    const next = open();
    expect(await next.keyring.unlockByPasskey(two.account.id, hers)).toBe(true);
    expect(await next.store.session()).toMatchObject({ account: two.account });
    expect(await next.store.outbox()).toMatchObject({ entries: [], ofColleagues: 1 });
  });
});
