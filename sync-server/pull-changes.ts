import { emptyDigest, foldDigest } from '../src/protocol/digest.ts';
import { snapshotLimits } from '../src/protocol/snapshot.ts';
import {
  type Change,
  type Cursor,
  type Gone,
  knowsKind,
  type ScopeChanges,
  type SyncRequest,
} from '../src/protocol/sync-exchange.ts';
import type { Holds } from '../src/domain/access/seen.ts';
import { officeIdOf } from '../src/domain/office/office-id.ts';
import { recordKinds } from '../src/domain/record-ref.ts';
import type { HashText } from '../src/domain/words.ts';
import { emptyChain } from './chain-link.ts';
import { digestsOfLines, type HeldLine, linesAmong } from './held-lines.ts';
import type { ScopeReads } from './store/scope-port.ts';
import type { EntityHead, LoggedChange } from './store/scope-rows.ts';

/** Who asks: changes this device alone has made come back as markers. */
export interface Asker {
  readonly device: string;
  readonly incarnation: string;
  /** What of the scope she may hold (R18); absent: everything. */
  readonly holds?: Holds | 'everything' | 'nothing';
}

/** One page never looks at more entities than this, however small they are (R17). */
const headsPerPage = 1_000;
/** JSON around a row's state, and around a marker and each of its mutations: kind, id, revision, quotes. */
const rowFrameBytes = 130;
const ownFrameBytes = 110;
const bytesPerMid = 39;

interface Planned {
  readonly head: EntityHead;
  /** `null`: the whole row goes. */
  readonly mids: readonly string[] | null;
}

interface PullParts {
  readonly reads: ScopeReads;
  readonly hash: HashText;
}

/** One page of a scope's changes after the cursor, in the order of their numbers, and the rows asked for by name. */
export async function pullChanges(
  pull: SyncRequest['pull'][number],
  asker: Asker,
  parts: PullParts,
): Promise<ScopeChanges> {
  const { reads } = parts;
  const counter = await reads.counter();
  const epoch = await reads.epoch();
  const { from, anchor } = await findBeginning(pull, reads);
  const after = (from === 'cursor' ? pull.cursor : anchor)?.seq ?? 0;
  const holds = narrowed(asker);

  if (
    pull.loads === true &&
    holds === undefined &&
    pull.cursor === null &&
    pull.want.length === 0 &&
    counter.seq >= snapshotLimits.worthChanges &&
    (await maySnapshot(pull, reads))
  ) {
    const cursor = { epoch, seq: 0, chain: emptyChain };
    const nothing = { from, anchor, changes: [], wanted: [], fold: emptyDigest, digest: null };
    return { scope: pull.scope, ...nothing, cursor, more: true, ahead: counter.seq };
  }
  const found = from === 'nowhere' ? [] : await reads.headsAfter(after, headsPerPage, holds);
  const lines = await linesAmong(found, holds, parts);
  const heads = found.map((head) => asHeld(head, holds, lines));
  // A device that has lost its place may have lost its own mutations too, so it gets rows (R13).
  const changes =
    from !== 'cursor' || pull.whole === true
      ? []
      : await reads.changesAfter(
          after,
          heads.flatMap(({ kind, id }) => (kind === 'book' || lines.has(id) ? [] : [id])),
          heads.at(-1)?.seq ?? after,
        );
  const planned = plan(heads, changes, asker);
  const firstUnknown = heads.findIndex(({ kind }) => !knowsKind(pull, kind));
  const page = cut(firstUnknown === -1 ? planned : planned.slice(0, firstUnknown), pull.pageBytes);
  const last = page.at(-1)?.head.seq;
  // R15: a build is led up to the first record of a kind it does not know, and no further; it goes on sending.
  const stops = firstUnknown !== -1 && page.length === firstUnknown;
  // What a narrowed asker may not hold lies between the last of hers and the head, and is not walked.
  const further = page.length < heads.length || (heads.length === headsPerPage && last !== counter.seq);
  const more = from === 'nowhere' || (!stops && further);
  const at = last ?? (stops ? after : undefined);
  const cursor: Cursor =
    at !== undefined && (more || stops)
      ? { epoch, seq: at, chain: at === 0 ? emptyChain : ((await reads.chainAt(at)) ?? emptyChain) }
      : { epoch, seq: counter.seq, chain: counter.chain };

  const inPage = new Set(page.filter(({ head, mids }) => mids === null || head.left).map(({ head }) => head.id));
  const asked = await planWanted(pull, { inPage, holds }, parts);
  // A device that knows of anchors knows what `gone` means; an older one finds out by the digest that something has left.
  const heard = (change: Change | Gone): boolean => change.type !== 'gone' || pull.anchors !== undefined;
  return {
    scope: pull.scope,
    from,
    anchor,
    changes: (await fill(page, lines, reads)).filter(heard),
    wanted: [...(await fill(asked.rows, asked.lines, reads)), ...asked.gone].filter(heard),
    fold: [...page, ...asked.rows].reduce((sum, { head }) => foldDigest(sum, head.digest), emptyDigest),
    cursor,
    more,
    ...(more && last !== undefined && holds === undefined && (await maySnapshot(pull, reads))
      ? { ahead: counter.seq - last }
      : {}),
    digest: more || stops ? null : await digestHeld(counter.digest, holds, parts),
  };
}

