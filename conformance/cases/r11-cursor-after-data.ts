import type { Case } from '../conformance-case.ts';
import { foldOf, type Row } from '../base.ts';
import { must, mustBe } from '../not-so.ts';

const smallest = 8 * 1024;

export const cursorAfterData: readonly Case[] = [
  {
    rule: 'R11',
    name: 'pages',
    asked: '24 records pulled in the smallest pages, each page from the cursor of the one before',
    async run(world) {
      const lane = (await world.desk()).lane();
      const start = await world.base();
      const small = start.copy();
      const acts = lane.openings(24);
      await lane.push(1, ...acts);
      const pages = await small.walk(lane, smallest);
      must(pages.length > 1, 'all in one page');
      const came = new Set(pages.flatMap(({ changes }) => changes.map(({ id }) => id)));
      const missing = acts.filter(({ entity }) => !came.has(entity)).length;
      mustBe('records that no page brought', missing, 0);
      const over = pages.some((page) => page.more && page.digest !== null);
      must(!over, 'a digest of the whole on a page with more to come');
      return `${pages.length} pages, every record`;
    },
  },
  {
    rule: 'R11',
    name: 'fold',
    asked: 'what the digests of a page’s rows come to, computed from the rows, page by page',
    async run(world) {
      const lane = (await world.desk()).lane();
      const start = (await world.base()).copy();
      await lane.push(1, ...lane.openings(12));
      const pages = await start.walk(lane, smallest);
      for (const page of pages) {
        const rows = [...page.changes, ...page.wanted].filter((change): change is Row => change.type === 'row');
        mustBe('fold', page.fold, foldOf(rows, world.hash));
      }
      return `${pages.length} pages, each fold as computed`;
    },
  },
  {
    rule: 'R11',
    name: 'digest',
    asked: 'at the head, the digest of all rows ever given, computed from the rows',
    async run(world) {
      const lane = (await world.desk()).lane();
      await lane.push(1, ...lane.openings(2));
      const base = (await world.base()).copy();
      const last = (await base.walk(lane)).at(-1);
      mustBe('digest', last?.digest, base.digest());
      return `${base.rows.size} rows come to the server’s digest`;
    },
  },
  {
    rule: 'R11',
    name: 'own changes',
    asked: 'a batch and a pull in one exchange; then the same page as rows; then a colleague’s page',
    async run(world) {
      const lane = (await world.desk()).lane();
      const { cursor } = await world.base();
      const opening = lane.opening();
      const acts = [opening, lane.print(opening.entity)];
      const page = (await lane.exchange({ lanes: [lane.run(1, ...acts)], pull: [lane.pullOf(cursor)] })).page();
      const own = page.changes.find(({ id }) => id === opening.entity);
      must(own?.type === 'own', 'no marker for what this device made alone');
      mustBe('marker', [own.rev, own.mids], [2, acts.map(({ mid }) => mid)]);
      const whole = (await lane.pull(cursor, { whole: true })).page();
      mustBe('with whole', whole.changes.find(({ id }) => id === opening.entity)?.type, 'row');
      mustBe('fold with markers', page.fold, whole.fold);
      const other = (await world.desk('colleague')).lane();
      mustBe(
        'to a colleague',
        (await other.pull(cursor)).page().changes.find(({ id }) => id === opening.entity)?.type,
        'row',
      );
      return 'a marker with both acts in order; a row when asked; a row to the colleague; one fold';
    },
  },
  {
    rule: 'R11',
    name: 'not alone',
    asked: 'a record that the device and a colleague have both changed since its cursor',
    async run(world) {
      const lane = (await world.desk()).lane();
      const other = (await world.desk('colleague')).lane();
      const { cursor } = await world.base();
      const opening = lane.opening();
      await lane.push(1, opening);
      await other.push(1, other.print(opening.entity));
      const change = (await lane.pull(cursor)).page().changes.find(({ id }) => id === opening.entity);
      mustBe('change', [change?.type, change?.rev], ['row', 2]);
      return 'the whole row';
    },
  },
  {
    rule: 'R11',
    name: 'wanted',
    asked: 'a row by its id from the head, and one that was never there',
    async run(world) {
      const lane = (await world.desk()).lane();
      const opening = lane.opening();
      await lane.push(1, opening);
      const { cursor } = await world.base();
      const none = world.newId();
      const want = [opening.entity, none].map((id) => ({ kind: 'dossier' as const, id }));
      const page = (await lane.pull(cursor, { want, anchors: [] })).page();
      mustBe('changes', page.changes.length, 0);
      const types = want.map(({ id }) => page.wanted.find((one) => one.id === id)?.type);
      mustBe('wanted', types, ['row', 'gone']);
      const rows = page.wanted.filter((change): change is Row => change.type === 'row');
      mustBe('fold', page.fold, foldOf(rows, world.hash));
      mustBe('cursor', page.cursor.seq, cursor?.seq);
      return 'the row, and gone; the cursor stays';
    },
  },
  {
    rule: 'R11',
    name: 'nothing new',
    asked: 'a pull at the head, twice',
    async run(world) {
      const lane = (await world.desk()).lane();
      const { cursor } = await world.base();
      const [one, two] = [(await lane.pull(cursor)).page(), (await lane.pull(cursor)).page()];
      mustBe('changes', [one.changes.length, one.more], [0, false]);
      mustBe('the same page', two, one);
      return 'no changes, the same cursor and digest';
    },
  },
];
