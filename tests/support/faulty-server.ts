import { createHash, randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { v7 } from 'uuid';
import { readEnvironment } from '../../sync-server/environment.ts';
import { runServer } from '../../sync-server/run-server.ts';
import { realTimers } from './real-timers.ts';
import { zlibPacking } from '../../sync-server/zlib-packing.ts';

/**
 * The real server, told what goes wrong with it. `KILL_AFTER_COMMITS=2`: SIGKILL when the second exchange that brought
 * something has committed and its answer has not gone out. `CLOCK_AHEAD_MS=-60000`: its clock is a minute slow.
 */
const clockAhead = Number(process.env['CLOCK_AHEAD_MS'] ?? 0);
const killAfterCommits = Number(process.env['KILL_AFTER_COMMITS'] ?? 0);

const read = readEnvironment(process.env);
if (read.status === 'bad') throw new Error(read.sentences.join('\n'));

let commits = 0;
const server = await runServer({
  settings: read.settings,
  seedsAccounts: true,
  appDirectory: fileURLToPath(new URL('../app/', import.meta.url)),
  clock: { now: () => new Date(Date.now() + clockAhead).toISOString(), monotonicMs: () => performance.now() },
  timers: realTimers,
  newId: v7,
  randomBytes,
  packing: zlibPacking,
  hash: (text) => createHash('sha256').update(text).digest('hex'),
  logTo: pino.destination({ fd: 2, sync: true }),
  say: (line) => process.stdout.write(`${line}\n`),
  committed: () => {
    commits += 1;
    if (commits === killAfterCommits) process.kill(process.pid, 'SIGKILL');
  },
});

process.once('SIGTERM', () => void server.stop(10_000).then(() => process.exit(0)));
