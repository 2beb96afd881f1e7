import { v7 } from 'uuid';
import type { Mutation } from '../../src/domain/mutation.ts';
import { canonicalText } from '../../src/domain/canonical-text.ts';
import {
  type Cursor,
  exchangeLimits,
  type LaneRun,
  protocolVersion,
  type SyncRequest,
} from '../../src/protocol/sync-exchange.ts';
import { isArray, type Json } from '../../src/protocol/wire/json.ts';
import { writeRequest } from '../../src/protocol/wire/request.ts';
import { act, birthOpening } from '../../tests/support/acts.ts';
import { makePeople } from '../../tests/support/people.ts';
import { runOf } from '../../tests/support/plain-device.ts';

/** Whose acts they are: one device of one officer, the only one of her commune. */
export interface Officer {
  readonly scope: string;
  readonly account: string;
  readonly device: string;
}

/** What one exchange brings, written as the app writes it up to the place it pulls from, which the answer before it tells. */
export interface PreparedExchange {
  readonly acts: number;
  /** The request without its pull, to read the answer by. */
  readonly request: SyncRequest;
  body(cursor: Cursor | null): string;
}

const incarnation = '0000TEST';
/** Some seconds after the one before it. */
const momentOf = (number: number): string =>
  new Date(Date.parse('2026-11-20T01:00:00.000Z') + number * 10_000).toISOString();

/** New births of made-up people, under ids as the app draws them. */
export function birthsOf({ scope, account, device }: Officer, count: number, seed: number): Mutation[] {
  const people = makePeople(seed);
  return Array.from({ length: count }, (_, number) =>
    act(
      'openDossier',
      { ...birthOpening(people.birth(), momentOf(number), number) },
      {
        mid: v7(),
        entity: v7(),
        scope,
        author: account,
        device,
        occurredAt: { device: momentOf(number), offset: 137, monotonic: 1_000 * number + 7 },
      },
    ),
  );
}

/** One field of each of these records changed, as when a mother's hometown was misspelt. */
export function changesOf(births: readonly Mutation[]): Mutation[] {
  return births.map((birth, number): Mutation => {
    const fields = birth.args['fields'] as Readonly<Record<string, unknown>>;
    const from = fields['child.fullName'];
    const changes = [{ field: 'child.fullName', from, to: `${String(from)} Sửa` }];
    return {
      ...birth,
      mid: v7(),
      name: 'editDossier',
      args: { changes },
      occurredAt: { device: momentOf(number), offset: 137, monotonic: 1_000 * number + 9 },
    };
  });
}

/** Cut as the app cuts what waits: so many acts, or as many as its largest batch of JSON holds. */
export function prepare(
  acts: readonly Mutation[],
  {
    officer,
    perExchange,
    from,
  }: { readonly officer: Officer; readonly perExchange: number | 'full'; readonly from: number },
): PreparedExchange[] {
  const exchanges: PreparedExchange[] = [];
  for (let sent = 0; sent < acts.length;) {
    const batch =
      perExchange === 'full'
        ? fullBatch(acts.slice(sent, sent + exchangeLimits.mutations))
        : acts.slice(sent, sent + perExchange);
    const run = runOf(officer.account, incarnation, officer.scope, from + sent, batch);
    exchanges.push(exchangeOf(officer, run));
    sent += batch.length;
  }
  return exchanges;
}

function fullBatch(acts: readonly Mutation[]): readonly Mutation[] {
  let bytes = 0;
  const over = acts.findIndex((mutation) => {
    bytes += Buffer.byteLength(canonicalText(mutation)) + 90;
    return bytes > exchangeLimits.pageBytes.max;
  });
  return over === -1 ? acts : acts.slice(0, over);
}

function exchangeOf({ scope, device }: Officer, lane: LaneRun): PreparedExchange {
  const request = (lanes: LaneRun[], pull: SyncRequest['pull']): SyncRequest => ({
    protocol: protocolVersion,
    nonce: v7().replaceAll('-', ''),
    device,
    incarnation,
    build: 'bench',
    lanes,
    held: [],
    pull,
  });
  const pushing = request([lane], []);
  const ahead = JSON.stringify(listed(pushing).slice(0, -1)).slice(0, -1);
  return {
    acts: lane.mutations.length,
    request: pushing,
    body(cursor) {
      const pull = { scope, cursor, anchors: [], want: [], pageBytes: exchangeLimits.pageBytes.max };
      return `${ahead},${JSON.stringify(listed(request([], [pull])).at(-1))}]`;
    },
  };
}

function listed(request: SyncRequest): readonly Json[] {
  const form = writeRequest(request, { wholeHashes: false });
  if (!isArray(form)) throw new Error('a request is a list');
  return form;
}
