import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readCommandLine } from '../../sync-server/commands/command-line.ts';
import type { CommandParts } from '../../sync-server/commands/command-parts.ts';
import { runCommand } from '../../sync-server/commands/run-command.ts';
import { readEnvironment } from '../../sync-server/environment.ts';
import { createFakeIds } from '../support/fake-ids.ts';
import { type LivedIn, openLivedIn } from '../support/lived-in-server.ts';
import { realTimers } from '../support/real-timers.ts';
import { holdServerClock, serverHash } from '../support/server-parts.ts';
import { openLibsqlStore } from '../support/test-store.ts';

let folder: string;
let lived: LivedIn;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lien-mach-pens-'));
  lived = await openLivedIn();
});
afterEach(async () => {
  await lived.close();
  rmSync(folder, { recursive: true });
});

const said: string[] = [];

async function run(line: string, dataDirectory: string): Promise<number> {
  const read = readEnvironment({ DATA_DIR: dataDirectory, BACKUP_KEY_FILE: join(folder, 'key') });
  if (read.status === 'bad') throw new Error(read.sentences.join('\n'));
  const command = readCommandLine(line.split(' '));
  if (command.name === 'serve') throw new Error('Not to be served.');
  const parts: CommandParts = {
    settings: read.settings,
    clock: holdServerClock('2026-11-22T02:00:00.000Z'),
    timers: realTimers,
    ...createFakeIds(31),
    hash: serverHash,
    say: (words) => void said.push(words),
  };
  return runCommand(command, parts);
}

it('[R19] suspends every pen when a backup is put back, before any server starts on it', async () => {
  const { dataDirectory } = lived.place;
  expect(await run(`key ${join(folder, 'key')}`, dataDirectory)).toBe(0);
  expect(await run(`backup --to ${join(folder, 'b')}`, dataDirectory)).toBe(0);
  const place = join(folder, 'restored');
  expect(await run(`restore ${join(folder, 'b', 'lien-mach-2026-11-22T02-00-00-000Z.backup')}`, place)).toBe(0);
  expect(said.join('\n')).toContain('prove them: 1.');
  const store = openLibsqlStore({ file: join(place, 'lien-mach.db') });
  const books = await store.read((reads) => reads('99999').books());
  const pens = books.map(({ state }) => (JSON.parse(state) as { pen: { standing: string; server: string } }).pen);
  expect(pens).toMatchObject([{ standing: 'suspended', server: await store.epoch() }]);
  await store.close();
  // The change the server made of it hangs in the chain as any other.
  expect(await run('audit verify', place)).toBe(0);
});
