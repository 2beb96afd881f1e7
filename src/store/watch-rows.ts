import { Dexie, type ObservabilitySet, RangeSet } from 'dexie';
import { sessionOnDisk } from './names-on-disk.ts';
import type { StoreParts } from './store-parts.ts';

export interface ChangedRows {
  /** Records whose row or view has changed; `null`: which ones is not told. */
  readonly ids: ReadonlySet<string> | null;
  readonly session: boolean;
}

/** Tells after each commit, of this tab or another, which records it touched. */
export function watchRows(
  { database }: Pick<StoreParts, 'database'>,
  onChange: (changed: ChangedRows) => void,
): () => void {
  const partOf = (table: string): string => `idb://${database.name}/${table}/`;
  const look = (parts: ObservabilitySet): void => {
    const ids = new Set<string>();
    let all = 'all' in parts;
    for (const table of ['records', 'views']) {
      const ranges = parts[partOf(table)];
      if (ranges === undefined) continue;
      for (const { from, to } of RangeSet(ranges)) {
        if (typeof from === 'string' && from === to) ids.add(from);
        else all = true;
      }
    }
    const meta = parts[partOf('meta')];
    const session = all || (meta !== undefined && RangeSet(meta).hasKey(sessionOnDisk));
    if (all || session || ids.size > 0) onChange({ ids: all ? null : ids, session });
  };
  Dexie.on('storagemutated', look);
  return () => {
    Dexie.on.storagemutated.unsubscribe(look);
  };
}
