import type { Saved, SavedAll } from './store.ts';

/** What became of the first of several acts, which the others stand on. */
export function firstSaved(saved: SavedAll): Saved {
  if (saved.status !== 'saved') return saved;
  const [act] = saved.acts;
  if (act === undefined) throw new TypeError('an act was saved that nobody did');
  return { status: 'saved', ...act };
}
