import { randomBytes } from 'node:crypto';
import { readFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { v7 } from 'uuid';
import { exchangeLimits, type SyncResponse } from '../src/protocol/sync-exchange.ts';
import { readAnswer } from '../src/protocol/wire/answer.ts';
import type { Json } from '../src/protocol/wire/json.ts';
import { tokenHash } from '../sync-server/secrets.ts';
import { serverHash } from '../tests/support/server-parts.ts';
import { startPostgres } from '../tests/support/postgres.ts';
import { startServer } from '../tests/support/server.ts';
import { openLibsqlStore, openPostgresStore } from '../tests/support/test-store.ts';
import { figure, toldFigure } from './figures/figure.ts';
import { handIn } from './figures/hand-in.ts';
import { shareOf } from './figures/share-of.ts';
import { post } from './throughput/carry-load.ts';
import { cpuSeconds } from './throughput/cpu-seconds.ts';
import { birthsOf, type Officer, prepare, type PreparedExchange } from './throughput/prepared-load.ts';

// Everyone back at once, as at eight in the morning: each commune's devices with what waits on each, all sending in the same moment, to
// one server process on the embedded database, or with `ON=postgres` on a PostgreSQL of its own beside it. Every device sends, and goes on asking until it has what its colleagues sent; one that
// is told to come again comes when it was told to. `EXCHANGES_AT_ONCE` tries another number of seats than the server's own. One
// province in the mean is 98 communes; `COMMUNES` takes another number.
const communes = Number(process.env['COMMUNES'] ?? (process.env['QUICK'] === undefined ? 98 : 12));
const devicesEach = 3;
const waitingEach = 20;
const country = { communes: 3_321, provinces: 34 };

interface Sender extends Officer {
  readonly token: string;
  readonly prepared: PreparedExchange;
}

const dataDirectory = mkdtempSync(join(tmpdir(), 'lien-mach-storm-'));
const postgres = process.env['ON'] === 'postgres' ? await startPostgres() : undefined;
await postgres?.run('CREATE DATABASE storm');
const databaseUrl = postgres?.databaseUrl('storm');
const where: Record<string, string> = databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl };
const before = await startServer({ dataDirectory, env: where });
await before.stop();
const store =
  databaseUrl === undefined
    ? openLibsqlStore({ file: join(dataDirectory, 'lien-mach.db') })
    : await openPostgresStore({ url: databaseUrl });
const known = await store.accounts.byUsername(before.accounts[0]?.username ?? '');
if (known === undefined) throw new Error('the server made no accounts');
const senders: Sender[] = [];
for (let number = 0; number < communes * devicesEach; number += 1) {
  const scope = String(30_001 + Math.floor(number / devicesEach));
  const [account, device, token] = [v7(), v7(), randomBytes(32).toString('base64url')];
  await store.accounts.putCommune({
    code: scope,
    name: `Xã Thử ${scope}`,
    provinceCode: '99',
    provinceName: 'Tỉnh Mẫu',
    closing: '16:30',
  });
  const now = Date.now();
  await store.accounts.putAccount(
    { ...known, id: account, scope, username: `bao${number}` },
    new Date(now).toISOString(),
  );
  await store.accounts.addToken({
    hash: tokenHash(token, serverHash),
    account,
    device,
    issuedAt: new Date(now).toISOString(),
    expiresAt: new Date(now + 3_600_000).toISOString(),
  });
  const officer = { scope, account, device };
  const [prepared] = prepare(birthsOf(officer, waitingEach, 11 + number), {
    officer,
    perExchange: waitingEach,
    from: 1,
  });
  if (prepared === undefined) throw new Error('nothing waits');
  senders.push({ ...officer, token, prepared });
}
await store.close();

const server = await startServer({ dataDirectory, env: { ...where, NODE_OPTIONS: '--max-semi-space-size=32' } });
const memoryOf = (name: 'VmHWM' | 'VmRSS'): number =>
  Number(new RegExp(`${name}:\\s+(\\d+) kB`, 'u').exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1]) *
  1_024;
