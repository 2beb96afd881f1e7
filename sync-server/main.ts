import { createHash, randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { v7 } from 'uuid';
import { readEnvironment } from './environment.ts';
import { runServer } from './run-server.ts';
import { zlibPacking } from './zlib-packing.ts';

/** How long a stop waits for exchanges under way, in milliseconds. */
const graceMs = 10_000;

const read = readEnvironment(process.env);
if (read.status === 'bad') {
  read.sentences.forEach((sentence) => console.error(sentence));
  process.exit(1);
}
// The database and what lies beside it are for this account of the machine alone.
process.umask(0o077);

try {
  const server = await runServer({
    settings: read.settings,
    seedsAccounts: process.argv.includes('--seed-accounts'),
    appDirectory: fileURLToPath(new URL('../app/', import.meta.url)),
    clock: { now: () => new Date().toISOString(), monotonicMs: () => performance.now() },
    timers: {
      set(milliseconds, run) {
        const timer = setTimeout(run, milliseconds);
        return () => clearTimeout(timer);
      },
    },
    newId: v7,
    randomBytes,
    hash: (text) => createHash('sha256').update(text).digest('hex'),
    packing: zlibPacking,
    logTo: pino.destination({ fd: 2, sync: true }),
    say: (line) => console.log(line),
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
  console.error(error instanceof Error ? `The server cannot start. ${error.message}` : error);
  process.exit(1);
}
