import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Mutation } from '../../src/domain/mutation.ts';
import { canonicalText } from '../../src/domain/canonical-text.ts';
import { quarantineAnswerSchema, quarantinePath } from '../../src/protocol/quarantine.ts';
import {
  type SentMutation,
  syncMediaType,
  syncPath,
  type SyncResponse,
  syncResponseSchema,
} from '../../src/protocol/sync-exchange.ts';
import { createLog } from '../../sync-server/log.ts';
import type { ScopeCounter } from '../../sync-server/store/scope-rows.ts';
import { reconsider } from '../../sync-server/reconsider.ts';
import * as v from 'valibot';
import { type Desk, openDesk } from '../server/open-desk.ts';
import { brokenAt, type Instead, placesIn } from '../support/break-once.ts';
import { fuzzedAsync } from '../support/fuzzed.ts';
import { hostileInsteads } from '../support/hostile-values.ts';
import { readRecordedActs } from '../support/recorded-acts.ts';
import { inOrder } from '../support/answered-in-order.ts';
import { createFakeIds } from '../support/fake-ids.ts';
import { serverHash } from '../support/server-parts.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';

const acts = readRecordedActs();
const recorded = [...acts.values()];
const { newId } = createFakeIds(77);
/** What the server could not do: kind and place. */
const failures: string[] = [];

let server: ServerInProcess;
let desk: Desk;
let next = 1;

beforeAll(async () => {
  const log = createLog('error', { write: (line) => void failures.push(line) });
  server = await openServerInProcess({ log });
  desk = await openDesk(server);
  // The records that the acts are on, as far as they come together.
  const sent = recorded.map(({ mutation }) => hers(mutation));
  next = (await desk.push(1, ...sent)).lanes[0]?.expected ?? 1;
});
afterAll(() => server.close());

const hers = (mutation: Mutation): Mutation => ({
  ...mutation,
  author: desk.author,
  device: desk.device,
  scope: desk.scope,
});
const counter = (): Promise<ScopeCounter> => server.store.read((scope) => scope(desk.scope).counter());

/** With the hash of its text, where it has one. */
function sealed(mutation: unknown): SentMutation {
  let hash = 'a'.repeat(64);
  try {
    hash = serverHash(canonicalText(mutation));
  } catch {
    // It goes with one that cannot fit.
  }
  const sent: unknown = { hash, mutation };
  return sent as SentMutation;
}

describe('an act broken in one place, among good ones', () => {
  const names = recorded.map(({ name }) => name);
  const anyInstead = fc.oneof(fc.constantFrom(...hostileInsteads), anyJson());

  it('[R4] [R5] has its receipt or a refusal by name, spoils no other, and leaves no trace when it is not taken', async () => {
    await fuzzedAsync(
      fc.asyncProperty(
        fc.constantFrom(...names),
        fc.nat(),
        anyInstead,
        fc.boolean(),
        async (name, where, instead, fresh) => {
          const mutation = acts.get(name)?.mutation;
          if (mutation === undefined) throw new Error(`no ${name}`);
          const good = { ...hers(mutation), mid: newId(), ...(fresh ? { entity: newId() } : {}) };
          const places = placesIn(good).slice(1);
          const act = brokenAt(good, places[where % places.length] ?? [], instead);
          const [one, other] = [desk.acts.opening(), desk.acts.opening()];
          const before = await counter();
          const request = desk.request({ lanes: [desk.run(next, one, sealed(act), other)] });
          const answer = await desk.post(request);
          expect(failures).toEqual([]);
          await inOrder(answer);
          const after = await counter();
          if (answer.status !== 200) {
            expect(after).toEqual(before);
            return;
          }
          const { receipts, lanes } = v.parse(syncResponseSchema, await answer.json());
          next = lanes[0]?.expected ?? next;
          const [first, second, last] = receipts;
          expect([first?.status, last?.status], 'the good ones').toEqual(['applied', 'applied']);
          expect(receipts).toHaveLength(3);
          expect(second?.problems[0]?.code).not.toBe('mutatorFailed');
          expect(JSON.stringify(second).length).toBeLessThan(256 * 1024);
          const took =
            second !== undefined &&
            (second.status === 'applied' || second.status === 'merged' || second.status === 'parked');
          if (!took) expect(after.seq - before.seq).toBe(2);
        },
      ),
    );
  });

  it('[R8] then everything can be pulled, listed and judged again', async () => {
    let cursor: SyncResponse['changes'][number]['cursor'] | null = null;
    for (let more = true; more;) {
      const answer = await desk.post(
        desk.request({ pull: [{ scope: desk.scope, cursor, want: [], pageBytes: 256 * 1024, books: true }] }),
      );
      await inOrder(answer);
      const [page] = v.parse(syncResponseSchema, await answer.json()).changes;
      if (page === undefined) throw new Error('no page');
      expect(page.changes.length > 0 || !page.more).toBe(true);
      ({ cursor, more } = page);
    }
    await expect(reconsider(server.parts)).resolves.toBeTypeOf('number');
    expect(failures).toEqual([]);
  });
});

describe('an act for another commune, nested as deep as it may be long', () => {
  it.each([
    [40, 1],
    [200, 2],
    [2_000, 3],
    [3_500, 4],
    [6_000, 5],
    [20_000, 6],
  ])(
    '[R17] [R18] is kept at %i levels, and the list of what waits for a decision can be read',
    async (depth, device) => {
      const stranger = await openDesk(server, { account: 3, device: 40 + device });
      // Neither JSON.stringify nor the canonical text goes so deep: it is written by hand, as an attacker would.
      const deepened = (text: string) => text.replace('"DEEP"', `${'['.repeat(depth)}1${']'.repeat(depth)}`);
      const act = { ...desk.acts.opening(), author: stranger.author, device: stranger.device, args: { deep: 'DEEP' } };
      const hash = serverHash(deepened(canonicalText(act)));
      const run = { ...stranger.run(1), scope: desk.scope, mutations: [{ hash, mutation: act }] };
      const headers = { authorization: `Bearer ${stranger.session.token}`, 'content-type': syncMediaType };
      const body = deepened(JSON.stringify(stranger.request({ lanes: [run] })));
      const answer = await server.fetch(server.serverUrl + syncPath, { method: 'POST', headers, body });
      await inOrder(answer);
      expect(answer.status).toBe(200);
      const { receipts } = v.parse(syncResponseSchema, await answer.json());
      expect(receipts.map(({ status }) => status)).toEqual(['quarantined']);
      const list = await server.fetch(server.serverUrl + quarantinePath, {
        headers: { authorization: `Bearer ${desk.session.token}` },
      });
      await inOrder(list);
      expect(list.status).toBe(200);
      expect(v.is(quarantineAnswerSchema, await list.json())).toBe(true);
    },
  );
});

function anyJson(): fc.Arbitrary<Instead> {
  return fc.jsonValue().map((value): Instead => ({ kind: 'value', value }));
}
