import { describe, expect, it } from 'vitest';
import type { Asked, Authenticator, Made } from '../../src/store/keys/authenticator.ts';
import { createPasskeyWork } from '../../src/store/keys/passkey-work.ts';

const bytes = (seed: number, count = 32) => new Uint8Array(count).fill(seed);
const secret = { credential: bytes(1, 16), salt: bytes(2), output: bytes(3) };
const assertion = { id: 'AQ', authenticatorData: 'AQ', clientDataJSON: 'AQ', signature: 'AQ' };
const registration = { id: 'AQ', attestationObject: 'AQ', clientDataJSON: 'AQ', transports: [] };
const hers = { account: 'one', passkey: { credential: secret.credential, salt: secret.salt } };

function workOf({ asked, made, opens = true, device = 'made-up device' }: Story) {
  const orders: unknown[] = [];
  const kept: unknown[] = [];
  const authenticator: Authenticator = {
    isThere: () => Promise.resolve(true),
    ask(order) {
      orders.push(order);
      return Promise.resolve(asked ?? { status: 'answered', assertion, secret });
    },
    make(order) {
      orders.push(order);
      return Promise.resolve(made ?? { status: 'made', registration, credential: secret.credential, secret });
    },
  };
  const work = createPasskeyWork({
    authenticator,
    keyring: {
      unlockByPasskey: () => Promise.resolve(opens),
      keepPasskey(person, of) {
        kept.push([person, of]);
        return Promise.resolve();
      },
    },
    subtle: globalThis.crypto.subtle,
    device: () => Promise.resolve(device),
  });
  return { work, orders, kept };
}

interface Story {
  readonly asked?: Asked;
  readonly made?: Made;
  readonly opens?: boolean;
  readonly device?: string;
}

describe('passkeys on this machine', () => {
  it('asks for hers and no other, about the salt it was made with', async () => {
    const { work, orders } = workOf({});
    expect(await work.unlock(hers)).toBe('open');
    expect(orders).toEqual([{ salt: secret.salt, only: secret.credential }]);
  });

  it('says why it is not open', async () => {
    for (const status of ['cancelled', 'unverified', 'unavailable'] as const)
      expect(await workOf({ asked: { status } }).work.unlock(hers)).toBe(status);
    expect(await workOf({ asked: { status: 'answered', assertion, secret: null } }).work.unlock(hers)).toBe('noSecret');
    expect(await workOf({ opens: false }).work.unlock(hers)).toBe('other');
    expect(await workOf({}).work.unlock({ account: 'one' })).toBe('other');
  });

  it('makes one for each person and machine: the same user again here, another there, and nothing that tells who', async () => {
    const person = { account: 'one', name: 'Thử Thị Một', username: 'thu1' };
    const userOf = async (story: Story, who = person): Promise<unknown> => {
      const { work, orders } = workOf(story);
      await work.make(who, 'AQID');
      expect(orders).toMatchObject([{ user: { name: 'thu1' }, challenge: 'AQID' }]);
      expect(JSON.stringify(orders)).not.toContain('Thử');
      return (orders as { user: unknown }[])[0]?.user;
    };
    const first = await userOf({});
    expect(await userOf({})).toEqual(first);
    expect(await userOf({ device: 'another' })).not.toEqual(first);
    expect(await userOf({}, { ...person, account: 'two' })).not.toEqual(first);
  });

  it('keeps what opens the profile, and nothing where the browser gives none', async () => {
    const person = { account: 'one', name: 'Thử Thị Một', username: 'thu1' };
    const given = workOf({});
    await given.work.make(person);
    expect(given.kept).toEqual([[{ account: 'one', name: 'Thử Thị Một' }, secret]]);
    const none = workOf({ made: { status: 'made', registration, credential: secret.credential, secret: null } });
    await none.work.make(person);
    expect(none.kept).toEqual([]);
  });

  it('is asked about one salt of the profile where anybody may answer', async () => {
    const { work, orders } = workOf({});
    await work.ask('AQID');
    await work.make({ account: 'one', name: 'Thử', username: 'thu1' });
    const [asked, made] = orders as { salt: Uint8Array }[];
    expect(asked?.salt).toEqual(made?.salt);
  });
});