function narrowed({ holds = 'everything' }: Asker): Holds | undefined {
  if (holds === 'nothing') throw new Error('Pages are asked for by nobody who may see none.');
  return holds === 'everything' ? undefined : holds;
}

/** Of what she brought she is told the line; what was hers to see and is no more has left, as far as she is told (R18). */
function asHeld(head: EntityHead, holds: Holds | undefined, lines: ReadonlyMap<string, HeldLine>): EntityHead {
  if (holds === undefined || head.left || holds.kinds.includes(head.kind)) return head;
  const line = lines.get(head.id);
  return line === undefined
    ? { ...head, left: true, digest: emptyDigest }
    : { ...head, digest: line.digest, bytes: Buffer.byteLength(line.state) };
}

/** The digest of what she may hold: of all, less the kinds that are kept from her where those are few, else summed up. */
async function digestHeld(whole: string, holds: Holds | undefined, parts: PullParts): Promise<string> {
  const { reads } = parts;
  if (holds === undefined) return whole;
  const hidden = recordKinds.filter((kind) => !holds.kinds.includes(kind));
  if (!hidden.includes('dossier')) {
    return (await reads.digestsOf(hidden)).reduce(foldDigest, whole);
  }
  const held = [...(await reads.digestsOf(holds.kinds)), ...(await digestsOfLines(holds, parts))];
  return held.reduce(foldDigest, emptyDigest);
}

/** R15: a snapshot has everything in it, which a build that does not know one of its kinds cannot read. */
async function maySnapshot(pull: SyncRequest['pull'][number], reads: ScopeReads): Promise<boolean> {
  const office = officeIdOf(pull.scope);
  const readsOffice = knowsKind(pull, 'office') || office === undefined || (await reads.headsOf([office])).length === 0;
  return readsOffice && (knowsKind(pull, 'book') || (await reads.books()).length === 0);
}

/** R13: behind the cursor, where that is part of this server's history; else behind the newest anchor that is. */
async function findBeginning(
  { cursor, anchors }: SyncRequest['pull'][number],
  reads: ScopeReads,
): Promise<{ from: ScopeChanges['from']; anchor: Cursor | null }> {
  if (cursor === null || (await isKnown(cursor, reads))) return { from: 'cursor', anchor: null };
  if (anchors?.length === 0) return { from: 'nowhere', anchor: null };
  for (const anchor of anchors ?? []) if (await isKnown(anchor, reads)) return { from: 'anchor', anchor };
  return { from: 'start', anchor: null };
}

