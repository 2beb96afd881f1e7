import { readCommandLine } from '../../sync-server/commands/command-line.ts';
import type { CommandParts } from '../../sync-server/commands/command-parts.ts';
import { runCommand } from '../../sync-server/commands/run-command.ts';
import { readEnvironment } from '../../sync-server/environment.ts';
import type { LivedIn } from '../support/lived-in-server.ts';
import { realTimers } from '../support/real-timers.ts';
import { serverHash } from '../support/server-parts.ts';

/** What whoever runs a server types there, and what the terminal says. */
export function byHand({ place, server: { parts } }: Pick<LivedIn, 'place' | 'server'>) {
  const read = readEnvironment({ DATA_DIR: place.dataDirectory });
  if (read.status !== 'good') throw new Error('The settings are not good.');
  const said: string[] = [];
  const commandParts = {
    ...{ settings: read.settings, clock: parts.clock, timers: realTimers, newId: parts.newId, hash: serverHash },
    ...{ randomBytes: parts.randomBytes, say: (line: string) => void said.push(line) },
  } as unknown as CommandParts;
  const run = async (...words: string[]): Promise<number> => {
    const command = readCommandLine(words);
    if (command.name === 'serve') throw new Error('Nothing is to be served.');
    return runCommand(command, commandParts);
  };
  return { said, run };
}