const restingBytes = memoryOf('VmRSS');
const latencies: number[] = [];
/** Until a device has all there is. */
const through: number[] = [];
let sentAway = 0;
let failed = 0;
let failure = '';
let receipts = 0;

/** Sends, then asks until there is no more. Told to come again, it does; any other refusal is counted, and not tried again. */
async function comeBack({ scope, token, prepared }: Sender): Promise<void> {
  let cursor: SyncResponse['changes'][number]['cursor'] | null = null;
  const came = performance.now();
  for (let round = 0; ;) {
    const sent = performance.now();
    const body = gzipSync(prepared.body(cursor));
    const answered = await post({ url: server.url, token }, body).catch((error: unknown) => String(error));
    if (typeof answered !== 'string' && answered.status === 503 && answered.retryAfter !== null) {
      sentAway += 1;
      await new Promise((resolve) => setTimeout(resolve, (answered.retryAfter ?? 0) * 1_000));
      continue;
    }
    latencies.push(performance.now() - sent);
    if (typeof answered === 'string' || answered.status !== 200) {
      failed += 1;
      failure = typeof answered === 'string' ? answered : `${answered.status} ${answered.body}`;
      return;
    }
    const form = JSON.parse(answered.body) as Json;
    const answer = readAnswer(form, prepared.request, { left: exchangeLimits.answerUnits }) as unknown as SyncResponse;
    if (round === 0) receipts += answer.receipts.filter(({ status }) => status === 'applied').length;
    const page = answer.changes.find((of) => of.scope === scope);
    if (page === undefined || !page.more) {
      through.push(performance.now() - came);
      return;
    }
    cursor = page.cursor;
    round += 1;
  }
}

const cpuBefore = cpuSeconds(server.pid).all;
const began = performance.now();
await Promise.all(senders.map(comeBack));
const seconds = (performance.now() - began) / 1_000;
const cpu = cpuSeconds(server.pid).all - cpuBefore;
const highest = memoryOf('VmHWM');
await server.stop();
await postgres?.stop();
rmSync(dataDirectory, { recursive: true, force: true });

const beside = postgres === undefined ? '' : ', without PostgreSQL’s own,';
const acts = senders.length * waitingEach;
const whole = country.communes * devicesEach;
handIn({
  figures: [
    figure(postgres === undefined ? 'storm-errors' : 'storm-errors-postgres', failed, `, of ${latencies.length}`),
    figure(postgres === undefined ? 'storm-missing' : 'storm-missing-postgres', acts - receipts, `, of ${acts}`),
    toldFigure(
      `${senders.length} devices of ${communes} communes at once, ${waitingEach} waiting on each: all in`,
      seconds,
      'seconds',
    ),
    toldFigure('an exchange of theirs, median', shareOf(latencies, 0.5), 'ms'),
    toldFigure('an exchange of theirs, p99', shareOf(latencies, 0.99), 'ms'),
    toldFigure('a device has all there is, median', shareOf(through, 0.5), 'ms'),
    toldFigure('a device has all there is, p99', shareOf(through, 0.99), 'ms'),
    toldFigure('exchanges told to come again', sentAway, 'count'),
    toldFigure(`processor of the server${beside} for it`, cpu, 'seconds'),
    toldFigure(`memory of the server${beside} at rest`, restingBytes, 'bytes'),
    toldFigure(`memory of the server${beside} at its most`, highest, 'bytes'),
  ],
  notes: [
    ...(failed > 0 ? [`The last that failed: ${failure}`] : []),
    `The whole country: ${country.communes} communes × ${devicesEach} devices × ${waitingEach} waiting = ${whole * waitingEach} acts. ` +
      `${senders.length} devices took ${seconds.toFixed(1)} s, so ${whole} would take ${whole} / ${senders.length} × ${seconds.toFixed(1)} s = ${((whole / senders.length) * seconds).toFixed(0)} s on one such process, ` +
      `and ${(((whole / senders.length) * seconds) / country.provinces).toFixed(0)} s with a server in each of ${country.provinces} provinces (computed, not measured; bench, server${postgres === undefined ? '' : ' and database'} share the same processors).`,
  ],
});
