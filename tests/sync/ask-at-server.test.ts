import { describe, expect, it } from 'vitest';
import { createAskAtServer } from '../../src/sync/ask-at-server.ts';
import { changePassword } from '../../src/sync/change-password.ts';
import { madeUpId } from '../support/acts.ts';
import { createFakeClock } from '../support/fake-clock.ts';

const origin = 'http://server.test';
const timers = createFakeClock();

const json =
  (status: number, body: unknown): typeof fetch =>
  async () =>
    Response.json(body, { status });
const html: typeof fetch = async () => new Response('<h1>Wi-Fi</h1>', { headers: { 'content-type': 'text/html' } });
const noLine: typeof fetch = async () => {
  throw new TypeError('no line');
};
const problem = (code: string, field: string | null = null) => ({ code, field, detail: '' });

const thisYear = { period: { kind: 'year', year: 2026, part: 1 }, closing: 'calendar', after: null } as const;

describe('what is asked of the server about people', () => {
  const asked = (by: typeof fetch) => createAskAtServer({ fetch: by, origin, timers, token: async () => 'token' });
  const end = (by: typeof fetch) => asked(by).people.deed(madeUpId(1), 'end', { request: madeUpId(2), reason: 'thử' });

  it('[R6] [R7] counts our own words alone; anything else is for later', async () => {
    for (const by of [html, noLine, json(200, { good: true }), json(500, problem('internal')), json(502, 'x')]) {
      expect(await end(by)).toEqual({ status: 'later' });
      expect(await asked(by).people.list()).toBeUndefined();
      expect(await asked(by).figures(thisYear)).toBeUndefined();
      expect(await asked(by).devices.list()).toBeUndefined();
    }
    expect(await asked(json(403, problem('forbidden'))).people.list()).toBeUndefined();
    expect(await asked(json(403, problem('forbidden'))).figures(thisYear)).toBeUndefined();
  });

  it('tells why it is not done, and what was typed wrong', async () => {
    expect(await end(json(403, problem('forbidden', 'lastAdministrator')))).toEqual({
      status: 'no',
      why: 'lastAdministrator',
    });
    expect(await end(json(403, problem('forbidden', 'of a later build')))).toEqual({ status: 'no', why: 'other' });
    expect(await end(json(403, problem('forbidden')))).toEqual({ status: 'no', why: 'other' });
    expect(await end(json(404, problem('notFound', 'noSuchPerson')))).toEqual({ status: 'no', why: 'noSuchPerson' });
    expect(await end(json(400, problem('badRequest', 'reason')))).toEqual({ status: 'badField', field: 'reason' });
    const done = { id: madeUpId(1), password: null, until: null };
    expect(await end(json(200, done))).toEqual({ status: 'done', done });
  });
});

it('[R6] [R7] a password is changed by our own word alone', async () => {
  const change = (by: typeof fetch) =>
    changePassword({ fetch: by, origin, timers }, { token: 't', old: 'old', new: 'một câu dài của tôi' });
  expect(await change(json(200, {}))).toBe('changed');
  expect(await change(json(400, problem('badRequest', 'new')))).toBe('notGood');
  expect(await change(json(401, problem('wrongCredentials', 'old')))).toBe('wrongOld');
  expect(await change(json(401, problem('signInNeeded')))).toBe('wrongOld');
  expect(await change(json(429, problem('tooManyTries')))).toBe('tooManyTries');
  for (const by of [
    html,
    noLine,
    json(200, { portal: true }),
    json(503, problem('busy')),
    json(400, problem('badRequest')),
  ]) {
    expect(await change(by)).toBe('later');
  }
});
