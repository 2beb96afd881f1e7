import type { Case } from '../conformance-case.ts';
import type { Cursor } from '../../src/protocol/sync-exchange.ts';
import { mustBe } from '../not-so.ts';
import type { World } from '../world.ts';

async function unknownCursor(world: World): Promise<Cursor> {
  const { cursor } = await world.base();
  return { epoch: world.newId(), seq: cursor?.seq ?? 1, chain: world.hash(world.newId()) };
}

export const restore: readonly Case[] = [
  {
    rule: 'R13',
    name: 'an unknown cursor',
    asked: 'a cursor of another history, from a device that knows of no anchors',
    async run(world) {
      const lane = (await world.desk()).lane();
      await lane.push(1, lane.opening());
      const page = (await lane.pull(await unknownCursor(world), { pageBytes: 8 * 1024 })).page();
      mustBe('from', page.from, 'start');
      const begun = (await lane.pull(null, { pageBytes: 8 * 1024, whole: true })).page();
      mustBe('the first page', page.changes, begun.changes);
      return 'from the start, as rows';
    },
  },
  {
    rule: 'R13',
    name: 'asked for anchors',
    asked: 'the same from a device that has not chosen its anchors yet',
    async run(world) {
      const lane = (await world.desk()).lane();
      const page = (await lane.pull(await unknownCursor(world), { anchors: [] })).page();
      mustBe('page', [page.from, page.changes.length, page.more], ['nowhere', 0, true]);
      return 'nowhere: no changes, more to come';
    },
  },
  {
    rule: 'R13',
    name: 'walked back to an anchor',
    asked: 'the same with anchors, of which the second and the third are of this history',
    async run(world) {
      const lane = (await world.desk()).lane();
      const oldest = (await world.base()).cursor;
      await lane.push(1, lane.opening());
      const newer = (await world.base()).cursor;
      const after = lane.opening();
      await lane.push(2, after);
      const [cursor, unknown] = [await unknownCursor(world), await unknownCursor(world)];
      const anchors = [unknown, newer, oldest].flatMap((anchor) => (anchor === null ? [] : [anchor]));
      const page = (await lane.pull(cursor, { anchors })).page();
      mustBe('from', page.from, 'anchor');
      mustBe('anchor', page.anchor, newer);
      mustBe(
        'rows behind it',
        page.changes.map(({ type, id }) => [type, id]),
        [['row', after.entity]],
      );
      return 'from the newer one that is known, and what came after as rows';
    },
  },
  {
    rule: 'R13',
    name: 'anchors of another history',
    asked: 'the same with anchors that are all unknown',
    async run(world) {
      const lane = (await world.desk()).lane();
      const [cursor, unknown] = [await unknownCursor(world), await unknownCursor(world)];
      mustBe('from', (await lane.pull(cursor, { anchors: [unknown] })).page().from, 'start');
      return 'from the start';
    },
  },
  {
    rule: 'R13',
    name: 'ahead of the server',
    asked: 'a cursor with the known chain at a number that is still to come',
    async run(world) {
      const lane = (await world.desk()).lane();
      const { cursor } = await world.base();
      if (cursor === null) return 'nothing there';
      const ahead = { ...cursor, seq: cursor.seq + 1_000 };
      mustBe('from', (await lane.pull(ahead, { anchors: [] })).page().from, 'nowhere');
      mustBe('from with an anchor', (await lane.pull(ahead, { anchors: [cursor] })).page().from, 'anchor');
      return 'not taken for known';
    },
  },
];
