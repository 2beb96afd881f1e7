import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalText } from '../../../src/domain/canonical-text.ts';
import { hashMutation } from '../../../src/protocol/mutation-hash.ts';
import type { SyncRequest, SyncResponse } from '../../../src/protocol/sync-exchange.ts';
import { readAnswer, writeAnswer } from '../../../src/protocol/wire/answer.ts';
import { type Json, WireError } from '../../../src/protocol/wire/json.ts';
import { readRequest, writeRequest } from '../../../src/protocol/wire/request.ts';
import { act, madeUpId } from '../../support/acts.ts';
import { serverHash } from '../../support/server-parts.ts';

const plenty = { left: 0 };
const allowance = () => ({ ...plenty, left: 1_000_000 });

const uuid = fc.nat(200).map(madeUpId);
const hash = fc.nat(9).map((digit) => String(digit).repeat(64));
const time = fc.constantFrom('2026-11-20T02:00:00.000Z', '2026-11-20T02:00:00.001Z');
const scope = fc.constantFrom('99999', '99998');
const incarnation = fc.constantFrom('0000TEST', 'FRKED000');
const text = fc.string({ unit: 'grapheme', maxLength: 12 });
const cursor = fc.record({ epoch: uuid, seq: fc.nat(5_000), chain: hash });
const mutation = fc
  .record({
    mid: uuid,
    entity: uuid,
    author: uuid,
    name: fc.constantFrom('openDossier', 'editDossier'),
    args: fc.dictionary(text, fc.oneof(text, fc.nat())),
  })
  .map(({ name, args, ...more }) => act(name, args, more));
const sent = fc.oneof(
  { weight: 6, arbitrary: mutation.map((one) => ({ hash: hashMutation(one, serverHash), mutation: one })) },
  { weight: 1, arbitrary: fc.record({ hash, unreadable: uuid }) },
  { weight: 1, arbitrary: fc.record({ hash, letGo: uuid }) },
  {
    weight: 1,
    arbitrary: mutation.map((one) => ({
      hash: hashMutation(one, serverHash),
      mutation: one,
      voucher: { later: ['part'] },
    })),
  },
);
const lane = fc.record(
  {
    scope,
    /** Of acts brought from another machine: the rest of the lane may be as that of her own. */
    device: uuid,
    incarnation,
    author: uuid,
    from: fc.integer({ min: 1, max: 99 }),
    mutations: fc.array(sent, { maxLength: 6 }),
  },
  { requiredKeys: ['scope', 'incarnation', 'author', 'from', 'mutations'] },
);
const request = fc.record({
  protocol: fc.constant(2),
  nonce: fc.constant('made-up-nonce-0123456789'),
  device: uuid,
  incarnation,
  build: text,
  lanes: fc.array(lane, { maxLength: 3 }),
  held: fc.array(fc.record({ scope, mid: uuid, revision: fc.nat(4) }), { maxLength: 4 }),
  pull: fc.array(
    fc.record(
      {
        scope,
        cursor: fc.oneof(fc.constant(null), cursor),
        want: fc.array(fc.record({ kind: fc.constant('dossier'), id: uuid }), { maxLength: 3 }),
        pageBytes: fc.integer({ min: 8_192, max: 262_144 }),
        whole: fc.boolean(),
        anchors: fc.array(cursor, { maxLength: 3 }),
        kinds: fc.integer({ min: 1, max: 9 }),
      },
      { requiredKeys: ['scope', 'cursor', 'want', 'pageBytes'] },
    ),
    { maxLength: 2 },
  ),
}) as unknown as fc.Arbitrary<SyncRequest>;

