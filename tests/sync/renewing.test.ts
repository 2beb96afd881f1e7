import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refreshPath } from '../../src/protocol/refresh.ts';
import { syncPath } from '../../src/protocol/sync-exchange.ts';
import { newPerson, readPerson } from '../../src/store/keys/key-parts.ts';
import { readSessionRow } from '../../src/store/meta.ts';
import { openTab, scriptedLine, type ScriptedLine, type Tab } from '../support/desk-on-line.ts';
import { birthCommand, makeDesk } from '../support/made-up-desk.ts';
import { makePeople } from '../support/people.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';

const hour = 3_600_000;

let server: ServerInProcess;
let line: ScriptedLine;
let asked: string[];
let desk: ReturnType<typeof makeDesk>;
let tab: Tab;

beforeEach(async () => {
  server = await openServerInProcess();
  asked = [];
  line = scriptedLine(server);
  const fetch: typeof globalThis.fetch = (input, init) => {
    asked.push(new URL(new Request(input, init).url).pathname);
    return line.fetch(input, init);
  };
  desk = makeDesk({ seed: 41 });
  tab = openTab(server, { desk, fetch, refreshes: true });
  await tab.signIn();
  await tab.exchange();
  asked = [];
});
afterEach(async () => {
  tab.store.close();
  await server.close();
});

function pass(milliseconds: number): void {
  tab.clock.advance(milliseconds);
  server.clock.advance(milliseconds);
}

async function save(number = 1): Promise<void> {
  const saved = await tab.store.perform(birthCommand(makePeople(number).birth(), number));
  expect(saved.status).toBe('saved');
}

const waiting = async () => (await tab.store.exchange.outlook()).waiting;
const renewable = () => tab.store.exchange.renewable();

