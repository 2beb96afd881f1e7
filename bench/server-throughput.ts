import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { syncMediaType, syncPath } from '../src/protocol/sync-exchange.ts';
import { madeUpId } from '../tests/support/acts.ts';
import { openPlainDevice } from '../tests/support/plain-device.ts';
import { createServerActs } from '../tests/support/server-acts.ts';
import { startPostgres } from '../tests/support/postgres.ts';
import { type RunningServer, startServer } from '../tests/support/server.ts';

// How many new births a second a real server takes in so that they survive a power cut: over HTTP, packed, judged by the
// real reducer, each exchange one fsynced transaction. One process on the embedded database; `ON=postgres` for two on one
// PostgreSQL, the devices shared out between them. The load is prepared before the clock starts.
const devices = 4;
const rounds = 12;
const postgres = process.env['ON'] === 'postgres' ? await startPostgres() : undefined;

for (const perExchange of [20, 100, 200]) {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'lien-mach-bench-'));
  const database = `births_${perExchange}`;
  await postgres?.run(`CREATE DATABASE ${database}`);
  const env = postgres === undefined ? {} : { DATABASE_URL: postgres.databaseUrl(database) };
  const servers: RunningServer[] = [];
  for (let process = 0; process < (postgres === undefined ? 1 : 2); process += 1) {
    servers.push(await startServer({ dataDirectory, env }));
  }
  const serverOf = (index: number) => servers[index % servers.length]?.url ?? '';
  const [account = { username: '', password: '' }] = servers[0]?.accounts ?? [];
  const prepared = await Promise.all(
    Array.from({ length: devices }, async (_, index) => {
      const device = await openPlainDevice({
        fetch,
        serverUrl: serverOf(index),
        account,
        device: madeUpId(0xd000 + index),
      });
      const acts = createServerActs(device);
      const bodies = Array.from({ length: rounds }, (_round, round) => {
        const lane = device.run(1 + round * perExchange, ...acts.openings(perExchange));
        return new Uint8Array(gzipSync(JSON.stringify(device.request({ lanes: [lane] }))));
      });
      return { url: serverOf(index), token: device.session.token, bodies };
    }),
  );

  const latencies: number[] = [];
  const began = performance.now();
  await Promise.all(
    prepared.map(async ({ url, token, bodies }) => {
      for (const body of bodies) {
        const sent = performance.now();
        const answer = await fetch(url + syncPath, {
          method: 'POST',
          headers: {
            authorization: `Bearer ${token}`,
            'content-type': syncMediaType,
            'content-encoding': 'gzip',
          },
          body,
        });
        if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`);
        await answer.arrayBuffer();
        latencies.push(performance.now() - sent);
      }
    }),
  );
  const seconds = (performance.now() - began) / 1_000;
  const mutations = devices * rounds * perExchange;
  latencies.sort((a, b) => a - b);
  const p99 = latencies[Math.floor(latencies.length * 0.99)] ?? 0;
  console.log(
    `${perExchange} births an exchange: ${Math.round(mutations / seconds)} mutations/s durable, ` +
      `${Math.round(mutations / seconds / perExchange)} exchanges/s, p99 ${Math.round(p99)} ms`,
  );
  for (const server of servers) await server.stop();
  rmSync(dataDirectory, { recursive: true, force: true });
}

if (postgres !== undefined) {
  const bytes = await postgres.run("SELECT pg_database_size('births_200')::int AS bytes");
  console.log(`the last database is ${String(bytes[0]?.['bytes'])} bytes on disk, empty tables and indexes included`);
  await postgres.stop();
}
