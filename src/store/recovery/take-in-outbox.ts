import type { Role } from '../../domain/access/role.ts';
import { readIdentity } from '../identity.ts';
import { moveGeneration, readLane, readMeta, rolesOf, writeLane } from '../meta.ts';
import { boxContext } from '../row-content.ts';
import { laneKey, type OutboxRow } from '../rows.ts';
import { reopening, storageFailure } from '../storage-failure.ts';
import type { DeviceIdentity } from '../store.ts';
import type { StoreParts } from '../store-parts.ts';
import type { BroughtAct, OpenedOutbox } from './open-sealed-outbox.ts';

/** Whom the server lets bring what was made on another device. */
const mayBring: readonly Role[] = ['leader', 'administrator'];

export type TakenIn =
  /** `before`: were here already. */
  | { readonly status: 'taken'; readonly taken: number; readonly before: number }
  | { readonly status: 'notYours' | 'otherCommune' }
  | { readonly status: 'failed' };

/**
 * The acts of an opened file go into this device's outbox, in lanes of the device they were made on, and travel with the next
 * exchange; who made them, where and when stays sealed in them. Taken in twice they are there once.
 */
export async function takeInOutbox(
  parts: StoreParts,
  { head, waiting }: Extract<OpenedOutbox, { readonly status: 'open' }>,
): Promise<TakenIn> {
  const { database } = parts;
  const session = await reopening(database, () => readMeta(database, 'session'));
  if (session === undefined || !rolesOf(session).some((role) => mayBring.includes(role))) return { status: 'notYours' };
  if (session.scope !== head.scope) return { status: 'otherCommune' };
  const identity = await readIdentity(parts);
  const rows = await Promise.all(waiting.map((act) => rowOf(parts, act, identity)));
  const mids = rows.map(({ id }) => id);
  try {
    return await reopening(database, () =>
      database.transaction('rw', database.meta, database.outbox, database.acknowledged, async () => {
        const here = new Set<string>([
          ...(await database.outbox.where('id').anyOf(mids).primaryKeys()),
          ...(await database.acknowledged.where('id').anyOf(mids).primaryKeys()),
        ]);
        for (const row of rows) {
          if (here.has(row.id)) continue;
          const turn = await moveGeneration(database);
          const lane = await readLane(database, row.lane);
          await writeLane(database, row.lane, { ...lane, next: lane.next + 1 });
          await database.outbox.add({ ...row, seq: lane.next, turn });
        }
        return { status: 'taken', taken: rows.length - here.size, before: here.size } as const;
      }),
    );
  } catch (error) {
    if (storageFailure(error) === undefined) throw error;
    return { status: 'failed' };
  }
}

async function rowOf(
  { boxes, hash }: StoreParts,
  { mutation, text }: BroughtAct,
  { incarnation, device: own }: DeviceIdentity,
): Promise<Omit<OutboxRow, 'seq' | 'turn'>> {
  const { mid, scope, author, entity, name, occurredAt } = mutation;
  const device = mutation.device === own ? undefined : mutation.device;
  return {
    id: mid,
    scope,
    kind: 'mutation',
    lane: laneKey({ scope, incarnation, author, device }),
    incarnation,
    author,
    ...(device === undefined ? {} : { device }),
    entity,
    name,
    madeAt: occurredAt.device,
    bytes: new TextEncoder().encode(text).length,
    hash: await boxes.hideHash(hash(text), mid),
    state: 'waiting',
    revision: 0,
    receipt: null,
    box: await boxes.seal(text, boxContext.mutation(mid)),
  };
}
