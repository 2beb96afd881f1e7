import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { readCommandLine } from '../../../sync-server/commands/command-line.ts';
import type { CommandParts } from '../../../sync-server/commands/command-parts.ts';
import { runCommand } from '../../../sync-server/commands/run-command.ts';
import { readEnvironment } from '../../../sync-server/environment.ts';
import { answersTo, filesOf, hasHeardOf, takeIn } from '../../support/carried-by-file.ts';
import { type Device, openDevice } from '../../support/device.ts';
import { attachPages, madeUpPage } from '../../support/made-up-pages.ts';
import { makePeople } from '../../support/people.ts';
import { type RunningServer, startServer } from '../../support/server.ts';
import { realTimers } from '../../support/real-timers.ts';
import { serverHash } from '../../support/server-parts.ts';
import { randomBytes, randomUUID } from 'node:crypto';

let folder: string;
let server: RunningServer;
let tablet: Device;
let said: string[];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lien-mach-carry-'));
  server = await startServer({ dataDirectory: join(folder, 'data') });
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  said = [];
  tablet = await openDevice({ serverUrl: server.url, account: server.accounts[0] ?? nobody, name: randomUUID() });
  await hasHeardOf(tablet, server.url);
});
afterEach(() => tablet.close());
const nobody = { username: '', password: '' };

async function run(...words: string[]): Promise<number> {
  const read = readEnvironment({ DATA_DIR: join(folder, 'data') });
  if (read.status !== 'good') throw new Error('The settings are not good.');
  const clock = { now: () => new Date().toISOString(), monotonicMs: () => performance.now() };
  const parts: CommandParts = {
    ...{ settings: read.settings, clock, timers: realTimers, newId: () => randomUUID(), hash: serverHash },
    ...{ randomBytes, say: (line: string) => void said.push(line) },
  };
  const command = readCommandLine(words);
  if (command.name === 'serve') throw new Error('Nothing is to be served.');
  return runCommand(command, parts);
}

/** Files on a stick. */
async function onStick(name: string, fileBytes = 1e9): Promise<string[]> {
  const stick = mkdtempSync(join(folder, 'stick-'));
  const files = await filesOf(tablet, { fileBytes });
  return Promise.all(
    files.map(async (file, at) => {
      const path = join(stick, `${name}-${at + 1}.lien-mach`);
      writeFileSync(path, new Uint8Array(await file.arrayBuffer()));
      return path;
    }),
  );
}

it('[R2] [R4] files are taken in beside a running server, twice without harm, and the answers are the machine’s', async () => {
  const births = makePeople(6).births(60);
  let entity = '';
  for (const args of births) ({ entity } = await tablet.perform({ name: 'openDossier', args }));
  const pages = [madeUpPage(7, 400_000)];
  await attachPages(tablet.store, entity, pages);
  const [first = '', ...more] = await onStick('mang-di', 1_000);
  expect(more.length).toBeGreaterThan(2);
  expect(await run('carry', 'show', first)).toBe(0);
  expect(said.join('\n')).toMatch(/1 letters, \d+ acts, 0 pages, whole, for this server/u);
  expect(said.join('\n')).not.toMatch(/Nguyễn|Trần/u);
  const to = join(folder, 'answers');
  for (let times = 0; times < 2; times += 1)
    expect(await run('carry', 'import', first, ...more, '--answers', to)).toBe(0);
  expect(readdirSync(to).length).toBe(1 + more.length);
  const answers = readdirSync(to).map((name) => join(to, name));
  for (const path of answers) {
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(await takeIn(tablet, new Blob([readFileSync(path)]))).toMatchObject({ status: 'taken', early: 0, stale: 0 });
  }
  expect(await tablet.outbox()).toEqual([]);
  expect(await tablet.store.pages.waiting()).toEqual({ pages: 0, bytes: 0, acts: 0 });
  await tablet.sync();
  expect((await tablet.dossiers()).length).toBe(60);
  expect(await tablet.store.counts()).toMatchObject({ waiting: 0, attention: 0 });
});

it('a file that is broken, mixed of two, of another server, or of nobody is refused whole', async () => {
  await tablet.perform({ name: 'openDossier', args: makePeople(8).birth() });
  const [file = ''] = await onStick('mang-di');
  const bytes = readFileSync(file);
  const broken = (name: string, content: Uint8Array): string => {
    const path = join(folder, `${name}.lien-mach`);
    writeFileSync(path, content);
    return path;
  };
  const patched = Uint8Array.from(bytes, (byte, at) => (at === bytes.length - 100 ? byte ^ 1 : byte));
  const cases = {
    [broken('cut', bytes.subarray(0, bytes.length - 4))]: /was cut/u,
    [broken('patched', patched)]: /another than was written/u,
    // The frames of one file twice.
    [broken('twice', Buffer.concat([bytes.subarray(0, bytes.length - 4), bytes.subarray(9)]))]:
      /another than was written/u,
    [broken('none', Buffer.from('ghi chú'))]: /no file of Liền Mạch/u,
  };
  for (const [path, sentence] of Object.entries(cases)) {
    said.length = 0;
    expect(await run('carry', 'import', path)).toBe(1);
    expect(said.join('\n')).toMatch(sentence);
    expect(await run('carry', 'show', path)).toBe(1);
    expect(existsSync(join(folder, `tra-loi-${path.split('/').at(-1)}`))).toBe(false);
  }
  expect(await run('carry', 'show', join(folder, 'nowhere'))).toBe(3);
  expect(await run('carry', 'import', join(folder, 'nowhere'), folder, file)).toBe(3);
  // One that is good is taken in all the same.
  const answers = readFileSync(join(file, '..', 'tra-loi-mang-di-1.lien-mach'));
  expect(await run('carry', 'import', join(file, '..', 'tra-loi-mang-di-1.lien-mach'))).toBe(1);
  expect(said.at(-1)).toMatch(/go back to the machine/u);
  expect(await takeIn(tablet, new Blob([answers]))).toMatchObject({ receipts: 1 });
});

it('[R18] tells that a machine is revoked, and keeps apart what it made', async () => {
  await tablet.perform({ name: 'openDossier', args: makePeople(9).birth() });
  const { device } = await tablet.store.identity();
  expect(await run('devices', 'revoke', device)).toBe(0);
  const [file = ''] = await onStick('thu-hoi');
  expect(await run('carry', 'show', file)).toBe(0);
  expect(said.at(-1)).toMatch(/revoked/u);
  const carrier = await openDevice({ serverUrl: server.url, account: server.accounts[1] ?? nobody, name: 'carries' });
  const answers = await answersTo(carrier, new Blob([readFileSync(file)]), server.url);
  await takeIn(tablet, answers);
  expect((await tablet.store.outbox()).entries[0]?.receipt?.status).toBe('quarantined');
  await carrier.close();
});