const status = fc.constantFrom('applied', 'merged', 'refused', 'parked');
/** What a server says of receipts, of the request's items and of others, with parts that came later. */
function receiptsOf({ lanes }: SyncRequest): fc.Arbitrary<Json[]> {
  const answered = lanes.flatMap((run) =>
    run.mutations.map((one) => ({
      scope: run.scope,
      mid: 'mutation' in one ? one.mutation.mid : 'letGo' in one ? one.letGo : one.unreadable,
      hash: one.hash,
    })),
  );
  const ofItem = answered.length === 0 ? fc.record({ scope, mid: uuid, hash }) : fc.constantFrom(...answered);
  return fc.array(
    fc
      .tuple(
        fc.oneof({ weight: 5, arbitrary: ofItem }, { weight: 1, arbitrary: fc.record({ scope, mid: uuid, hash }) }),
        fc.record(
          {
            no: fc.integer({ min: 1, max: 999 }),
            status,
            serverTime: time,
            rev: fc.oneof(fc.constant(null), fc.nat(5)),
            problems: fc.array(fc.record({ code: text })),
            batch: fc.nat(9),
          },
          { requiredKeys: ['no', 'status', 'serverTime', 'rev', 'problems'] },
        ),
      )
      .map(([head, body]) => ({ ...head, ...body })),
    { maxLength: 8 },
  );
}
function changesOf({ lanes }: SyncRequest): fc.Arbitrary<Json[]> {
  const mids = lanes.flatMap((run) => run.mutations.flatMap((one) => ('mutation' in one ? [one.mutation] : [])));
  const entity =
    mids.length === 0 ? uuid : fc.oneof(uuid, fc.constantFrom(...mids.map((one) => String(one['entity']))));
  const mid = mids.length === 0 ? uuid : fc.oneof(uuid, fc.constantFrom(...mids.map((one) => one.mid)));
  return fc.array(
    fc.oneof(
      fc.record({
        type: fc.constant('own'),
        kind: fc.constant('dossier'),
        id: entity,
        rev: fc.nat(9),
        mids: fc.array(mid, { maxLength: 3 }),
      }),
      fc.record({
        type: fc.constant('row'),
        kind: fc.constant('dossier'),
        id: entity,
        rev: fc.nat(9),
        state: fc.record({ id: entity, name: text }),
      }),
      fc.record({ type: fc.constant('gone'), kind: fc.constant('dossier'), id: entity, rev: fc.nat(9) }),
    ),
    { maxLength: 6 },
  );
}
const exchange = request.chain((asked) =>
  fc.record({
    asked: fc.constant(asked),
    answer: fc
      .record(
        {
          protocol: fc.constant(2),
          nonce: fc.constant(asked.nonce),
          serverTime: time,
          spreadMs: fc.oneof(fc.constant(null), fc.nat(9_000)),
          lanes: fc.constant(
            asked.lanes.map((run) => ({
              scope: run.scope,
              incarnation: run.incarnation,
              author: run.author,
              ...(run.device === undefined ? {} : { device: run.device }),
              expected: run.from,
              outcome: 'ok',
            })),
          ),
          receipts: receiptsOf(asked),
          changes: fc.array(
            fc.record({
              scope,
              from: fc.constantFrom('cursor', 'start'),
              anchor: fc.oneof(fc.constant(null), cursor),
              cursor,
              more: fc.boolean(),
              digest: fc.oneof(fc.constant(null), hash),
              fold: hash,
              changes: changesOf(asked),
              wanted: changesOf(asked),
            }),
            { maxLength: 2 },
          ),
          seals: fc.array(fc.record({ scope, batch: fc.nat(9), root: hash })),
        },
        { requiredKeys: ['protocol', 'nonce', 'serverTime', 'spreadMs', 'lanes', 'receipts', 'changes'] },
      )
      .map((one) => one as unknown as SyncResponse),
  }),
);

const travelled = (form: Json): Json => JSON.parse(JSON.stringify(form)) as Json;

