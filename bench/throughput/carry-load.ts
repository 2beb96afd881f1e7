import { Agent, request as ask } from 'node:http';
import { gunzipSync, gzipSync } from 'node:zlib';
import {
  type Cursor,
  exchangeLimits,
  syncMediaType,
  syncPath,
  type SyncResponse,
} from '../../src/protocol/sync-exchange.ts';
import { readAnswer } from '../../src/protocol/wire/answer.ts';
import type { Json } from '../../src/protocol/wire/json.ts';
import type { SignedIn } from './open-officers.ts';
import type { PreparedExchange } from './prepared-load.ts';

/** One device with what it still has to send. */
export interface Sender {
  readonly officer: SignedIn;
  cursor: Cursor | null;
  readonly waiting: PreparedExchange[];
}

export interface Carried {
  readonly acts: number;
  readonly seconds: number;
  readonly latencies: readonly number[];
}

const agent = new Agent({ keepAlive: true });

/** All devices send at once, each its next exchange when the last is answered, until one has nothing left or `acts` have gone. */
export async function carry(senders: readonly Sender[], acts: number): Promise<Carried> {
  const latencies: number[] = [];
  let carried = 0;
  let over = false;
  const began = performance.now();
  await Promise.all(
    senders.map(async (sender) => {
      for (let next = sender.waiting.shift(); next !== undefined; next = over ? undefined : sender.waiting.shift()) {
        const sent = performance.now();
        sender.cursor = await exchange(sender, next);
        latencies.push(performance.now() - sent);
        carried += next.acts;
        over ||= carried >= acts;
      }
      over = true;
    }),
  );
  return { acts: carried, seconds: (performance.now() - began) / 1_000, latencies: latencies.sort((a, b) => a - b) };
}

async function exchange({ officer, cursor }: Sender, prepared: PreparedExchange): Promise<Cursor> {
  const { status, body } = await post(officer, gzipSync(prepared.body(cursor)));
  if (status !== 200) throw new Error(`${status} ${body}`);
  const form = JSON.parse(body) as Json;
  const answer = readAnswer(form, prepared.request, { left: exchangeLimits.answerUnits }) as unknown as SyncResponse;
  const effective = answer.receipts.filter((receipt) => receipt.status === 'applied').length;
  const [page] = answer.changes;
  if (effective !== prepared.acts || page?.changes.length !== prepared.acts || page.more) {
    throw new Error(`${effective} of ${prepared.acts} took effect, ${page?.changes.length ?? 0} came back`);
  }
  return page.cursor;
}

/** One request as a device sends it. `retryAfter`: in how many seconds to come again; `null`: nothing was said of that. */
export function post(
  { url, token }: Pick<SignedIn, 'url' | 'token'>,
  body: Buffer,
): Promise<{ readonly status: number; readonly body: string; readonly retryAfter: number | null }> {
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': syncMediaType,
    'content-encoding': 'gzip',
    'accept-encoding': 'gzip',
    'content-length': body.length,
  };
  return new Promise((resolve, reject) => {
    const asked = ask(url + syncPath, { method: 'POST', headers, agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const whole = Buffer.concat(chunks);
        const packed = response.headers['content-encoding'] === 'gzip';
        const wait = response.headers['retry-after'];
        resolve({
          status: response.statusCode ?? 0,
          body: (packed ? gunzipSync(whole) : whole).toString(),
          retryAfter: wait === undefined ? null : Number(wait),
        });
      });
    });
    asked.on('error', reject);
    asked.end(body);
  });
}
