import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, expect, it } from 'vitest';
import { openLibsql } from '../../sync-server/store/libsql/open-libsql.ts';
import { buildServerProgram } from '../support/build-server-program.ts';
import { openDevice } from '../support/device.ts';
import { makePeople } from '../support/people.ts';
import { startServer } from '../support/server.ts';
import { otherCommune } from '../support/server-parts.ts';

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

const run = promisify(execFile);

it('[R18] an administrator hands a record over from the terminal while the server runs, and is told what stands in the way', async () => {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'lien-mach-by-hand-'));
  open.push(async () => rmSync(dataDirectory, { recursive: true }));
  const server = await startServer({ dataDirectory });
  open.push(() => server.stop());
  const [account] = server.accounts;
  if (account === undefined) throw new Error('The server made no accounts.');
  const device = await openDevice({ serverUrl: server.url, account, name: 'máy 1' });
  open.push(() => device.close());
  const made = await device.perform({ name: 'openDossier', args: makePeople(112).birth() });
  await device.sync();

  const program = await buildServerProgram('sync-server/main.ts');
  const byHand = async (...words: string[]): Promise<string> => {
    const env = { ...process.env, DATA_DIR: dataDirectory };
    const ended = run(process.execPath, [program, 'hand-over', ...words], { env }).catch((error: unknown) => error);
    return ((await ended) as { stdout: string }).stdout.trim();
  };
  expect(await byHand(made.entity)).toMatch(/^Usage: /u);
  expect(await byHand(made.entity, otherCommune.code, 'Chuyển', 'nơi', 'cư', 'trú')).toBe(
    'That commune is not on this server.',
  );
  const now = () => new Date().toISOString();
  const store = openLibsql({ file: join(dataDirectory, 'lien-mach.db'), newId: () => crypto.randomUUID(), now });
  await store.accounts.putCommune(otherCommune);
  await store.close();
  expect(await byHand(made.entity, otherCommune.code, 'Chuyển nơi cư trú')).toBe(
    `Handed over from 99999 to ${otherCommune.code}.`,
  );
  expect(await byHand(crypto.randomUUID(), otherCommune.code, 'Không có')).toBe(
    'No commune on this server has this record.',
  );
  await device.sync();
  expect(await device.store.dossier(made.entity)).toBeNull();
  expect(await device.store.counts()).toMatchObject({ dossiers: 0, waiting: 0, attention: 0 });
});
