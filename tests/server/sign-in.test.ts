import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { signInPath, signInResponseSchema } from '../../src/protocol/sign-in.ts';
import { createPasswords } from '../../sync-server/passwords.ts';
import { readablePassword } from '../../sync-server/secrets.ts';
import { seedAccounts } from '../../sync-server/seed-accounts.ts';
import { createSignInLimit } from '../../sync-server/sign-in-limit.ts';
import { madeUpId } from '../support/acts.ts';
import { createFakeIds } from '../support/fake-ids.ts';
import { signInPlain } from '../support/plain-device.ts';
import { cheapPasswords, testCommune, holdServerClock } from '../support/server-parts.ts';
import { openTestStore } from '../support/test-store.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';

let server: ServerInProcess;
beforeEach(async () => {
  server = await openServerInProcess();
});
afterEach(() => server.close());

const as = (username: string, password: string) =>
  signInPlain({ ...server, account: { username, password }, device: madeUpId(0xd01) });

describe('signing in', () => {
  it('gives a token, the commune and all who work there', async () => {
    const [, second] = server.accounts;
    const answer = v.parse(signInResponseSchema, await (await as(' THU2', second.password)).json());
    expect(answer.account).toMatchObject({ id: second.id, username: 'thu2', name: 'Thử Văn Hai' });
    expect(answer.commune).toEqual(testCommune);
    expect(answer.colleagues.map(({ username }) => username)).toEqual(['thu1', 'thu2', 'thu3']);
    expect(answer.expiresAt).toBe('2026-11-20T14:00:00.000Z');
    expect(Buffer.from(answer.token, 'base64url')).toHaveLength(16);
  });

  it('says the same to a wrong name and to a wrong password', async () => {
    const [one, other] = [await as('thu1', 'wrong'), await as('nobody', 'wrong')];
    expect(one.status).toBe(401);
    expect(await other.json()).toEqual(await one.json());
    expect(other.status).toBe(401);
  });

  it('does the same work for a name nobody has', async () => {
    const worked: (string | undefined)[] = [];
    const passwords = await cheapPasswords();
    const watched = await openServerInProcess({
      passwords: {
        ...passwords,
        fits(password, hash) {
          worked.push(hash);
          return passwords.fits(password, hash);
        },
      },
    });
    await signInPlain({ ...watched, account: { username: 'nobody', password: 'x' }, device: madeUpId(0xd01) });
    expect(worked).toEqual([undefined]);
    expect(await passwords.fits('nobody has this password', undefined)).toBe(false);
    await watched.close();
  });

  it('[R17] makes guessing wait, per name and address, and forgives after the window', async () => {
    for (let guess = 0; guess < 10; guess += 1) expect((await as('thu1', `guess ${guess}`)).status).toBe(401);
    const limited = await as('thu1', 'guess');
    expect(limited.status).toBe(429);
    expect(Number(limited.headers.get('retry-after'))).toBe(600);
    expect((await as('THU1', server.accounts[0].password)).status).toBe(429);
    expect((await as('thu2', server.accounts[1].password)).status).toBe(200);
    server.clock.advance(600_000);
    expect((await as('thu1', server.accounts[0].password)).status).toBe(200);
  });

  it('[R17] counts one name once, however its letters are put together', async () => {
    for (let guess = 0; guess < 10; guess += 1) expect((await as('nguyễn'.normalize('NFC'), 'x')).status).toBe(401);
    expect((await as('nguyễn'.normalize('NFD'), 'x')).status).toBe(429);
    expect((await as('NGUYỄN'.normalize('NFD'), 'x')).status).toBe(429);
  });

  it('wants a small JSON body of the right form', async () => {
    const post = (body: string, type = 'application/json') =>
      server.fetch(server.serverUrl + signInPath, { method: 'POST', headers: { 'content-type': type }, body });
    expect((await post('{}')).status).toBe(400);
    expect((await post('{}', 'text/plain')).status).toBe(415);
    expect((await post(' '.repeat(5_000))).status).toBe(413);
  });
});

describe('a sign-in name that no database could hold', () => {
  it('is refused by name of the field, on either database alike', async () => {
    const answer = await as('thu1\u0000', 'x');
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: 'badRequest', field: 'username' });
  });
});

