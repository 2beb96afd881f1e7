import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../tests/support/postgres.ts';
import { type RunningServer, startServer } from '../tests/support/server.ts';
import { openLibsqlStore, openPostgresStore } from '../tests/support/test-store.ts';
import { carry, type Sender } from './throughput/carry-load.ts';
import { cpuSeconds } from './throughput/cpu-seconds.ts';
import { openOfficers } from './throughput/open-officers.ts';
import { birthsOf, changesOf, prepare } from './throughput/prepared-load.ts';

// How many acts a second a real server takes in so that they survive a power cut. Over HTTP, as today's app sends them:
// columns, gzip, its own pull in every exchange, answered with receipts, seal and own changes. Judged by the real reducer,
// each durable before it is answered. Four devices in four communes, each sending its next batch when the last is
// answered; first new births, then one changed field in each of them. Bodies are written before the clock starts; packing
// them, reading the answers and checking that every act took effect is the bench's own share of the same processors.
// One process on the embedded database; `ON=postgres` for two on one PostgreSQL, which shares them too.
/** As `npm start` runs it. */
const youngSpace = '--max-semi-space-size=32';
const communes = 4;
/** `ACTS` for a quick look; fewer are measured before the engine has made its code fast. */
const measured = Number(process.env['ACTS'] ?? 16_000);
const warmUp = measured / 2;
const sizes = (process.env['SIZES']?.split(',') ?? ['20', '100', 'full']).map((size) =>
  size === 'full' ? size : Number(size),
);
const postgres = process.env['ON'] === 'postgres' ? await startPostgres() : undefined;
const count = postgres === undefined ? 1 : 2;
console.log(
  `${availableParallelism()} processors, load ${loadavg()[0]?.toFixed(1) ?? '?'} before; ${warmUp} acts of each kind to warm up, then ${measured}`,
);

for (const perExchange of sizes) {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'lien-mach-bench-'));
  const database = `births_${perExchange}`;
  await postgres?.run(`CREATE DATABASE ${database}`);
  const url = postgres?.databaseUrl(database);
  const env = { NODE_OPTIONS: youngSpace, ...(url === undefined ? {} : { DATABASE_URL: url }) };
  const servers: RunningServer[] = [];
  const under =
    process.env['PROFILE'] === undefined
      ? []
      : ['sh', '-c', `exec "$0" --cpu-prof --cpu-prof-dir=${process.env['PROFILE']} "$@"`];
  for (let started = 0; started < count; started += 1) servers.push(await startServer({ dataDirectory, env, under }));
  const store =
    url === undefined
      ? openLibsqlStore({ file: join(dataDirectory, 'lien-mach.db') })
      : await openPostgresStore({ url });
  const officers = await openOfficers(store, servers, communes);
  await store.close();

  // Some more, since not all devices come to the end at once.
  const each = Math.ceil(((warmUp + measured) / communes) * 1.15);
  const births = officers.map((officer, number) => birthsOf(officer, each, 11 + number));
  const senders: Sender[] = officers.map((officer, number) => ({
    officer,
    cursor: null,
    waiting: prepare(births[number] ?? [], { officer, perExchange, from: 1 }),
  }));
  for (const kind of ['new births', 'one-field changes']) {
    const { acts: warmedUp } = await carry(senders, warmUp);
    const before = servers.map(({ pid }) => cpuSeconds(pid));
    const own = process.cpuUsage();
    const { acts, seconds, latencies } = await carry(senders, measured);
    const used = (part: 'all' | 'first'): number =>
      servers.reduce((sum, { pid }, index) => sum + cpuSeconds(pid)[part] - (before[index]?.[part] ?? 0), 0);
    const microsecondsEach = (seconds: number): number => Math.round((seconds / acts) * 1e6);
    const { user, system } = process.cpuUsage(own);
    const p99 = latencies[Math.floor(latencies.length * 0.99)] ?? 0;
    const per = Math.round(acts / latencies.length);
    console.log(
      `${kind}, ${per} an exchange: ${Math.round(acts / seconds)} mutations/s durable, ${Math.round(latencies.length / seconds)} exchanges/s, ` +
        `p99 ${Math.round(p99)} ms; µs of processor an act: server ${microsecondsEach(used('all'))}, of that its first thread ${microsecondsEach(used('first'))}, bench ${Math.round((user + system) / acts)}`,
    );
    if (postgres !== undefined && kind === 'new births') {
      const [size] = await postgres.run(`SELECT pg_database_size('${database}')::int AS bytes`);
      const births = warmedUp + acts;
      console.log(`${String(size?.['bytes'])} bytes on disk after ${births} births, empty tables and indexes included`);
    }
    const done = senders.map(({ waiting }) => waiting.splice(0).reduce((sum, exchange) => sum + exchange.acts, 0));
    senders.forEach((sender, number) => {
      const opened = (births[number] ?? []).slice(0, each - (done[number] ?? 0));
      sender.waiting.push(
        ...prepare(changesOf(opened), { officer: sender.officer, perExchange, from: opened.length + 1 }),
      );
    });
  }
  for (const server of servers) await server.stop();
  rmSync(dataDirectory, { recursive: true, force: true });
}
console.log(`load ${loadavg()[0]?.toFixed(1) ?? '?'} after`);
await postgres?.stop();
