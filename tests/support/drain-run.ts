import { createAdaptorServer } from '@hono/node-server';
import type { AddressInfo } from 'node:net';
import { type BadLine, openBadLine, type ResetRange } from './bad-line.ts';
import { openDevice, type Synced } from './device.ts';
import { makePeople } from './people.ts';
import { openServerInProcess } from './server-in-process.ts';

export interface DrainOptions {
  readonly births: number;
  readonly seed: number;
  /** The line resets each connection after so many bytes; absent: a good line. */
  readonly resetEvery?: ResetRange;
}

export interface Drained {
  readonly first: Synced;
  readonly second: Synced;
  /** How often `sync()` had to be asked until nothing was left. */
  readonly rounds: number;
  readonly onServer: number;
  readonly firstDigest: string;
  readonly secondDigest: string;
  readonly serverDigest: string;
  readonly line: BadLine['stats'];
  readonly milliseconds: number;
}

const scope = '99999';
const mostRounds = 200;

/** Births made with the line down, then sent through a bad line to a real server; a second machine pulls them over the same line. */
export async function drain({ births, seed, resetEvery }: DrainOptions): Promise<Drained> {
  const server = await openServerInProcess();
  const http = createAdaptorServer({ fetch: (request) => server.fetch(request) });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  const line = await openBadLine({ target: { host: '127.0.0.1', port }, seed });
  const [account, colleague] = server.accounts;
  const first = await openDevice({ serverUrl: line.url, account, name: 'first' });
  const second = await openDevice({ serverUrl: line.url, account: colleague, name: 'second' });
  try {
    line.setOffline(true);
    for (const fields of makePeople(seed).births(births)) await first.perform({ name: 'openDossier', args: fields });
    line.setOffline(false);
    line.setResetEvery(resetEvery);
    const startedAt = performance.now();
    const sent = await untilDone(() => first.sync());
    const pulled = await untilDone(() => second.sync());
    const counter = await server.store.read((reads) => reads(scope).counter());
    return {
      first: sent.sum,
      second: pulled.sum,
      rounds: sent.rounds + pulled.rounds,
      onServer: (await second.dossiers()).length,
      firstDigest: await first.digest(),
      secondDigest: await second.digest(),
      serverDigest: counter.digest,
      line: line.stats,
      milliseconds: performance.now() - startedAt,
    };
  } finally {
    await first.close();
    await second.close();
    await line.close();
    http.close();
    await server.close();
  }
}

async function untilDone(sync: () => Promise<Synced>): Promise<{ sum: Synced; rounds: number }> {
  let sum: Synced = { sent: 0, receipts: 0, pulled: 0, bytesUp: 0, bytesDown: 0, requests: 0 };
  for (let rounds = 1; rounds <= mostRounds; rounds += 1) {
    const { failure, ...more } = await sync();
    sum = {
      sent: sum.sent + more.sent,
      receipts: sum.receipts + more.receipts,
      pulled: sum.pulled + more.pulled,
      bytesUp: sum.bytesUp + more.bytesUp,
      bytesDown: sum.bytesDown + more.bytesDown,
      requests: sum.requests + more.requests,
    };
    if (failure === undefined) return { sum, rounds };
  }
  throw new Error(`not drained after ${mostRounds} rounds`);
}
