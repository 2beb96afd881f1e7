import { gzipSync } from 'node:zlib';
import { syncMediaType, syncPath } from '../src/protocol/sync-exchange.ts';
import { madeUpId } from '../tests/support/acts.ts';
import { openPlainDevice } from '../tests/support/plain-device.ts';
import { createServerActs } from '../tests/support/server-acts.ts';
import { startServer } from '../tests/support/server.ts';

// How many new births a second a real server process takes in so that they survive a power cut: over HTTP, packed,
// judged by the real reducer, each exchange one fsynced transaction. The load is prepared before the clock starts.
const devices = 4;
const rounds = 12;

for (const perExchange of [20, 100, 200]) {
  const server = await startServer();
  const [account = { username: '', password: '' }] = server.accounts;
  const prepared = await Promise.all(
    Array.from({ length: devices }, async (_, index) => {
      const device = await openPlainDevice({
        fetch,
        serverUrl: server.url,
        account,
        device: madeUpId(0xd000 + index),
      });
      const acts = createServerActs(device);
      const bodies = Array.from({ length: rounds }, (_round, round) => {
        const lane = device.run(1 + round * perExchange, ...acts.openings(perExchange));
        return new Uint8Array(gzipSync(JSON.stringify(device.request({ lanes: [lane] }))));
      });
      return { token: device.session.token, bodies };
    }),
  );

  const latencies: number[] = [];
  const began = performance.now();
  await Promise.all(
    prepared.map(async ({ token, bodies }) => {
      for (const body of bodies) {
        const sent = performance.now();
        const answer = await fetch(server.url + syncPath, {
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
  await server.stop();
}
