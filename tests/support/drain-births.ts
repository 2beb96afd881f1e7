import { type BadLine, type BadLineOptions, openBadLine, type ResetRange } from './bad-line.ts';
import { openDevice, type Synced } from './device.ts';
import { makePeople } from './people.ts';
import { startServer } from './server.ts';

export interface DrainOptions {
  readonly births: number;
  readonly seed: number;
  /** Births sent on a good line before: machine and server have been at work then. */
  readonly before?: number;
  /** The line resets each connection after so many bytes; absent: a good line. */
  readonly resetEvery?: ResetRange;
  /** How slow it is; absent: as fast as the machine. */
  readonly slow?: Pick<BadLineOptions, 'latencyMs' | 'bytesPerSecond'>;
}

export interface Drained {
  /** The machine that made the births, and one that has none. */
  readonly first: Synced;
  readonly second: Synced;
  readonly firstDigest: string;
  readonly secondDigest: string;
  /** Dossiers the second machine lists: what the server has. */
  readonly dossiers: number;
  readonly line: BadLine['stats'];
  readonly milliseconds: number;
  /** Of that, until the first machine had all its receipts. */
  readonly sendingMs: number;
  /** Connections opened in that time. */
  readonly sendingConnections: number;
}

const mostRounds = 200;

/** Births made with the line down, sent over a bad line to a real server process; a second machine pulls them over it. */
export async function drainBirths({ births, seed, before = 0, resetEvery, slow }: DrainOptions): Promise<Drained> {
  const server = await startServer();
  const line = await openBadLine({ target: { host: '127.0.0.1', port: server.port }, seed, ...slow });
  const [account, colleague] = server.accounts;
  if (account === undefined || colleague === undefined) throw new Error('the server made no accounts');
  const first = await openDevice({ serverUrl: line.url, account, name: 'first' });
  const second = await openDevice({ serverUrl: line.url, account: colleague, name: 'second' });
  try {
    const people = makePeople(seed);
    for (const fields of people.births(before)) await first.perform({ name: 'openDossier', args: fields });
    if (before > 0) await untilDone(() => first.sync());
    line.setOffline(true);
    for (const fields of people.births(births)) await first.perform({ name: 'openDossier', args: fields });
    line.setOffline(false);
    line.setResetEvery(resetEvery);
    const startedAt = performance.now();
    const connectionsBefore = line.stats.connections;
    const sent = await untilDone(() => first.sync());
    const sendingMs = performance.now() - startedAt;
    const sendingConnections = line.stats.connections - connectionsBefore;
    const pulled = await untilDone(() => second.sync());
    const milliseconds = performance.now() - startedAt;
    return {
      first: sent,
      second: pulled,
      firstDigest: await first.digest(),
      secondDigest: await second.digest(),
      dossiers: (await second.dossiers()).length,
      line: line.stats,
      milliseconds,
      sendingMs,
      sendingConnections,
    };
  } finally {
    await first.close();
    await second.close();
    await line.close();
    await server.stop();
  }
}

export function drainReport({ first, second, line, milliseconds }: Drained): string {
  const bytes = (count: number): string => `${(count / 1_024).toFixed(1)} KB`;
  return [
    `up: ${first.requests} requests, ${bytes(first.bytesUp)} up, ${bytes(first.bytesDown)} down, ${first.receipts} receipts`,
    `second machine: ${second.requests} requests, ${bytes(second.bytesUp)} up, ${bytes(second.bytesDown)} down, ${second.pulled} rows`,
    `line: ${line.connections} connections, ${line.resets} resets, ${bytes(line.bytesUp)} up, ${bytes(line.bytesDown)} down, ${(milliseconds / 1_000).toFixed(1)} s`,
  ].join('\n');
}

async function untilDone(sync: () => Promise<Synced>): Promise<Synced> {
  let sum: Synced = { sent: 0, receipts: 0, pulled: 0, bytesUp: 0, bytesDown: 0, requests: 0, firstAnswer: 0 };
  for (let round = 0; round < mostRounds; round += 1) {
    const { failure, ...more } = await sync();
    sum = {
      sent: sum.sent + more.sent,
      receipts: sum.receipts + more.receipts,
      pulled: sum.pulled + more.pulled,
      bytesUp: sum.bytesUp + more.bytesUp,
      bytesDown: sum.bytesDown + more.bytesDown,
      requests: sum.requests + more.requests,
      firstAnswer: sum.firstAnswer === 0 ? more.firstAnswer : sum.firstAnswer,
    };
    if (failure === undefined) return sum;
  }
  throw new Error(`not drained after ${mostRounds} rounds`);
}