/** What a thief does who has read the session. */
async function steal(): Promise<void> {
  const held = await renewable();
  const body = JSON.stringify({ refresh: held?.refresh, device: held?.device });
  const headers = { 'content-type': 'application/json' };
  const answer = await server.fetch(server.serverUrl + refreshPath, { method: 'POST', headers, body });
  const { token } = (await answer.json()) as { readonly token: string };
  const used = await server.fetch(`${server.serverUrl}/v1/quarantine?after=0`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(used.status).toBe(200);
}

describe('a token that ends after an hour', () => {
  it('[R9] is renewed before the exchange, also after nine days without a line, and nobody is asked', async () => {
    for (const days of [0.04, 9, 13]) {
      pass(days * 24 * hour);
      await save(Math.ceil(days));
      expect((await tab.step()).kind).toBe('exchange');
      expect((await tab.exchange()).status).toBe('exchanged');
      expect(asked.splice(0)).toEqual([refreshPath, syncPath]);
      expect(await waiting()).toBe(0);
    }
    expect((await tab.store.session())?.account.username).toBe('thu1');
  });

  it('[R17] is not renewed before its time', async () => {
    pass(hour / 2);
    await tab.exchange();
    expect(asked).toEqual([syncPath]);
  });

  it('is renewed when the server refuses it, where the machine’s clock was behind; the same exchange goes on', async () => {
    server.clock.advance(2 * hour);
    await save();
    expect((await tab.exchange()).status).toBe('exchanged');
    expect(asked).toEqual([syncPath, refreshPath, syncPath]);
    expect(await waiting()).toBe(0);
  });

  it('is renewed after the app was closed between the refusal and the renewal', async () => {
    server.clock.advance(2 * hour);
    await save();
    line.next((passOn) => passOn());
    line.next(() => Promise.reject(new TypeError('cut')));
    expect((await tab.exchange()).status).toBe('failed');
    expect((await tab.step('button')).kind).toBe('exchange');
    expect((await tab.exchange()).status).toBe('exchanged');
    expect(await waiting()).toBe(0);
  });
});

describe('an answer to a renewal', () => {
  beforeEach(async () => {
    pass(hour);
    await save();
  });

  it('[R8] that is lost is asked for again, by the same refresh token', async () => {
    for (let lost = 0; lost < 3; lost += 1) {
      line.next(async (passOn) => {
        await passOn();
        throw new TypeError('lost');
      });
      const attempt = await tab.exchange();
      expect(attempt).toMatchObject({ status: 'failed', failure: { reason: 'offline' } });
      expect(await tab.step()).toMatchObject({ kind: 'sleep' });
    }
    expect((await tab.exchange()).status).toBe('exchanged');
    expect(await waiting()).toBe(0);
  });

  it('[R6] that is a portal’s page, or no JSON, counts for nothing', async () => {
    for (const [status, reason] of [
      [200, 'notOurServer'],
      [401, 'notOurServer'],
      [503, 'serverBusy'],
    ] as const) {
      line.next(async () => new Response('<html>Wi-Fi</html>', { status, headers: { 'content-type': 'text/html' } }));
      expect(await tab.exchange()).toMatchObject({ status: 'failed', failure: { reason, httpStatus: status } });
    }
    expect((await tab.exchange()).status).toBe('exchanged');
  });

  it('[R7] that never comes is given up after half a minute', async () => {
    line.next(() => new Promise(() => undefined));
    const attempt = tab.exchange();
    await expect.poll(() => asked).toEqual([refreshPath]);
    tab.clock.advance(30_000);
    expect(await attempt).toMatchObject({ status: 'failed', failure: { reason: 'timeout' } });
  });

  it('[R15] of a server that knows no renewals leaves the token as it is', async () => {
    line.next(async () => {
      const headers = { 'content-type': 'application/problem+json' };
      return new Response(JSON.stringify({ code: 'notFound', field: null, detail: '' }), { status: 404, headers });
    });
    await tab.exchange();
    expect(asked).toEqual([refreshPath, syncPath]);
    expect(await renewable()).toBeNull();
  });
});

describe('a session that is over', () => {
  it('[R9] after its refresh token was stolen and used: the loop pauses, work goes on, and she signs in again', async () => {
    await steal();
    pass(hour);
    await save(1);
    expect(await tab.exchange()).toMatchObject({ status: 'failed', failure: { reason: 'signInNeeded' } });
    expect(asked).toEqual([refreshPath, syncPath]);
    expect((await tab.step('button')).kind).toBe('pause');
    await save(2);
    expect(await waiting()).toBe(2);
    await tab.signIn();
    await tab.exchange();
    expect(await waiting()).toBe(0);
    expect(await renewable()).not.toBeNull();
  });

  it('[R17] is not renewed for ever when the server takes none of its tokens', async () => {
    server.clock.advance(2 * hour);
    const refuse = async () => {
      const headers = { 'content-type': 'application/problem+json' };
      return new Response(JSON.stringify({ code: 'signInNeeded', field: null, detail: '' }), { status: 401, headers });
    };
    line.next(refuse);
    line.next((passOn) => passOn());
    line.next(refuse);
    expect((await tab.exchange()).status).toBe('failed');
    expect(asked).toEqual([syncPath, refreshPath, syncPath]);
    expect((await tab.step('button')).kind).toBe('pause');
  });
});

describe('what is kept of a renewal', () => {
  it('is hers also when she unlocks after a colleague, and nothing of it lies open', async () => {
    const parts = desk.openParts();
    const account = (await tab.store.session())?.account.id ?? '';
    await parts.database.keys.put(newPerson(account, new Uint8Array(1)));
    pass(hour);
    await tab.exchange();
    const row = await readSessionRow(parts.database);
    const person = await readPerson(parts.database, account);
    expect(person?.session?.box).toEqual(row?.box);
    expect(person?.session?.renewAt).toBe(row?.value.renewAt);
    expect(row?.value).not.toHaveProperty('refresh');
    parts.database.close();
  });

  it('is one: what another tab still has of before changes nothing', async () => {
    const before = await renewable();
    pass(hour);
    await tab.exchange();
    const after = await renewable();
    const { exchange } = tab.store;
    const { token = '', refresh = '' } = before ?? {};
    await exchange.keepRenewed(refresh, {
      token,
      expiresAt: '2026-11-20T02:00:00.000Z',
      refresh: { token: refresh, expiresAt: '2026-11-20T02:00:00.000Z', renewAfterSeconds: 1 },
    });
    await exchange.dropRefresh(refresh);
    expect(await renewable()).toEqual(after);
    expect(after?.refresh).not.toBe(refresh);
  });
});
