import { rolesOfBefore } from '../../src/domain/access/role.ts';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, onTestFinished } from 'vitest';
import type { ServerStore } from '../../sync-server/store/port.ts';
import { madeUpId } from '../support/acts.ts';
import { startPostgres } from '../support/postgres.ts';
import { startServer, type RunningServer } from '../support/server.ts';
import { cheapPasswords, otherCommune, testPassword } from '../support/server-parts.ts';
import { openLibsqlStore, openPostgresStore } from '../support/test-store.ts';

const root = join(import.meta.dirname, '../..');
const place = mkdtempSync(join(tmpdir(), 'lien-mach-conformance-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

/** `npm run conformance -- …`, as somebody else would run it. */
function runSuite(...args: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, ['conformance/run.mjs', ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [output, errors] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  return new Promise((resolve) => {
    child.once('close', (code) => resolve({ code, output, errors }));
  });
}

/** The file of accounts: two of the commune the server has made, and one of another, put into its database beside it. */
async function accountsOf({ accounts }: RunningServer, store: ServerStore): Promise<string> {
  const [officer, colleague] = accounts.map(({ username, password }) => ({ username, password }));
  const neighbour = { username: 'ben1', password: testPassword };
  await store.accounts.putCommune(otherCommune);
  const passwordHash = await (await cheapPasswords()).hash(neighbour.password);
  const account = { id: madeUpId(0xb01), username: neighbour.username, passwordHash, scope: otherCommune.code };
  await store.accounts.putAccount(
    { ...account, name: 'Thử Bên Cạnh', title: 'thử', roles: rolesOfBefore },
    '2026-11-20T02:00:00.000Z',
  );
  await store.close();
  const file = join(place, `${madeUpId(0xb02)}.json`);
  writeFileSync(file, JSON.stringify({ officer, colleague, neighbour }));
  return file;
}

function mustHavePassed(ended: Ended): void {
  const failed = ended.output
    .split('\n')
    .flatMap((line, at, lines) => (line.startsWith('FAIL') ? [line, lines[at + 1]] : []));
  expect(failed, ended.errors).toEqual([]);
  // Only what cannot be had here: a token whose time is over.
  expect(ended.output).toMatch(/\n1 not tried\n/u);
  const [last = ''] = ended.output.trimEnd().split('\n').slice(-1);
  expect(last).toMatch(/^1[0-9] rules, 1[0-9]{2} checks, 0 failed$/u);
  expect(ended.code).toBe(0);
  console.log(last);
}

it('[R2][R12][R13][R17] a server process on the embedded database passes the conformance suite, twice', async () => {
  const dataDirectory = mkdtempSync(join(place, 'data-'));
  const server = await startServer({ dataDirectory });
  onTestFinished(async () => {
    await server.stop();
  });
  const accounts = await accountsOf(server, openLibsqlStore({ file: join(dataDirectory, 'lien-mach.db') }));
  mustHavePassed(await runSuite('--url', server.url, '--accounts', accounts));
  mustHavePassed(await runSuite(`--url=${server.url}`, `--accounts=${accounts}`));
});

it('[R2][R12][R13][R17] a server process on PostgreSQL passes the conformance suite', async () => {
  const cluster = await startPostgres();
  onTestFinished(() => cluster.stop());
  await cluster.run('CREATE DATABASE judged');
  const url = cluster.databaseUrl('judged');
  const server = await startServer({ env: { DATABASE_URL: url } });
  onTestFinished(async () => {
    await server.stop();
  });
  const accounts = await accountsOf(server, await openPostgresStore({ url }));
  mustHavePassed(await runSuite('--url', server.url, '--accounts', accounts));
});

it('judges nothing, and says why, when it may not, cannot or does not know with whom', async () => {
  const lines = join(place, 'accounts.txt');
  writeFileSync(lines, 'thu1 none-of-ours\n');
  const tries: readonly (readonly [sentence: RegExp, ...args: string[]])[] = [
    [/must be the address/u, '--url', 'here'],
    [/example\.invalid is another machine/u, '--url', 'https://example.invalid', '--accounts', lines],
    [/There is no .*nowhere\.json/u, '--url', 'http://127.0.0.1:9', '--accounts', join(place, 'nowhere.json')],
    [/No server answers/u, '--url', 'http://127.0.0.1:9', '--accounts', lines],
  ];
  for (const [sentence, ...args] of tries) {
    const { code, errors } = await runSuite(...args);
    expect(errors).toMatch(sentence);
    expect(code).toBe(2);
  }
});
