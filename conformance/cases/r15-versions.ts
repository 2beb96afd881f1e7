import * as v from 'valibot';
import type { Case } from '../conformance-case.ts';
import { emptyDigest, foldDigest, rowDigest } from '../../src/protocol/digest.ts';
import { hashOf } from '../hash-of.ts';
import { must, mustBe } from '../not-so.ts';

/** As far as a build of the first protocol needs it. */
const firstAnswerSchema = v.object({
  protocol: v.literal(1),
  nonce: v.string(),
  lanes: v.array(v.object({ expected: v.number(), outcome: v.string() })),
  receipts: v.array(v.object({ mid: v.string(), status: v.string(), no: v.number(), hash: v.string() })),
  changes: v.tuple([
    v.object({
      restarted: v.boolean(),
      changes: v.array(
        v.object({
          type: v.literal('row'),
          kind: v.literal('dossier'),
          id: v.string(),
          rev: v.number(),
          digest: v.string(),
          state: v.looseObject({}),
        }),
      ),
      cursor: v.object({ seq: v.number() }),
      more: v.boolean(),
      digest: v.nullable(v.string()),
    }),
  ]),
});

export const versions: readonly Case[] = [
  {
    rule: 'R15',
    name: 'unknown kinds and versions',
    asked: 'an act nobody knows, a version of arguments still to come, and one that is known',
    async run(world) {
      const lane = (await world.desk()).lane();
      const acts = [lane.act('paintDossier', { colour: 'đỏ' }), lane.opening({}, { schema: 99 }), lane.opening()];
      const answer = await lane.push(1, ...acts);
      mustBe(
        'statuses',
        acts.map((act) => answer.receipt(act).status),
        ['quarantined', 'quarantined', 'applied'],
      );
      return 'kept in quarantine, the lane goes on';
    },
  },
  {
    rule: 'R15',
    name: 'an envelope of the future',
    asked: 'an act with a part that nobody knows, hashed as it is; twice',
    async run(world) {
      const lane = (await world.desk()).lane();
      const mutation = { ...lane.opening(), witness: { name: 'Thử', at: [1, null, true] } };
      const sent = { hash: hashOf(mutation, world.hash), mutation };
      const lanes = [{ ...lane.run(1), mutations: [sent, lane.sent(lane.opening())] }];
      const answer = await lane.exchange({ lanes });
      mustBe('receipt', [answer.receipt(sent).status, answer.receipt(sent).hash], ['quarantined', sent.hash]);
      mustBe('why', answer.receipt(sent).problems[0]?.code, 'unknownKind');
      mustBe('expected', answer.lanes[0]?.expected, 3);
      mustBe('again', (await lane.exchange({ lanes })).receipts, answer.receipts);
      return 'kept under its own hash, the lane goes on, the same receipt again';
    },
  },
  {
    rule: 'R15',
    name: 'the first protocol',
    asked: 'a batch and a pull as a build of protocol 1 says it',
    async run(world) {
      const lane = (await world.desk()).lane();
      const { cursor } = await world.base();
      const acts = lane.openings(2);
      const { whole: _whole, ...pull } = lane.pullOf(cursor, {});
      const request = { ...lane.request({ lanes: [lane.run(1, ...acts)], pull: [pull] }), protocol: 1 };
      const reply = await lane.post(request);
      mustBe('status', reply.status, 200);
      const parsed = v.safeParse(firstAnswerSchema, reply.json);
      must(parsed.success, `not an answer of protocol 1: ${parsed.issues?.[0].message ?? ''}`);
      const { receipts, changes, nonce } = parsed.output;
      mustBe('nonce', nonce, request.nonce);
      mustBe(
        'receipts',
        receipts.map(({ status }) => status),
        ['applied', 'applied'],
      );
      const [page] = changes;
      for (const row of page.changes) {
        // An old build compares each row’s digest.
        mustBe('digest of a row', row.digest, rowDigest(row, world.hash));
      }
      const known = new Set(page.changes.map(({ id }) => id));
      must(
        acts.every(({ entity }) => known.has(entity)),
        'its own records are not among the rows',
      );
      must(foldDigest(emptyDigest, page.digest ?? emptyDigest) !== emptyDigest, 'no digest at the head');
      return 'receipts, rows each with its digest, the commune’s digest';
    },
  },
  {
    rule: 'R15',
    name: 'a protocol still to come',
    asked: 'a request of protocol 99',
    async run(world) {
      const lane = (await world.desk()).lane();
      const reply = await lane.post({ ...lane.request({}), protocol: 99 });
      mustBe('status', reply.status, 400);
      mustBe('field', (reply.json as { field?: unknown } | undefined)?.field, 'protocol');
      return '400, naming protocol';
    },
  },
];
