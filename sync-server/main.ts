import { hash, randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { v7 } from 'uuid';
import { readCommandLine } from './commands/command-line.ts';
import { exitCodes } from './commands/exit-codes.ts';
import { runCommand } from './commands/run-command.ts';
import { sayPlainly } from './commands/say-plainly.ts';
import { readEnvironment } from './environment.ts';
import { runHub } from './hub/run-hub.ts';
import { runServer } from './run-server.ts';
import { zlibPacking } from './zlib-packing.ts';

/** How long a stop waits for exchanges under way, in milliseconds. */
const graceMs = 10_000;

const command = readCommandLine(process.argv.slice(2));
const read = readEnvironment(process.env);
if (read.status === 'bad') {
  read.sentences.forEach((sentence) => console.error(sentence));
  process.exit(exitCodes.wrongUse);
}
// The database and what lies beside it are for this account of the machine alone.
process.umask(0o077);

const world = {
  settings: read.settings,
  clock: { now: () => new Date().toISOString(), monotonicMs: () => performance.now() },
  timers: {
    set(milliseconds: number, run: () => void) {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
  },
  newId: v7,
  randomBytes,
  hash: (text: string | Uint8Array) => hash('sha256', text, 'hex'),
  say: sayPlainly((line) => console.log(line)),
};

try {
  if (command.name !== 'serve') process.exit(await runCommand(command, world));
  const around = { ...world, packing: zlibPacking, logTo: pino.destination({ fd: 2, sync: true }) };
  const server =
    command.upstream !== undefined
      ? await runHub({ ...around, upstream: command.upstream })
      : await runServer({
          ...around,
          seedsAccounts: command.seedsAccounts,
          appDirectory: fileURLToPath(new URL('../app/', import.meta.url)),
          committed: () => undefined,
        });
  let stopping = false;
  const stop = () => {
    if (stopping) process.exit(1);
    stopping = true;
    void server.stop(graceMs).then(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
} catch (error) {
  const what = command.name === 'serve' ? 'The server cannot start.' : 'The command failed.';
  console.error(error instanceof Error ? `${what} ${error.message}` : error);
  process.exit(exitCodes.notDone);
}