describe('the limit on sign-ins', () => {
  it('clears with a password that fits, and remembers no more names than it may', () => {
    let now = 0;
    const limit = createSignInLimit(() => now);
    for (let attempt = 0; attempt < 10; attempt += 1) limit.tryNow('a', 'here');
    expect(limit.tryNow('a', 'here')).toBe(600);
    expect(limit.tryNow('a', 'there')).toBeNull();
    limit.clear('a', 'here');
    expect(limit.tryNow('a', 'here')).toBeNull();
    now = 599_999;
    for (let attempt = 0; attempt < 9; attempt += 1) limit.tryNow('a', 'here');
    expect(limit.tryNow('a', 'here')).toBe(1);
    for (let name = 0; name < 10_000; name += 1) limit.tryNow(`n${name}`, `elsewhere ${name}`);
    expect(limit.tryNow('a', 'here')).toBeNull();
  });
});

describe('secrets', () => {
  it('keeps passwords as argon2id and takes the other Unicode form of the same letters', async () => {
    const passwords = await createPasswords({ memoryKiB: 64, passes: 1 });
    const kept = await passwords.hash('mật khẩu'.normalize('NFC'));
    expect(kept).toMatch(/^\$argon2id\$/u);
    expect(await passwords.fits('mật khẩu'.normalize('NFD'), kept)).toBe(true);
    expect(await passwords.fits('mat khau', kept)).toBe(false);
  });

  it('[R17] lets only so many wait for their password to be checked', async () => {
    const passwords = await createPasswords({ memoryKiB: 64, passes: 1 });
    const crowd = Array.from({ length: 100 }, () => passwords.fits('guess', undefined));
    const answers = await Promise.allSettled(crowd);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(64);
    expect(answers.at(-1)).toMatchObject({ reason: { code: 'busy', status: 503 } });
    expect(await passwords.fits('guess', undefined)).toBe(false);
  });

  it('makes passwords that can be read out, each letter as likely as the next', () => {
    const { randomBytes } = createFakeIds(3);
    const made = Array.from({ length: 400 }, () => readablePassword(randomBytes));
    for (const password of made)
      expect(password).toMatch(/^(?:[bdghklmnprstvx][aeiou]){2}(?:-(?:[bdghklmnprstvx][aeiou]){2}){4}$/u);
    expect(new Set(made).size).toBe(400);
    const letters = made.join('').replace(/[^aeiou]/gu, '');
    for (const vowel of 'aeiou') {
      const share = (letters.split(vowel).length - 1) / letters.length;
      expect(Math.abs(share - 0.2)).toBeLessThan(0.03);
    }
  });

  it('seeds the same accounts, three who may do everything and one of each role, with the same passwords at every start, and leaves signed-in devices signed in', async () => {
    const store = await openTestStore();
    await store.accounts.putCommune(testCommune);
    const dataDirectory = mkdtempSync(join(tmpdir(), 'lien-mach-seed-'));
    const passwords = await cheapPasswords();
    const parts = { store, passwords, clock: holdServerClock(), dataDirectory, ...createFakeIds(5) };
    const first = await seedAccounts(parts);
    expect(first.map((line) => line.replace(/(: \S+) \S+/u, '$1'))).toEqual([
      'Test account: thu1 (Thử Thị Một)',
      'Test account: thu2 (Thử Văn Hai)',
      'Test account: thu3 (Thử Thị Ba)',
      'Test officer: thu-canbo (Thử Thị Hộ Tịch)',
      'Test reception: thu-motcua (Thử Văn Một Cửa)',
      'Test leader: thu-lanhdao (Thử Thị Lãnh Đạo)',
      'Test volunteer: thu-tinhnguyen (Thử Văn Tình Nguyện)',
      'Test administrator: thu-quantri (Thử Thị Quản Trị)',
      'Test supervisor: thu-giamsat (Thử Văn Giám Sát)',
    ]);
    const before = await store.accounts.byUsername('thu1');
    const token = { hash: 'h', account: before?.id ?? '', device: 'd', issuedAt: '2026', expiresAt: '2027' };
    await store.accounts.addToken(token);
    const second = await seedAccounts(parts);
    expect(second).toEqual(first);
    expect(statSync(join(dataDirectory, 'test-accounts.txt')).mode & 0o777).toBe(0o600);
    const after = await store.accounts.byUsername('thu1');
    expect(after?.id).toBe(before?.id);
    const printed = /thu1 (\S+)/u.exec(second[0] ?? '')?.[1] ?? '';
    expect(await passwords.fits(printed, after?.passwordHash)).toBe(true);
    expect(await store.accounts.token('h')).toMatchObject({ account: { username: 'thu1' } });
    rmSync(dataDirectory, { recursive: true });
    await store.close();
  });
});
