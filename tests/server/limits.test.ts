import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clientAddress } from '../../sync-server/client-address.ts';
import { lookAround } from '../../sync-server/in-the-open.ts';
import { createRequestLimit, usualRates } from '../../sync-server/request-limit.ts';
import { seedAccounts } from '../../sync-server/seed-accounts.ts';
import { createSignInLimit } from '../../sync-server/sign-in-limit.ts';
import { createFakeIds } from '../support/fake-ids.ts';
import { cheapPasswords, holdServerClock, testCommune } from '../support/server-parts.ts';
import { openServerInProcess } from '../support/server-in-process.ts';
import { openTestStore } from '../support/test-store.ts';
import { openDesk } from './open-desk.ts';

describe('the limit on guessing', () => {
  const minutes = (count: number) => count * 60_000;
  let now = 0;
  let limit = createSignInLimit(() => now);
  beforeEach(() => {
    now = 0;
    limit = createSignInLimit(() => now);
  });

  it('[R17] holds up many machines that guess one name, and not her at her own desk', () => {
    expect(limit.tryNow('lan', 'office')).toBeNull();
    limit.clear('lan', 'office');
    const waits = Array.from({ length: 40 }, (_, machine) =>
      Array.from({ length: 9 }, () => limit.tryNow('lan', `elsewhere ${machine}`)),
    ).flat();
    expect(waits.filter((wait) => wait === null)).toHaveLength(100);
    expect(limit.tryNow('lan', 'office')).toBeNull();
    now = minutes(10);
    expect(limit.tryNow('lan', 'elsewhere 39')).toBeNull();
  });

  it('[R17] holds up one machine that tries everybody, and nobody at home behind its address', () => {
    for (const name of ['lan', 'mai', 'hoa']) {
      limit.tryNow(name, 'commune');
      limit.clear(name, 'commune');
    }
    const waits = Array.from({ length: 500 }, (_, name) => limit.tryNow(`name ${name}`, 'commune'));
    expect(waits.filter((wait) => wait === null)).toHaveLength(300);
    for (const name of ['lan', 'mai', 'hoa']) expect(limit.tryNow(name, 'commune')).toBeNull();
    expect(limit.tryNow('lan', 'another desk')).toBeNull();
  });

  it('[R17] minds no number of people who know their passwords, behind one address on one morning', () => {
    for (let person = 0; person < 2_000; person += 1) {
      expect(limit.tryNow(`name ${person}`, 'province')).toBeNull();
      limit.clear(`name ${person}`, 'province');
    }
  });
});

describe('where a request came from', () => {
  const proxies = new Set(['10.0.0.1', '::1']);
  it.each([
    ['192.0.2.7', '203.0.113.9', '192.0.2.7', 'what a stranger says of it counts for nothing'],
    ['10.0.0.1', '203.0.113.9', '203.0.113.9', 'the word of a proxy of ours'],
    ['::ffff:10.0.0.1', '198.51.100.1, 203.0.113.9', '203.0.113.9', 'the last in the row, whatever stands before it'],
    ['10.0.0.1', '203.0.113.9, 10.0.0.1', '203.0.113.9', 'one proxy of ours behind another'],
    ['10.0.0.1', 'nonsense', '10.0.0.1', 'no address'],
    ['10.0.0.1', undefined, '10.0.0.1', 'a proxy that says nothing'],
    ['::1', '2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64', 'one network, however many addresses it has'],
    ['2001:db8::5', undefined, '2001:db8:0:0::/64', 'the same in short'],
    [undefined, undefined, '', 'a connection that is gone'],
  ])('%s, %s: %s (%s)', (remote, forwardedFor, address, _why) => {
    expect(clientAddress({ remote, forwardedFor }, proxies)).toBe(address);
  });
});

