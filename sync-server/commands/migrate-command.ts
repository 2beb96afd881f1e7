import { existsSync } from 'node:fs';
import { migrationsAhead } from '../store/migrations-ahead.ts';
import { openStore } from '../store/open-store.ts';
import { libsqlFileOf } from '../store/read-whole.ts';
import type { Command } from './command-line.ts';
import type { CommandParts } from './command-parts.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';

/** Brings the tables up to this build without serving anybody; `check`: only says what that would add. */
export async function migrate(
  { check }: Extract<Command, { name: 'migrate' }>,
  { settings, clock, timers, newId, say }: CommandParts,
): Promise<ExitCode> {
  const isToBeMade = settings.databaseUrl === undefined && !existsSync(libsqlFileOf(settings));
  const ahead = isToBeMade && !check ? [] : await migrationsAhead(settings);
  if (check) {
    say(ahead.length === 0 ? 'The tables are those of this build.' : `This build would add: ${ahead.join(', ')}.`);
    return ahead.length === 0 ? exitCodes.good : exitCodes.foundWrong;
  }
  const { store, pokes } = await openStore({ ...settings, newId, now: () => clock.now(), timers });
  await pokes.close();
  await store.close();
  if (isToBeMade) say('A new database has been made.');
  else say(ahead.length === 0 ? 'There was nothing to add.' : `Added: ${ahead.join(', ')}.`);
  return exitCodes.good;
}
