import { describe, expect, it } from 'vitest';
import { askPasskeyChallenge } from '../../src/sync/ask-passkey-challenge.ts';
import { createAskOwnKeys } from '../../src/sync/ask-own-keys.ts';
import { realTimers } from '../support/real-timers.ts';

interface Sent {
  readonly url: string;
  readonly init: RequestInit | undefined;
}

/** A server that answers as told, and what it was asked. */
function told(status: number, body: unknown) {
  const sent: Sent[] = [];
  const wire: typeof fetch = (input, init) => {
    sent.push({ url: input instanceof Request ? input.url : String(input), init });
    if (status === 0) return Promise.reject(new TypeError('no line'));
    return Promise.resolve(new Response(typeof body === 'string' ? body : JSON.stringify(body), { status }));
  };
  const parts = { fetch: wire, origin: 'https://a.example', timers: realTimers };
  return { sent, parts, ask: createAskOwnKeys({ ...parts, token: () => Promise.resolve('made-up-token') }) };
}

const problem = (code: string) => ({ code, field: null, detail: 'no' });

describe('what a person does at the server with what she signs in by', () => {
  it('[R6] is done only where our server says so in its own words', async () => {
    const outcomes: readonly [number, unknown, string][] = [
      [200, { done: true }, 'done'],
      [200, {}, 'noLine'],
      [200, '<html>', 'noLine'],
      [401, problem('wrongCredentials'), 'wrongPassword'],
      [401, problem('signInNeeded'), 'signInNeeded'],
      [401, 'a portal', 'noLine'],
      [429, problem('tooManyTries'), 'tooManyTries'],
      [400, problem('badRequest'), 'refused'],
      [403, problem('forbidden'), 'refused'],
      [500, problem('internal'), 'noLine'],
      [503, problem('busy'), 'noLine'],
      [0, null, 'noLine'],
    ];
    for (const [status, body, outcome] of outcomes) {
      const { ask, sent } = told(status, body);
      expect(await ask.remove('AQID', 'password')).toBe(outcome);
      expect(sent[0]).toMatchObject({
        url: 'https://a.example/v1/passkeys/remove',
        init: { method: 'POST', headers: { authorization: 'Bearer made-up-token' }, redirect: 'error' },
      });
      expect(sent[0]?.init?.body).toBe(JSON.stringify({ id: 'AQID', password: 'password' }));
    }
  });

  it('lists what there is, or nothing this time', async () => {
    const one = { id: 'AQID', machine: 'Máy 1', madeAt: '2026-11-20T02:00:00.000Z', usedAt: null };
    expect(await told(200, { passkeys: [one] }).ask.passkeys()).toEqual([one]);
    expect(await told(200, { passkeys: [{ id: 1 }] }).ask.passkeys()).toBeUndefined();
    expect(await told(401, problem('signInNeeded')).ask.passkeys()).toBeUndefined();
    expect(await told(0, null).ask.passkeys()).toBeUndefined();
  });
});

describe('what a passkey is to sign', () => {
  it('is told by our server, or it takes none, or it is not there', async () => {
    const asked = (status: number, body: unknown) => askPasskeyChallenge(told(status, body).parts, 'device');
    expect(await asked(200, { challenge: 'AQID' })).toEqual({ status: 'told', challenge: 'AQID' });
    expect(await asked(404, problem('notFound'))).toEqual({ status: 'notHere' });
    for (const [status, body] of [
      [200, { challenge: '<b>' }],
      [200, 'a portal'],
      [503, problem('busy')],
      [0, null],
    ] as const)
      expect(await asked(status, body)).toEqual({ status: 'noLine' });
  });
});
