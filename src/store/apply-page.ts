import { emptyDigest, foldDigest } from '../protocol/digest.ts';
import type { Receipt } from '../protocol/receipt.ts';
import type { Change, Gone, ScopeChanges } from '../protocol/sync-exchange.ts';
import { withAnchor } from './anchors.ts';
import type { AnswerGround } from './answer-ground.ts';
import { dossierOf } from './dossier-shape.ts';
import type { ScopeState } from './meta.ts';
import { ownText, receiptsWait, rowTextOf } from './own-text.ts';
import { boxContext } from './row-content.ts';
import { bookPlace, orderBehind, orderKey, type RecordRow } from './rows.ts';
import type { StoreParts } from './store-parts.ts';

/** What one page does to the base. */
export interface AppliedPage {
  readonly rows: ReadonlyMap<string, RecordRow>;
  readonly state: ScopeState;
  /** Records that it brought and that lay here whole already: whatever was noted of them holds no more. */
  readonly intact: readonly string[];
  /** Records that changed because the server sent them. */
  readonly pulled: number;
  /** Records that leave: asked for, and not on the server; or not among what this device may hold any more (R18). */
  readonly gone: readonly string[];
  /** Those of them that went elsewhere: what was made of them here and received is no longer shown for itself. */
  readonly left: readonly string[];
  /** The walk is complete: rows of older walks leave with this commit. */
  readonly sweep: boolean;
  readonly fault: 'badAnswer' | null;
}

export const newScope: ScopeState = {
  cursor: null,
  digest: emptyDigest,
  pass: 1,
  rewalking: false,
  mismatches: 0,
  wholeTo: null,
};

const nothing: Omit<AppliedPage, 'state'> = {
  rows: new Map(),
  intact: [],
  pulled: 0,
  gone: [],
  left: [],
  sweep: false,
  fault: null,
};

/** The walk through the changes begins again at the beginning; what is on the disk stays until it is complete. */
export function walkAnew(state: ScopeState, mismatches: number): ScopeState {
  const { seals = [] } = state;
  return {
    seals,
    cursor: null,
    digest: emptyDigest,
    pass: state.pass + 1,
    rewalking: true,
    mismatches,
    wholeTo: null,
    anchors: [],
    lost: false,
  };
}

