import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Dossier } from '../../src/domain/dossier.ts';
import type { Mutation } from '../../src/domain/mutation.ts';
import { emptyDigest, foldDigest, rowDigest } from '../../src/protocol/digest.ts';
import { isFinal } from '../../src/protocol/receipt.ts';
import type { LaneRun } from '../../src/protocol/sync-exchange.ts';
import { runOf } from '../support/plain-device.ts';
import { createSeededRandom, type SeededRandom } from '../support/seeded-random.ts';
import { serverHash } from '../support/server-parts.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { type Desk, openDesk } from './open-desk.ts';
import { Oracle } from './oracle.ts';

interface Lane {
  readonly desk: Desk;
  readonly acts: readonly Mutation[];
  /** How many the server has for certain. */
  taken: number;
}

const scope = '99999';
/** A store on PostgreSQL is a database made for it, and each of its commits waits for the disk. */
const numRuns = process.env['TEST_DATABASE'] === 'postgres' ? 12 : 60;
const phones = ['0999000001', '0999000002', '0999000003'];

/** Three people at two machines, all busy with the same few dossiers, some acts naming acts of others. */
async function makeLanes(server: ServerInProcess, random: SeededRandom): Promise<readonly Lane[]> {
  const desks = [
    await openDesk(server, { account: 0, device: 0 }),
    await openDesk(server, { account: 1, device: 0 }),
    await openDesk(server, { account: 2, device: 1 }),
  ];
  const pick = <T>(items: readonly T[]): T => items[random.integer(0, items.length - 1)] as T;
  const births = desks.flatMap((desk) => {
    const birth = desk.acts.opening();
    const { fields } = birth.args as { fields: Record<string, unknown> };
    return [{ ...birth, args: { ...birth.args, fields: { ...fields, 'applicant.phone': phones[0] } } }];
  });
  const all = desks.map((_desk, index) => births.filter((_birth, at) => at === index) as Mutation[]);
  for (let made = 0; made < 30; made += 1) {
    const at = random.integer(0, desks.length - 1);
    const desk = desks[at];
    const lane = all[at];
    if (desk === undefined || lane === undefined) continue;
    const { entity } = pick(births);
    const deps = random.next() < 0.25 ? [pick(pick(all)).mid] : [];
    const edits = all.flat().filter((act) => act.name === 'editDossier' && act.entity === entity);
    if (edits.length > 0 && random.next() < 0.35) {
      const edit = pick(edits);
      const [{ to: parked } = { to: '' }] = (edit.args as { changes: { to: string }[] }).changes;
      const take = pick(['standing', 'parked'] as const);
      lane.push(desk.acts.decide(edit, [{ field: 'applicant.phone', standing: pick(phones), parked, take }], { deps }));
      continue;
    }
    lane.push(
      random.next() < 0.5
        ? desk.acts.print(entity, { deps })
        : desk.acts.edit(entity, 'applicant.phone', pick(phones), pick(phones), { deps }),
    );
  }
  // The opening of a dossier may come late in its lane, after others have worked on it.
  return desks.map((desk, index) => {
    const [birth, ...rest] = all[index] ?? [];
    if (birth === undefined) throw new Error('a lane without a birth');
    const at = random.integer(0, rest.length);
    return { desk, acts: [...rest.slice(0, at), birth, ...rest.slice(at)], taken: 0 };
  });
}

/** Some stretch of a lane: what comes next, or what came before again, or something too far ahead. */
function stretch(lane: Lane, random: SeededRandom): LaneRun {
  const back = random.next() < 0.5 ? random.integer(0, lane.taken) : 0;
  const ahead = random.next() < 0.1 ? random.integer(1, 3) : 0;
  const from = Math.min(lane.taken - back + ahead, lane.acts.length - 1);
  const to = Math.min(lane.acts.length, from + random.integer(1, 6));
  return runOf(lane.desk.author, lane.desk.incarnation, scope, from + 1, lane.acts.slice(from, to));
}

async function play(seed: number): Promise<void> {
  const random = createSeededRandom(seed);
  const server = await openServerInProcess();
  const oracle = new Oracle();
  const lanes = await makeLanes(server, random);

  while (lanes.some(({ taken, acts }) => taken < acts.length)) {
    const machine = random.integer(0, 1);
    const here = lanes.filter(({ desk }) => desk.device === lanes[machine * 2]?.desk.device);
    const chosen = here.filter(() => random.next() < 0.7);
    const runs = chosen.map((lane) => stretch(lane, random));
    const [carrier] = here;
    if (carrier === undefined) throw new Error('nobody');
    const request = carrier.desk.request({ lanes: runs });
    const answers = await Promise.all(
      Array.from({ length: random.next() < 0.2 ? 2 : 1 }, async () => carrier.desk.post(request)),
    );
    for (const [index, lane] of chosen.entries()) {
      const run = runs[index];
      if (run === undefined || run.from > lane.taken + 1) continue;
      const end = run.from + run.mutations.length - 1;
      for (let seq = lane.taken + 1; seq <= end; seq += 1) {
        const act = lane.acts[seq - 1];
        if (act !== undefined) oracle.arrive(act);
      }
      lane.taken = Math.max(lane.taken, end);
    }
    expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true);
  }

  await server.store.read(async (of) => {
    const reads = of(scope);
    const mids = [...oracle.known.keys()];
    const stored = new Map((await reads.mutations(mids)).map((mutation) => [mutation.mid, mutation]));
    const statuses = mids.map((mid) => [mid, stored.get(mid)?.status]);
    expect(statuses).toEqual(mids.map((mid) => [mid, oracle.known.get(mid)?.status]));

    const rows = await reads.entities([...oracle.records.keys()]);
    expect(rows).toHaveLength(oracle.records.size);
    let digest = emptyDigest;
    for (const { kind, id, rev, state } of rows) {
      const dossier = JSON.parse(state) as Dossier;
      const record = oracle.records.get(id);
      expect({
        phone: dossier.fields['applicant.phone'],
        prints: dossier.slipPrints,
        rev,
        events: dossier.events.map((event) => event.id),
        parked: (dossier.parked ?? []).map(({ mid }) => mid),
        decided: dossier.events.flatMap(({ decision }) => decision?.parked ?? []),
      }).toEqual(record);
      digest = foldDigest(digest, rowDigest({ kind, id, rev, state: dossier }, serverHash));
    }
    const counter = await reads.counter();
    expect(counter).toMatchObject({ seq: oracle.effects, digest });

    const receipts = (await Promise.all(mids.map((mid) => reads.receiptsOf(mid)))).flat();
    expect(receipts.map(({ no }) => no).sort((a, b) => a - b)).toEqual(
      Array.from({ length: counter.receiptNo }, (_, index) => index + 1),
    );
    // Nothing follows a final receipt, and revisions count from one.
    for (const mid of mids) {
      const own = receipts.filter((receipt) => receipt.mid === mid);
      expect(own.map(({ revision }) => revision)).toEqual(own.map((_, index) => index + 1));
      expect(own.slice(0, -1).some(({ status }) => isFinal(status))).toBe(false);
    }
  });
  await server.close();
}

it(
  '[R2][R3][R5][R8] becomes what a sequential oracle says, however batches are cut, doubled and reordered',
  { timeout: 120_000 },
  async () => {
    await fc.assert(fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), play), { numRuns });
  },
);
