import { existsSync } from 'node:fs';
import { readLogDays } from '../retention/retention-rules.ts';
import type { KeptRead } from '../store/port.ts';
import { openStore } from '../store/open-store.ts';
import { libsqlFileOf, NoDatabase } from '../store/read-whole.ts';
import type { Command } from './command-line.ts';
import type { CommandParts } from './command-parts.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';

const mostSaid = 10_000;

const ways: Readonly<Record<KeptRead['how'], string>> = {
  exchange: 'in an exchange',
  setApart: 'in the list of what is set apart',
  firstLoad: 'in a first load',
  page: 'a page of its documents',
  exchanges: 'what was said about it with the national systems',
};

/** Who was sent a record, or what somebody was sent. */
export async function findReads(
  { record, account, since }: Extract<Command, { name: 'auditReads' }>,
  { settings, clock, timers, newId, say }: CommandParts,
): Promise<ExitCode> {
  if (settings.databaseUrl === undefined && !existsSync(libsqlFileOf(settings))) {
    throw new NoDatabase('There is no database there.');
  }
  const { store, pokes } = await openStore({ ...settings, newId, now: () => clock.now(), timers });
  try {
    const reader = account === undefined ? undefined : await store.accounts.byUsername(account);
    if (account !== undefined && reader === undefined) {
      say(`There is no account ${account}.`);
      return exitCodes.foundWrong;
    }
    const found = await store.readLog.find({ record, account: reader?.id, since: since ?? '' }, mostSaid);
    const accounts = await store.accounts.byIds([...new Set(found.map((read) => read.account))]);
    const names = new Map(accounts.map(({ id, username }) => [id, username]));
    for (const { scope, entity, at, account: by, device, how } of found) {
      const what = entity ?? 'everything';
      say(`${at} ${names.get(by) ?? by} was sent ${what} of commune ${scope} ${ways[how]}, on device ${device}.`);
    }
    if (found.length === mostSaid) say(`These are the first ${mostSaid}; --since shows later ones.`);
    say(
      `${found.length} found. Kept for ${readLogDays} days. Not seen here: what is read on a device from what it ` +
        'holds already, its own entries, and what a server that was killed had sent in its last second.',
    );
    return exitCodes.good;
  } finally {
    await pokes.close();
    await store.close();
  }
}