describe('an exchange in columns', () => {
  it('[R15] brings the request as it was, also what was added later, with hashes and without', () => {
    fc.assert(
      fc.property(request, fc.boolean(), (asked, wholeHashes) => {
        const read = readRequest(travelled(writeRequest(asked, { wholeHashes })), allowance(), serverHash);
        expect(read).toMatchObject({ status: 'read' });
        if (read.status !== 'read') return;
        expect(read.request).toEqual(asked);
        for (const [proven, canonical] of read.texts) expect(serverHash(canonical)).toBe(proven);
      }),
      { numRuns: 300 },
    );
  });

  it('[R15] brings the answer as it was, by reference to the request, also what was added later', () => {
    fc.assert(
      fc.property(exchange, ({ asked, answer }) => {
        expect(readAnswer(travelled(writeAnswer(answer, asked)), asked, allowance())).toEqual(answer);
      }),
      { numRuns: 300 },
    );
  });

  it('[R15] reads what builds say that know dossiers and books alone: `books` as a list, and so the anchors', () => {
    const pull = { scope: '99999', cursor: null, want: [], pageBytes: 8_192, books: true as const, anchors: [] };
    const asked = { ...fc.sample(request, { seed: 1, numRuns: 1 })[0], lanes: [], held: [], pull: [pull] };
    const form = travelled(writeRequest(asked as unknown as SyncRequest, { wholeHashes: true })) as Json[];
    const [head = null] = form.at(-1) as Json[][];
    const { books, anchors, ...rest } = (head as Json[]).at(-1) as { books?: Json; anchors?: Json };
    expect({ books, anchors, rest }).toEqual({ books: true, anchors: [], rest: {} });
    const older = [...form.slice(0, -1), [[...(head as Json[]).slice(0, -1), { books: [] }]]];
    const read = readRequest(older, allowance(), serverHash);
    expect(read).toMatchObject({ request: { pull: [{ books: true, anchors: [] }] } });
  });

  it('[R4] notices a mutation that is not what its check says, and takes it when the hash comes whole', () => {
    const one = act('openDossier', { name: 'Thử' });
    const damaged = { ...one, args: { name: 'Thữ' } };
    const asked = {
      protocol: 2 as const,
      nonce: 'made-up-nonce-0123456789',
      device: one.device,
      incarnation: '0000TEST',
      build: 'test',
      lanes: [
        {
          scope: one.scope,
          incarnation: '0000TEST',
          author: one.author,
          from: 1,
          mutations: [{ hash: hashMutation(one, serverHash), mutation: damaged }],
        },
      ],
      held: [],
      pull: [],
    };
    const told = (wholeHashes: boolean) => readRequest(writeRequest(asked, { wholeHashes }), allowance(), serverHash);
    expect(told(false)).toEqual({ status: 'sendHashes' });
    expect(told(true)).toMatchObject({ status: 'read', request: asked });
    expect(canonicalText(damaged)).not.toBe(canonicalText(one));
  });

  it('[R17] is a clear error when anything in it is not what it should be', () => {
    fc.assert(
      fc.property(exchange, fc.nat(), fc.jsonValue(), ({ asked, answer }, where, instead) => {
        const forms: [Json, (form: Json) => unknown][] = [
          [writeRequest(asked, { wholeHashes: false }), (form) => readRequest(form, allowance(), serverHash)],
          [writeAnswer(answer, asked), (form) => readAnswer(form, asked, allowance())],
        ];
        for (const [form, read] of forms) {
          const hostile = travelled(form);
          replaceOne(hostile, where, instead as Json);
          try {
            read(hostile);
          } catch (error) {
            expect(error).toBeInstanceOf(WireError);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});

/** Puts something else into one place of a value. */
function replaceOne(value: Json, where: number, instead: Json): void {
  const places: [Record<string | number, Json>, string | number][] = [];
  const walk = (inside: Json): void => {
    if (typeof inside !== 'object' || inside === null) return;
    for (const key of Object.keys(inside)) {
      places.push([inside as Record<string, Json>, key]);
      walk((inside as Record<string, Json>)[key] ?? null);
    }
  };
  walk(value);
  const place = places[where % Math.max(1, places.length)];
  if (place !== undefined) place[0][place[1]] = instead;
}
