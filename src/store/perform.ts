import type { Dossier } from '../domain/dossier.ts';
import { addBookAct } from './book-acts.ts';
import { moveGeneration, readGeneration, readLane, writeLane } from './meta.ts';
import { type Pressed, prepareAct, type ReadyAct } from './prepare-act.ts';
import { makingRoom } from './make-room.ts';
import { dropLoose, isLooseStill } from './pages/loose-rows.ts';
import { prepareLoose } from './pages/take-loose.ts';
import { commitPage, type ReadyPage } from './pages/keep-pages.ts';
import type { TakenLoose } from './pages/loose-pages.ts';
import type { Command, Saved, SavedAll } from './store.ts';
import { reopening, storageFailure } from './storage-failure.ts';
import type { StoreParts } from './store-parts.ts';

const mostAttempts = 100;

/**
 * Keeps what a person did: act, its number in the lane, the record as it now looks and the draft's removal in one
 * strict transaction (R1). Prepared outside it; when something else committed meanwhile, prepared again on that.
 */
export async function perform(parts: StoreParts, command: Command): Promise<Saved> {
  const saved = await performAll(parts, [command]);
  const [act] = saved.status === 'saved' ? saved.acts : [];
  if (saved.status !== 'saved') return saved;
  if (act === undefined) throw new TypeError('an act was saved that nobody did');
  return { status: 'saved', ...act };
}

/**
 * The same for acts that belong together, of which several on one dossier stand each on the one before: all are kept, with
 * consecutive numbers of the lane, or none. The server judges each by itself (R5).
 */
export async function performAll(parts: StoreParts, commands: readonly Command[]): Promise<SavedAll> {
  const pressed = commands.map((command) => ({
    mid: parts.newId(),
    entity: command.entity ?? parts.newId(),
    at: new Date(parts.clock.now()).toISOString(),
    monotonic: Math.round(parts.clock.monotonic()),
  }));
  const drafts = commands.flatMap(({ draft }) => (draft === undefined ? [] : [draft]));
  const loose = commands.flatMap(({ loose: taken = [] }) => taken);
  try {
    let author: Pressed['author'] = null;
    let kept: readonly ReadyPage[] | undefined;
    for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
      const ready = await prepareAll(
        parts,
        commands,
        pressed.map((moment) => ({ ...moment, author })),
      );
      if (ready.status !== 'moved' && ready.status !== 'ready') return ready;
      author = ready.author;
      if (ready.status === 'moved') continue;
      const scope = ready.acts[0]?.row.scope ?? '';
      kept ??= await prepareLoose(parts, loose, scope);
      if (kept === undefined) return pagesChanged;
      const rows = { acts: ready.acts, drafts, pages: kept, loose };
      const committed = await makingRoom(parts.database, () => commitActs(parts, rows));
      if (committed === 'pagesChanged') return pagesChanged;
      if (committed === 'done') return { status: 'saved', acts: pressed.map(({ mid, entity }) => ({ mid, entity })) };
    }
    return { status: 'failed', reason: 'unknown', detail: 'other work on this device kept coming in between' };
  } catch (error) {
    const failure = storageFailure(error);
    if (failure === undefined) throw error;
    return failure;
  }
}

type Prepared =
  | { readonly status: 'ready'; readonly author: Pressed['author']; readonly acts: readonly ReadyAct[] }
  /** Something committed between two of them. */
  | { readonly status: 'moved'; readonly author: Pressed['author'] }
  | Exclude<Saved, { status: 'saved' }>;

async function prepareAll(
  parts: StoreParts,
  commands: readonly Command[],
  pressed: readonly Pressed[],
): Promise<Prepared> {
  const acts: ReadyAct[] = [];
  const afterwards = new Map<string, Dossier>();
  for (const [index, command] of commands.entries()) {
    const moment = pressed[index];
    if (moment === undefined) throw new TypeError('an act without its moment');
    const author = acts[0]?.author ?? moment.author;
    const before = afterwards.get(moment.entity);
    if (before === undefined && acts.some(({ row }) => row.entity === moment.entity))
      throw new TypeError('of acts on one record only those on a dossier stand on each other');
    const act = await prepareAct(parts, command, { ...moment, author }, before);
    if (act.status === 'saved') throw new TypeError('an act was saved while it was prepared');
    if (act.status !== 'ready') return act;
    acts.push(act);
    if (act.after !== undefined) afterwards.set(moment.entity, act.after);
  }
  const [first] = acts;
  const books = acts.flatMap(({ book }) => book ?? []);
  // R19: each was judged without the other, and both may have taken one number.
  if (new Set(books).size < books.length) throw new TypeError('two acts on one book cannot be kept together');
  const together = acts.every(({ generation, lane }) => generation === first?.generation && lane === first.lane);
  return { status: together ? 'ready' : 'moved', author: first?.author ?? null, acts };
}

const pagesChanged: Exclude<Saved, { status: 'saved' }> = {
  status: 'refused',
  problems: [
    {
      field: null,
      code: 'pagesChanged',
      message: {
        vi: 'Có trang vừa được sửa hoặc lưu ở thẻ khác, hoặc không đọc được nữa. Hãy xem lại các trang rồi lưu lại.',
        en: 'A page has just been changed or saved in another tab, or cannot be read any more. Look at the pages again, then save.',
      },
    },
  ],
};

/** Everything that one transaction keeps: acts, what they complete, and the pages that they name. */
interface ReadyRows {
  readonly acts: readonly ReadyAct[];
  readonly drafts: readonly string[];
  readonly pages: readonly ReadyPage[];
  readonly loose: readonly TakenLoose[];
}

/** `moved`: the ground moved under what was prepared. */
async function commitActs(
  { database }: StoreParts,
  { acts, drafts, pages, loose }: ReadyRows,
): Promise<'done' | 'moved' | 'pagesChanged'> {
  const usual = [database.meta, database.views, database.outbox, database.drafts];
  const tables = loose.length === 0 ? usual : [...usual, database.pages, database.slices, database.loose];
  const [first] = acts;
  if (first === undefined) return 'done';
  return reopening(database, () =>
    database.transaction('rw', tables, async () => {
      // The connection may have been lost after a commit that nobody was told of (L17).
      if ((await database.outbox.get(first.row.id)) !== undefined) return 'done';
      if ((await readGeneration(database)) !== first.generation) return 'moved';
      // Another tab of hers has saved them, or made them anew.
      if (loose.length > 0 && !(await isLooseStill(database, loose))) return 'pagesChanged';
      for (const act of acts) {
        const turn = await moveGeneration(database);
        const lane = await readLane(database, act.lane);
        await writeLane(database, act.lane, { ...lane, next: lane.next + 1 });
        await database.outbox.add({ ...act.row, seq: lane.next, turn });
        if (act.view !== null) await database.views.put({ ...act.view, seq: turn });
        if (act.book !== null) await addBookAct(database, act.book, act.row.id);
      }
      for (const page of pages) await commitPage(database, page);
      if (loose.length > 0)
        await dropLoose(
          database,
          loose.map(({ id }) => id),
        );
      await database.drafts.bulkDelete([...drafts]);
      return 'done';
    }),
  );
}