describe('how often one may ask', () => {
  it('[R17] a device and an account have each so many at once, and so many a second after that', () => {
    let now = 0;
    const rates = { device: { burst: 3, perSecond: 1 }, account: { burst: 5, perSecond: 1 } };
    const limit = createRequestLimit({ monotonicMs: () => now }, rates);
    const ask = (device: string, account = 'a') => limit.take({ device, account });
    expect([ask('1'), ask('1'), ask('1'), ask('1')]).toEqual([null, null, null, 1]);
    // Her other device has what the account has left; her colleague has all of her own.
    expect([ask('2'), ask('2'), ask('2')]).toEqual([null, null, 1]);
    expect(ask('2', 'b')).toBeNull();
    now += 1_000;
    expect([ask('1'), ask('1')]).toEqual([null, 1]);
  });

  it('[R17] is told by 429 and when to come back, before anything is read or written; others go on', async () => {
    const clock = holdServerClock();
    const rates = { device: { burst: 2, perSecond: 0.1 }, account: usualRates.account };
    const server = await openServerInProcess({ requests: createRequestLimit(clock, rates) });
    const [busy, calm] = [await openDesk(server), await openDesk(server, { account: 1, device: 1 })];
    await busy.push(1, busy.acts.opening());
    await busy.pull(null);
    const answer = await busy.post(busy.request({ lanes: [busy.run(2, busy.acts.opening())] }));
    expect(answer.status).toBe(429);
    expect(answer.headers.get('retry-after')).toBe('10');
    expect(await answer.json()).toMatchObject({ code: 'tooManyTries', detail: 'This device asks too often.' });
    expect((await calm.pull(null)).changes[0]?.cursor.seq).toBe(1);
    clock.advance(10_000);
    expect((await busy.push(2, busy.acts.opening())).receipts).toMatchObject([{ status: 'applied' }]);
    await server.close();
  });

  it('leaves room for the fastest device there is: a try a second for a day, and a thousand acts at once', () => {
    let now = 0;
    const limit = createRequestLimit({ monotonicMs: () => now });
    const who = { device: 'd', account: 'a' };
    for (let exchange = 0; exchange < 20; exchange += 1) expect(limit.take(who)).toBeNull();
    for (let second = 0; second < 86_400; second += 60) {
      now += 60_000;
      for (let exchange = 0; exchange < 60; exchange += 1) expect(limit.take(who)).toBeNull();
    }
  });
});

describe('a server that others can reach', () => {
  let dataDirectory: string;
  beforeEach(() => {
    dataDirectory = mkdtempSync(join(tmpdir(), 'lien-mach-open-'));
  });
  afterEach(() => {
    rmSync(dataDirectory, { recursive: true });
  });

  it('does not start while it makes test accounts, or has them', async () => {
    const store = await openTestStore();
    await store.accounts.putCommune(testCommune);
    const settings = (host: string) => ({ host, tls: undefined, trustedProxies: new Set<string>() });
    const look = (host: string, seedsAccounts = false) =>
      lookAround({ settings: settings(host), seedsAccounts, store });
    for (const host of ['0.0.0.0', '::', '192.168.1.5', 'desk.test']) {
      expect(await look(host)).toMatch(/can read along/u);
      await expect(look(host, true)).rejects.toThrow('--seed-accounts');
    }
    const passwords = await cheapPasswords();
    const parts = { store, passwords, clock: holdServerClock(), dataDirectory, ...createFakeIds(5) };
    await seedAccounts(parts);
    await expect(look('0.0.0.0')).rejects.toThrow('thu1, thu2, thu3');
    for (const host of ['127.0.0.1', '127.8.8.8', '::1', 'localhost']) expect(await look(host, true)).toBeNull();
    await store.close();
  });

  it('is not warned of where it has a certificate, or a proxy before it', async () => {
    const store = await openTestStore();
    const none = { host: '0.0.0.0', tls: undefined, trustedProxies: new Set<string>() };
    const tls = { certFile: 'c', keyFile: 'k' };
    for (const settings of [
      { ...none, tls },
      { ...none, trustedProxies: new Set(['10.0.0.1']) },
    ]) {
      expect(await lookAround({ settings, seedsAccounts: false, store })).toBeNull();
    }
    await store.close();
  });
});