/** The chain tells, whatever the epoch: one that stands at the number tells of the same acts at the same times before it. */
async function isKnown({ seq, chain }: Cursor, reads: ScopeReads): Promise<boolean> {
  return (seq === 0 ? emptyChain : await reads.chainAt(seq)) === chain;
}

/** What was asked for by name and is not in the page, as it stands; what is not there is said to be gone. */
async function planWanted(
  { want, pageBytes }: SyncRequest['pull'][number],
  { inPage, holds }: { readonly inPage: ReadonlySet<string>; readonly holds: Holds | undefined },
  parts: PullParts,
): Promise<{
  readonly rows: readonly Planned[];
  readonly lines: ReadonlyMap<string, HeldLine>;
  readonly gone: readonly Gone[];
}> {
  const { reads } = parts;
  const wanted = new Map(want.filter(({ id }) => !inPage.has(id)).map((ref) => [ref.id, ref]));
  const there = (await reads.headsOf([...wanted.keys()])).filter(({ kind, id }) => wanted.get(id)?.kind === kind);
  const lines = await linesAmong(there, holds, parts);
  const heads = there.flatMap((head) => {
    const held = asHeld(head, holds, lines);
    return held.left && !head.left ? [] : [held];
  });
  for (const { id } of heads) wanted.delete(id);
  const rows = cut(
    heads.map((head) => ({ head, mids: null })),
    pageBytes,
  );
  const gone = [...wanted.values()].map((ref): Gone => ({ type: 'gone', ...ref, rev: 0 }));
  return { rows, lines, gone };
}

/** A row that only the asker has changed since its cursor goes as the list of its own mutations. */
function plan(heads: readonly EntityHead[], changes: readonly LoggedChange[], asker: Asker): readonly Planned[] {
  const byEntity = new Map<string, LoggedChange[]>();
  for (const change of changes) {
    const made = byEntity.get(change.entity);
    if (made === undefined) byEntity.set(change.entity, [change]);
    else made.push(change);
  }
  return heads.map((head) => {
    const made = byEntity.get(head.id) ?? [];
    const own =
      !head.left &&
      made.length > 0 &&
      made.every(({ device, incarnation }) => device === asker.device && incarnation === asker.incarnation);
    return { head, mids: own ? made.map(({ mid }) => mid) : null };
  });
}

/** As many as fit; one always goes, however large, or the device would ask for it for ever. */
function cut(planned: readonly Planned[], pageBytes: number): readonly Planned[] {
  let left = pageBytes;
  const end = planned.findIndex(({ head, mids }, index) => {
    left -= mids === null ? rowFrameBytes + head.bytes : ownFrameBytes + bytesPerMid * mids.length;
    return left < 0 && index > 0;
  });
  return end === -1 ? planned : planned.slice(0, end);
}

async function fill(
  planned: readonly Planned[],
  lines: ReadonlyMap<string, HeldLine>,
  reads: ScopeReads,
): Promise<(Change | Gone)[]> {
  const rows = planned.filter(({ head, mids }) => mids === null && !head.left).map(({ head }) => head.id);
  const wholes = await reads.entities(rows.filter((id) => !lines.has(id)));
  const states = new Map(
    [...wholes, ...[...lines].map(([id, { state }]) => ({ id, state }))].map(({ id, state }) => [id, state]),
  );
  return planned.map(({ head, mids }): Change | Gone => {
    const same = { kind: head.kind, id: head.id, rev: head.rev };
    if (head.left) return { type: 'gone', ...same };
    if (mids !== null) return { type: 'own', ...same, mids: [...mids] };
    const state = states.get(head.id);
    if (state === undefined) throw new Error('A row has left between two reads of one moment.');
    return { type: 'row', ...same, state: JSON.parse(state) as { id: string } };
  });
}
