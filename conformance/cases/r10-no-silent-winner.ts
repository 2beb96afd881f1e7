import type { Case } from '../conformance-case.ts';
import type { Lane } from '../desk.ts';
import { field, first, otherField, otherFirst } from '../made-up-acts.ts';
import { mustBe } from '../not-so.ts';
import type { World } from '../world.ts';

/** A record that both have seen, and a lane of each. */
async function twoDesks(world: World): Promise<{ one: Lane; two: Lane; entity: string }> {
  const one = (await world.desk()).lane();
  const two = (await world.desk('colleague')).lane();
  const opening = one.opening();
  await one.push(1, opening);
  return { one, two, entity: opening.entity };
}

async function stateOf(world: World, lane: Lane, id: string): Promise<Readonly<Record<string, unknown>>> {
  const want = [{ kind: 'dossier' as const, id }];
  const [row] = (await lane.pull((await world.base()).cursor, { want })).page().wanted;
  return row?.type === 'row' ? row.state : {};
}

async function fieldOf(world: World, lane: Lane, id: string, path: string): Promise<unknown> {
  return ((await stateOf(world, lane, id))['fields'] as Readonly<Record<string, unknown>> | undefined)?.[path];
}

export const noSilentWinner: readonly Case[] = [
  {
    rule: 'R10',
    name: 'different fields',
    asked: 'two people change different fields of one record, both from what they saw first',
    async run(world) {
      const { one, two, entity } = await twoDesks(world);
      const [a, b] = [
        one.edit(entity, { from: first, to: 'xã Một' }),
        two.edit(entity, { field: otherField, from: otherFirst, to: '0999000003' }),
      ];
      mustBe('first', (await one.push(2, a)).receipt(a).status, 'applied');
      mustBe('second', (await two.push(1, b)).receipt(b).status, 'applied');
      const both = [await fieldOf(world, one, entity, field), await fieldOf(world, one, entity, otherField)];
      mustBe('both values', both, ['xã Một', '0999000003']);
      return 'both applied, both values stand';
    },
  },
  {
    rule: 'R10',
    name: 'the same field',
    asked: 'two people change one field differently',
    async run(world) {
      const { one, two, entity } = await twoDesks(world);
      const [a, b] = [one.edit(entity, { from: first, to: 'xã Một' }), two.edit(entity, { from: first, to: 'xã Hai' })];
      await one.push(2, a);
      const receipt = (await two.push(1, b)).receipt(b);
      mustBe('second', receipt.status, 'parked');
      mustBe('both values', receipt.conflicts, [{ field, from: first, to: 'xã Hai', current: 'xã Một' }]);
      mustBe('what stands', await fieldOf(world, one, entity, field), 'xã Một');
      return 'the second parked with both values, the first stands';
    },
  },
  {
    rule: 'R10',
    name: 'the same value',
    asked: 'two people change one field to the same value',
    async run(world) {
      const { one, two, entity } = await twoDesks(world);
      const [a, b] = [one.edit(entity, { from: first, to: 'xã Một' }), two.edit(entity, { from: first, to: 'xã Một' })];
      await one.push(2, a);
      mustBe('second', (await two.push(1, b)).receipt(b).status, 'merged');
      return 'the second merged';
    },
  },
  {
    rule: 'R10',
    name: 'moves',
    asked: 'two people move one record to different steps; a third move does not exist',
    async run(world) {
      const { one, two, entity } = await twoDesks(world);
      const [a, b, c] = [
        one.move(entity, 'RECEIVED', 'PROCESSING'),
        two.move(entity, 'RECEIVED', 'WITHDRAWN'),
        one.move(entity, 'PROCESSING', 'COMPLETED'),
      ];
      mustBe('first', (await one.push(2, a)).receipt(a).status, 'applied');
      const receipt = (await two.push(1, b)).receipt(b);
      mustBe('second', [receipt.status, receipt.conflicts[0]?.current], ['parked', 'PROCESSING']);
      mustBe('third', (await one.push(3, c)).receipt(c).status, 'refused');
      mustBe('what stands', (await stateOf(world, one, entity))['business'], 'PROCESSING');
      return 'applied, parked with both steps, refused';
    },
  },
  {
    rule: 'R10',
    name: 'an officer decides',
    asked: 'what is parked is decided for the parked value, then once more by a colleague',
    async run(world) {
      const { one, two, entity } = await twoDesks(world);
      const [a, b] = [one.edit(entity, { from: first, to: 'xã Một' }), two.edit(entity, { from: first, to: 'xã Hai' })];
      await one.push(2, a);
      const parked = (await two.push(1, b)).receipt(b);
      const decision = { field, standing: 'xã Một', parked: 'xã Hai', take: 'parked' };
      const decide = (lane: Lane) =>
        lane.act('decideParked', { parked: b.mid, decisions: [decision], reason: 'đối chiếu thử' }, { entity });
      const [mine, late] = [decide(one), decide(two)];
      mustBe('the decision', (await one.push(3, mine)).receipt(mine).status, 'applied');
      const held = [{ scope: two.desk.scope, mid: b.mid, revision: parked.revision }];
      mustBe('the parked one', (await two.exchange({ held })).receipt(b).status, 'merged');
      mustBe('the second decision', (await two.push(2, late)).receipt(late).status, 'refused');
      mustBe('what stands', await fieldOf(world, one, entity, field), 'xã Hai');
      return 'applied; the parked act merged; the second decision refused';
    },
  },
];
