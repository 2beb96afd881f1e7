import { type Cursor, exchangeLimits } from '../protocol/sync-exchange.ts';

/** So many of the latest are kept one by one. */
const dense = 8;

/**
 * The anchors once the base has gone on from `cursor`: newest first, dense lately and sparser the further back, so that
 * however far back a backup was taken, little more than what it lost is pulled again (R13). Pure.
 */
export function withAnchor(anchors: readonly Cursor[], cursor: Cursor): readonly Cursor[] {
  if (cursor.seq === 0 || cursor.seq <= (anchors[0]?.seq ?? 0)) return anchors;
  const all = [cursor, ...anchors];
  if (all.length <= exchangeLimits.anchors) return all;
  let dropped = dense;
  let least = Infinity;
  for (let at = dense; at < all.length - 1; at += 1) {
    const before = all[at + 1]?.seq ?? 0;
    // What would be walked again for its lack, against how far back that is.
    const cost = ((all[at - 1]?.seq ?? 0) - before) / (cursor.seq - before);
    if (cost < least) [least, dropped] = [cost, at];
  }
  return all.filter((_, at) => at !== dropped);
}
