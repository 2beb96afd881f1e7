import { applyMutation } from '../../src/domain/apply-mutation.ts';
import type { Mutation } from '../../src/domain/mutation.ts';
import { hashMutation } from '../../src/protocol/mutation-hash.ts';
import { acceptPush } from '../../sync-server/accept-push.ts';
import { prepareRun } from '../../sync-server/push.ts';
import type { ServerStore } from '../../sync-server/store/port.ts';
import { takenDossier } from './taken-dossier.ts';
import { makePeople } from './people.ts';
import { createSeededRandom, type SeededRandom } from './seeded-random.ts';
import { serverHash } from './server-parts.ts';

interface BigCommune {
  readonly scope: string;
  readonly author: string;
  readonly count: number;
  readonly seed?: number;
  /** ISO instant of the first; the others follow within minutes. */
  readonly from?: string;
}

/**
 * A commune with many births, as three desks would have brought them: taken in by the server's own decision code, without
 * the wire. Ids, tokens and moments are as random as real ones, so that nothing packs better than it would in life.
 */
export async function fillCommune(
  store: ServerStore,
  { scope, author, count, seed = 1, from = '2026-11-20T02:00:00.000Z' }: BigCommune,
): Promise<void> {
  const random = createSeededRandom(seed + 4_000);
  const devices = [1, 2, 3].map(() => uuid(random, Date.parse(from) - 1_000_000));
  for (const device of devices) {
    await store.accounts.addToken({
      hash: serverHash(device),
      account: author,
      device,
      issuedAt: '2026-11-01T00:00:00.000Z',
      expiresAt: '2026-11-01T01:00:00.000Z',
    });
  }
  const people = makePeople(seed, { receivedOn: from.slice(0, 10) });
  let time = Date.parse(from);
  const perTurn = 250;
  for (let done = 0; done < count; done += perTurn) {
    const turn = (done / perTurn) % 3;
    const device = devices[turn] ?? '';
    const incarnation = `7K2M9Q${seed % 10}${'ABC'.charAt(turn)}`;
    const mutations = [];
    for (const [index, fields] of people.births(Math.min(perTurn, count - done)).entries()) {
      time += random.integer(20_000, 400_000);
      const receivedAt = new Date(time).toISOString();
      const desk = {
        drawProvisionalCode: (): Promise<string> =>
          Promise.resolve(`TAM-${scope}-${incarnation}-261120-${String(done + index + 1).padStart(3, '0')}`),
        drawSlipToken: () => hex(random, 32),
      };
      const { name, args } = await takenDossier(desk, fields, { receivedAt });
      const mutation: Mutation = {
        mid: uuid(random, time + random.integer(1, 9)),
        scope,
        author,
        device,
        schema: 1,
        name,
        entity: uuid(random, time - random.integer(60_000, 600_000)),
        base: null,
        deps: [],
        args,
        occurredAt: { device: receivedAt, offset: turn * 911 + 37, monotonic: random.integer(1, 9_999_999) },
      };
      mutations.push({ hash: hashMutation(mutation, serverHash), mutation });
    }
    const first = Math.floor(done / perTurn / 3) * perTurn + 1;
    const run = { scope, incarnation, author, from: first, mutations };
    const decision = await acceptPush(
      {
        scope,
        carrierHasRight: true,
        runs: [prepareRun(run, { device, carrier: author, vouched: new Map() }, serverHash)],
        words: [],
        again: [],
        at: new Date(time + random.integer(1_000, 90_000)).toISOString(),
      },
      { store, hash: serverHash, apply: applyMutation, pokes: { publish: () => undefined } },
    );
    const wrong = decision.receipts.find(({ status }) => status !== 'applied');
    if (wrong !== undefined) throw new Error(JSON.stringify(wrong));
  }
}

function hex(random: SeededRandom, digits: number): string {
  return Array.from({ length: digits }, () => random.integer(0, 15).toString(16)).join('');
}

function uuid(random: SeededRandom, time: number): string {
  const all =
    time.toString(16).padStart(12, '0') +
    '7' +
    hex(random, 3) +
    (8 + random.integer(0, 3)).toString(16) +
    hex(random, 15);
  return [all.slice(0, 8), all.slice(8, 12), all.slice(12, 16), all.slice(16, 20), all.slice(20)].join('-');
}
