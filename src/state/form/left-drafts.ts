import type { Draft } from '../../store/store.ts';

interface Drafts {
  draft(id: string): Promise<Draft | null>;
}

/** Last writes that are on their way, by store and draft. */
const leaving = new WeakMap<Drafts, Map<string, Promise<void>>>();

/** A form was left while its last letters were being written: whoever reads its draft in this tab waits for them. */
export function leaveDraft(store: Drafts, id: string, written: Promise<void>): void {
  const ofStore = leaving.get(store) ?? new Map<string, Promise<void>>();
  leaving.set(store, ofStore);
  const over = written.finally(() => {
    if (ofStore.get(id) === over) ofStore.delete(id);
  });
  ofStore.set(id, over);
}

/** A draft as it was left. Without the wait a form that is opened again at once could stand as it was a moment before, and be kept so. */
export async function readDraft(store: Drafts, id: string): Promise<Draft | null> {
  await leaving.get(store)?.get(id);
  return store.draft(id);
}