/** Wanted rows first, since they are newest; then the page in its order. The cursor moves only over what is now stored (R11). */
export async function applyPage(
  parts: StoreParts,
  ground: AnswerGround,
  page: ScopeChanges,
  receipts: ReadonlyMap<string, Receipt>,
): Promise<AppliedPage> {
  const before = ground.scope ?? newScope;
  const start = page.from === 'start' && before.cursor !== null ? walkAnew(before, 0) : before;
  if (page.from === 'nowhere') {
    return { ...nothing, state: { ...before, lost: true } };
  }
  const told = [...page.wanted, ...page.changes];
  const fromPage = new Set<Change | Gone>(page.changes);
  const base = new Map(ground.records);
  const rows = new Map<string, RecordRow>();
  const intact: string[] = [];
  let fold = emptyDigest;
  let digest = start.digest;
  let pulled = 0;
  // A row asked for by name may be newer than the page.
  const cameBy = (change: Change): number =>
    fromPage.has(change) || !page.more ? page.cursor.seq : Number.MAX_SAFE_INTEGER;

  for (const change of told.filter(({ type }) => type !== 'gone') as Change[]) {
    const known = base.get(change.id);
    // A row of an older walk is shown until this one is complete, but nothing is built on it; nor on another commune's.
    const current = known?.pass === start.pass && known.scope === page.scope ? known : undefined;
    const text = change.type === 'row' ? rowText(change) : await ownText(parts, ground, change, current, receipts);
    if (text === receiptsWait) return { ...nothing, state: before };
    if (text === undefined) return notKept(page, before);
    const rowDigest = parts.hash(text);
    fold = foldDigest(fold, rowDigest);
    if (current !== undefined && (current.seq > change.rev || current.digest === rowDigest)) {
      if (await isIntact(parts, current)) {
        intact.push(current.id);
        if ((current.came ?? 0) > cameBy(change)) rows.set(current.id, { ...current, came: cameBy(change) });
        continue;
      }
    }
    const { scope } = page;
    const { pass } = start;
    const row = await recordRow(parts, { change, text, digest: rowDigest, scope, pass, came: cameBy(change) });
    if (current !== undefined) digest = foldDigest(digest, current.digest);
    digest = foldDigest(digest, row.digest);
    base.set(row.id, row);
    rows.set(row.id, row);
    if (change.type === 'row') pulled += 1;
  }
  if (fold !== page.fold) return notKept(page, before);
  const leaving = told.filter((change) => change.type === 'gone').filter((change) => isGone(change, base, page.scope));
  const gone = leaving.map(({ id }) => id);
  for (const id of gone) {
    const known = base.get(id);
    if (known?.pass === start.pass) digest = foldDigest(digest, known.digest);
  }
  const left = leaving.filter(({ rev }) => rev > 0).map(({ id }) => id);
  const stored = { rows, intact, pulled, gone, left };
  const passed = start.cursor === null || start.cursor.seq === page.cursor.seq ? undefined : start.cursor;
  const anchors = passed === undefined ? (start.anchors ?? []) : withAnchor(start.anchors ?? [], passed);
  const state = { ...start, cursor: page.cursor, digest, anchors, lost: false, atHead: !page.more };
  if (page.more || page.digest === null) return { ...stored, state, sweep: false, fault: null };
  // R13: what the new history has not brought is asked for by name, before the base can be compared.
  const goneNow = new Set(gone);
  if (ground.doubtful.some((id) => !rows.has(id) && !goneNow.has(id)))
    return { ...stored, state, sweep: false, fault: null };
  if (page.digest === digest) {
    const whole = { ...state, rewalking: false, mismatches: 0, wholeTo: null };
    return { ...stored, state: whole, sweep: state.rewalking, fault: null };
  }
  // L32: the head is reached and the base is not the server's. Everything is pulled again, beside what there is.
  const fault = before.mismatches > 0 ? 'badAnswer' : null;
  return { ...stored, state: walkAnew(state, before.mismatches + 1), sweep: false, fault };
}

// R11: rows that are not what the page says they are. Its markers may be what the device cannot follow, so it is asked for
// again as rows; one that had none did not arrive as it was sent.
function notKept(page: ScopeChanges, before: ScopeState): AppliedPage {
  if (!page.changes.some(({ type }) => type === 'own')) return { ...nothing, state: before, fault: 'badAnswer' };
  return { ...nothing, state: { ...before, wholeTo: page.cursor.seq } };
}

/** R18: what it had here is older than the news that it has left; what another commune has of it is not this one's to take. */
function isGone({ id, rev }: Gone, base: ReadonlyMap<string, RecordRow>, scope: string): boolean {
  const known = base.get(id);
  return known === undefined || (known.scope === scope && (rev === 0 || known.seq <= rev));
}

async function isIntact({ boxes }: StoreParts, row: RecordRow): Promise<boolean> {
  return (await boxes.openHashed(row.box, boxContext.record(row.id), row.digest)) !== undefined;
}

function rowText(change: Extract<Change, { type: 'row' }>): string | undefined {
  try {
    return rowTextOf(change, change.state);
  } catch {
    // Half a surrogate pair has no canonical text, so no server of ours has sent it.
    return undefined;
  }
}

export interface NewRow {
  readonly change: Change;
  readonly text: string;
  readonly digest: string;
  readonly scope: string;
  readonly pass: number;
  readonly came: number;
}

export async function recordRow(
  { boxes }: StoreParts,
  { change, text, digest, scope, pass, came }: NewRow,
): Promise<RecordRow> {
  const state: unknown = change.type === 'row' ? change.state : (JSON.parse(text) as { state: unknown }).state;
  const dossier = change.kind === 'dossier' ? dossierOf(state) : undefined;
  return {
    id: change.id,
    scope,
    kind: change.kind,
    seq: change.rev,
    digest,
    order:
      change.kind === 'dossier'
        ? orderKey({ receivedAt: dossier?.receivedAt ?? '', id: change.id })
        : orderBehind(change.id),
    ...bookPlace(dossier),
    pass,
    came,
    box: await boxes.seal(text, boxContext.record(change.id)),
  };
}
