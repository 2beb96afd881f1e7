import { describe, expect, it } from 'vitest';
import { createAuthenticator } from '../../src/store/keys/authenticator.ts';

const salt = new Uint8Array(32).fill(7);
const output = new Uint8Array(32).fill(9);
const rawId = new Uint8Array([1, 2, 3]).buffer;
const order = { user: { id: new Uint8Array(32), name: 'thu1' }, salt };

interface Answers {
  readonly made?: object;
  readonly found?: object;
  readonly flags?: number;
  readonly fails?: string;
  readonly hostName?: string;
  readonly platform?: boolean | 'broken';
}

const failing = (name: string) => Promise.reject(new DOMException('no', name));

/** A browser that answers as told. */
function browser({ made = {}, found = {}, flags = 5, fails, hostName = 'localhost', platform = true }: Answers) {
  const asked: CredentialRequestOptions[] = [];
  const created: CredentialCreationOptions[] = [];
  const authenticatorData = new Uint8Array(37);
  authenticatorData[32] = flags;
  const response = {
    authenticatorData: authenticatorData.buffer,
    clientDataJSON: new Uint8Array([4]).buffer,
    signature: new Uint8Array([5]).buffer,
    attestationObject: new Uint8Array([6]).buffer,
    getTransports: () => ['internal'],
  };
  const credential = (extensions: object) =>
    Promise.resolve({ rawId, response, getClientExtensionResults: () => extensions } as unknown as Credential);
  const authenticator = createAuthenticator({
    credentials: {
      create(options) {
        created.push(options ?? {});
        return fails === undefined ? credential(made) : failing(fails);
      },
      get(options) {
        asked.push(options ?? {});
        return fails === undefined ? credential(found) : failing(fails);
      },
    },
    hostName,
    hasPlatform: () => (platform === 'broken' ? Promise.reject(new Error('no')) : Promise.resolve(platform)),
    randomBytes: (count) => new Uint8Array(count),
  });
  return { authenticator, asked, created };
}

describe('what this machine knows people by', () => {
  it('is offered where the browser has it, and never at an address in numbers', async () => {
    const there = (answers: Answers) => browser(answers).authenticator.isThere();
    expect(await there({})).toBe(true);
    expect(await there({ platform: false })).toBe(false);
    expect(await there({ platform: 'broken' })).toBe(false);
    expect(await there({ hostName: '192.168.1.5' })).toBe(false);
    expect(await there({ hostName: '[::1]' })).toBe(false);
    expect(await there({ hostName: 'hotich.xa.example' })).toBe(true);
  });

  it('makes a key that tells the machine the sign-in name and no more, and asks that it look at who is there', async () => {
    const { authenticator, created } = browser({ made: { prf: { enabled: true, results: { first: output.buffer } } } });
    const made = await authenticator.make({ ...order, challenge: 'AQID' });
    expect(made).toMatchObject({
      status: 'made',
      registration: { id: 'AQID', attestationObject: 'Bg', clientDataJSON: 'BA', transports: ['internal'] },
      secret: { salt, output },
    });
    expect(created[0]?.publicKey).toMatchObject({
      challenge: new Uint8Array([1, 2, 3]),
      user: { name: 'thu1', displayName: 'thu1' },
      authenticatorSelection: { userVerification: 'required', residentKey: 'required' },
      attestation: 'none',
    });
  });

  it('asks once more where the secret does not come at once, and says where there is none', async () => {
    const later = browser({ made: { prf: { enabled: true } }, found: { prf: { results: { first: output } } } });
    expect(await later.authenticator.make(order)).toMatchObject({ status: 'made', secret: { output } });
    expect(later.asked[0]?.publicKey?.allowCredentials).toHaveLength(1);
    for (const made of [
      {},
      { prf: { enabled: false } },
      { prf: { enabled: true, results: { first: output.slice(1) } } },
    ])
      expect(await browser({ made }).authenticator.make(order)).toMatchObject({ status: 'made', secret: null });
    expect(await browser({}).authenticator.ask({ salt })).toMatchObject({ status: 'answered', secret: null });
  });

  it('tells a refusal from a machine that cannot, and takes no answer of one that did not look', async () => {
    expect(await browser({ fails: 'NotAllowedError' }).authenticator.ask({ salt })).toEqual({ status: 'cancelled' });
    expect(await browser({ fails: 'AbortError' }).authenticator.make(order)).toEqual({ status: 'cancelled' });
    expect(await browser({ fails: 'SecurityError' }).authenticator.make(order)).toEqual({ status: 'unavailable' });
    expect(await browser({ flags: 1 }).authenticator.ask({ salt })).toEqual({ status: 'unverified' });
  });
});
