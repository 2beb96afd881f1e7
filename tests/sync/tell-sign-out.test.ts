import { afterEach, beforeEach, expect, it } from 'vitest';
import { signIn } from '../../src/sync/sign-in.ts';
import { tellSignOut } from '../../src/sync/tell-sign-out.ts';
import { madeUpId } from '../support/acts.ts';
import { realTimers } from '../support/real-timers.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';

let server: ServerInProcess;
beforeEach(async () => {
  server = await openServerInProcess();
});
afterEach(() => server.close());

async function tokenOfHers(): Promise<string> {
  const [{ username, password }] = server.accounts;
  const clock = { now: () => 0, monotonic: () => 0 };
  const parts = { fetch: server.fetch, origin: server.serverUrl, clock, timers: realTimers };
  const answer = await signIn(parts, { username, password, device: madeUpId(0xd1) });
  if (answer.status !== 'signedIn') throw new Error(answer.status);
  return answer.session.token;
}

async function opens(token: string): Promise<boolean> {
  const headers = { authorization: `Bearer ${token}` };
  return (await server.fetch(`${server.serverUrl}/v1/quarantine`, { headers })).status === 200;
}

it('[R9] a token that was signed out is good for nothing, at once', async () => {
  const token = await tokenOfHers();
  expect(await opens(token)).toBe(true);
  await tellSignOut({ fetch: server.fetch, origin: server.serverUrl, timers: realTimers }, token);
  expect(await opens(token)).toBe(false);
});

it('[R9] without a line nobody is told, and nothing is thrown: it ends by itself', async () => {
  const token = await tokenOfHers();
  const noLine: typeof fetch = () => Promise.reject(new TypeError('no line'));
  await tellSignOut({ fetch: noLine, origin: server.serverUrl, timers: realTimers }, token);
  expect(await opens(token)).toBe(true);
  server.clock.advance(12 * 3_600_000);
  expect(await opens(token)).toBe(false);
});
