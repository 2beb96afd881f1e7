import type { Case } from '../conformance-case.ts';
import type { Answer, Lane } from '../desk.ts';
import { mustBe } from '../not-so.ts';
import type { World } from '../world.ts';

/** A record that was opened and printed once stands at revision 2, with one print. */
async function mustBeThereOnce(world: World, lane: Lane, ids: readonly string[]): Promise<string> {
  const want = ids.map((id) => ({ kind: 'dossier' as const, id }));
  const rows = (await lane.pull((await world.base()).cursor, { want })).page().wanted;
  for (const id of ids) {
    const row = rows.find((one) => one.id === id);
    mustBe('revision', row?.rev, 2);
    mustBe('prints', row?.type === 'row' ? row.state['slipPrints'] : undefined, 1);
  }
  return `${ids.length} records, each opened and printed once`;
}

function openedAndPrinted(lane: Lane): Parameters<Lane['run']> {
  const [one, two] = [lane.opening(), lane.opening()];
  return [1, one, lane.print(one.entity), two, lane.print(two.entity)];
}

function entitiesOf([, ...acts]: Parameters<Lane['run']>): readonly string[] {
  return [...new Set(acts.flatMap((act) => ('entity' in act ? [act.entity] : [])))];
}

export const once: readonly Case[] = [
  {
    rule: 'R2',
    name: 'twice',
    asked: 'two records opened and printed, then the same batch again',
    async run(world) {
      const lane = (await world.desk()).lane();
      const batch = openedAndPrinted(lane);
      await lane.push(...batch);
      await lane.push(...batch);
      return mustBeThereOnce(world, lane, entitiesOf(batch));
    },
  },
  {
    rule: 'R2',
    name: 'at once',
    asked: 'the same batch eight times in parallel',
    async run(world) {
      const lane = (await world.desk()).lane();
      const batch = openedAndPrinted(lane);
      const answers: Answer[] = await Promise.all(Array.from({ length: 8 }, () => lane.push(...batch)));
      for (const answer of answers) mustBe('lane', answer.lanes[0]?.outcome, 'ok');
      return mustBeThereOnce(world, lane, entitiesOf(batch));
    },
  },
  {
    rule: 'R2',
    name: 'in another lane',
    asked: 'the same acts again in a lane of another incarnation, alone and mixed with a new one',
    async run(world) {
      const desk = await world.desk();
      const [lane, other] = [desk.lane(), desk.lane()];
      const batch = openedAndPrinted(lane);
      await lane.push(...batch);
      const fresh = other.opening();
      const [, ...acts] = batch;
      const again = await other.push(1, ...acts, fresh);
      mustBe('expected in the other lane', again.lanes[0]?.expected, acts.length + 2);
      mustBe('the new one', again.receipt(fresh).status, 'applied');
      return mustBeThereOnce(world, lane, entitiesOf(batch));
    },
  },
  {
    rule: 'R2',
    name: 'twice in one batch',
    asked: 'a print that stands at two numbers of one lane',
    async run(world) {
      const lane = (await world.desk()).lane();
      const opening = lane.opening();
      const print = lane.print(opening.entity);
      await lane.push(1, opening, print, print);
      return mustBeThereOnce(world, lane, [opening.entity]);
    },
  },
];
