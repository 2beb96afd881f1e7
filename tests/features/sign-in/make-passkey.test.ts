import { describe, expect, it } from 'vitest';
import { makePasskey } from '../../../src/features/sign-in/make-passkey.ts';
import { ownKeys as words } from '../../../src/messages/vi/own-keys.ts';
import type { Made } from '../../../src/store/keys/authenticator.ts';
import type { KeyDone } from '../../../src/sync/ask-own-keys.ts';
import type { PasskeyChallenge } from '../../../src/sync/ask-passkey-challenge.ts';
import { sessionOf } from '../../support/made-up-desk.ts';

const { account } = sessionOf(1);
const secret = { credential: new Uint8Array(3), salt: new Uint8Array(3), output: new Uint8Array(32) };
const registration = { id: 'AQID', attestationObject: 'BA', clientDataJSON: 'BQ', transports: [] };

interface Story {
  readonly password?: string;
  readonly challenge?: PasskeyChallenge;
  readonly made?: Made;
  readonly done?: KeyDone;
}

/** What is said, and what was asked of machine and server. */
async function told({ password = 'hers', challenge, made, done = 'done' }: Story) {
  const asked: unknown[] = [];
  const said = await makePasskey(
    {
      words,
      challenge: () => Promise.resolve(challenge ?? { status: 'told', challenge: 'AQID' }),
      work: {
        make(person, of) {
          asked.push([person, of]);
          return Promise.resolve(made ?? { status: 'made', registration, credential: secret.credential, secret });
        },
      },
      server: {
        register(sent) {
          asked.push(sent);
          return Promise.resolve(done);
        },
      },
    },
    account,
    password,
  );
  return { said, asked };
}

describe('turning on the machine’s lock', () => {
  it('is one passkey for both, where she gives her password', async () => {
    const { said, asked } = await told({});
    expect(said).toEqual({ text: words.madeBoth, isError: false });
    const person = { account: account.id, name: account.name, username: account.username };
    expect(asked).toEqual([[person, 'AQID'], { ...registration, password: 'hers' }]);
  });

  it('opens this machine alone where she gives none, and no server is asked', async () => {
    const { said, asked } = await told({ password: '' });
    expect(said).toEqual({ text: words.madeHere, isError: false });
    expect(asked).toHaveLength(1);
  });

  it('says what it is good for where the browser keeps the secret', async () => {
    const made: Made = { status: 'made', registration, credential: secret.credential, secret: null };
    expect((await told({ made })).said).toEqual({ text: words.madeSignIn, isError: false });
    expect((await told({ made, password: '' })).said).toEqual({ text: words.madeNothing, isError: true });
  });

  it('makes nothing that the server was to know and cannot be asked about, and says what went wrong at each step', async () => {
    for (const status of ['noLine', 'notHere'] as const) {
      const { said, asked } = await told({ challenge: { status } });
      expect([said, asked]).toEqual([{ text: words[status], isError: true }, []]);
    }
    for (const status of ['cancelled', 'unverified', 'unavailable'] as const)
      expect((await told({ made: { status } })).said).toEqual({ text: words[status], isError: true });
    const wrong = await told({ done: 'wrongPassword' });
    expect(wrong.said).toEqual({
      text: `${words.madeHere} ${words.notRegistered} ${words.failed.wrongPassword}`,
      isError: true,
    });
  });
});
