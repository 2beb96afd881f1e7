import { freeIncoming } from './load-store.ts';
import { moveGeneration, readGeneration, readLane, readMeta, writeLane } from './meta.ts';
import { type Pressed, prepareAct, type ReadyAct } from './prepare-act.ts';
import type { Command, Saved } from './store.ts';
import { reopening, storageFailure } from './storage-failure.ts';
import type { StoreParts } from './store-parts.ts';

const mostAttempts = 100;

/**
 * Keeps what a person did: act, its number in the lane, the record as it now looks and the draft's removal in one
 * strict transaction (R1). Prepared outside it; when something else committed meanwhile, prepared again on that.
 */
export async function perform(parts: StoreParts, command: Command): Promise<Saved> {
  const moment = {
    mid: parts.newId(),
    entity: command.entity ?? parts.newId(),
    at: new Date(parts.clock.now()).toISOString(),
    monotonic: Math.round(parts.clock.monotonic()),
  };
  try {
    const session = await reopening(parts.database, () => readMeta(parts.database, 'session'));
    const pressed: Pressed = { ...moment, author: session?.account };
    for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
      const act = await prepareAct(parts, command, pressed);
      if (act.status !== 'ready') return act;
      if (await commitFirst(parts, act, command.draft)) {
        return { status: 'saved', mid: pressed.mid, entity: pressed.entity };
      }
    }
    return { status: 'failed', reason: 'unknown', detail: 'other work on this device kept coming in between' };
  } catch (error) {
    const failure = storageFailure(error);
    if (failure === undefined) throw error;
    return failure;
  }
}

// A disk that is full of what was being fetched has room for what a person saves.
async function commitFirst(parts: StoreParts, act: ReadyAct, draft: string | undefined): Promise<boolean> {
  try {
    return await commitAct(parts, act, draft);
  } catch (error) {
    const full = storageFailure(error)?.reason === 'storageFull';
    if (!full || !(await freeIncoming(parts.database))) throw error;
    return commitAct(parts, act, draft);
  }
}

/** `false` when the ground moved under what was prepared. */
async function commitAct({ database }: StoreParts, act: ReadyAct, draft: string | undefined): Promise<boolean> {
  const tables = [database.meta, database.views, database.outbox, database.drafts];
  return reopening(database, () =>
    database.transaction('rw', tables, async () => {
      // The connection may have been lost after a commit that nobody was told of (L17).
      if ((await database.outbox.get(act.row.id)) !== undefined) return true;
      if ((await readGeneration(database)) !== act.generation) return false;
      const turn = await moveGeneration(database);
      const lane = await readLane(database, act.lane);
      await writeLane(database, act.lane, { ...lane, next: lane.next + 1 });
      await database.outbox.add({ ...act.row, seq: lane.next, turn });
      if (act.view !== null) await database.views.put({ ...act.view, seq: turn });
      if (draft !== undefined) await database.drafts.delete(draft);
      return true;
    }),
  );
}
