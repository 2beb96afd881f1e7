import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Mutation } from '../../src/domain/mutation.ts';
import { emptyDigest } from '../../src/protocol/digest.ts';
import type { ScopeChanges } from '../../src/protocol/sync-exchange.ts';
import { lookAtAllPens } from '../../sync-server/look-at-pens.ts';
import { madeUpId } from '../support/acts.ts';
import { entryArgs, movesToApproval, openBookAct } from '../support/made-up-books.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { type Desk, openDesk, standing } from './open-desk.ts';

let server: ServerInProcess;
let desk: Desk;
let other: Desk;
let drawn = 0x90_0000;

beforeEach(async () => {
  server = await openServerInProcess();
  desk = await openDesk(server);
  other = await openDesk(server, { account: 1, device: 1 });
});
afterEach(() => server.close());

const by = (of: Desk): Partial<Mutation> => ({ author: of.author, device: of.device, mid: madeUpId((drawn += 1)) });
const opening = (of: Desk) => openBookAct({}, by(of));
const book = openBookAct().entity;

/** A birth from its receipt to where it is entered. */
function approvedBy(of: Desk): [Mutation, Mutation, Mutation, Mutation] {
  const birth = of.acts.opening();
  const moves = movesToApproval.map(({ from, to }) => of.acts.move(birth.entity, from, to));
  return [birth, ...moves] as [Mutation, Mutation, Mutation, Mutation];
}
const enter = (of: Desk, { entity }: Mutation, changed = {}): Mutation => ({
  ...of.acts.print(entity),
  name: 'enterInBook',
  args: { ...entryArgs(book, changed) },
});

const pageOf = async (of: Desk, cursor: ScopeChanges['cursor'] | null, parts = {}): Promise<ScopeChanges> => {
  const [page] = (await of.pull(cursor, { anchors: [], books: true, ...parts })).changes;
  if (page === undefined) throw new Error('no page');
  return page;
};
const rowOf = async (id: string) => {
  const [row] = await server.store.read((reads) => reads(desk.scope).entities([id]));
  return row === undefined ? undefined : (JSON.parse(row.state) as Record<string, unknown>);
};

describe('an act of two records', () => {
  it('[R2] changes both in one transaction, under one id, and is told as two rows that nobody derives', async () => {
    const acts = approvedBy(desk);
    const entry = enter(desk, acts[0]);
    const answer = await desk.push(1, opening(desk), ...acts, entry);
    expect(standing(answer)).toEqual(Array<string>(6).fill('applied 1'));
    expect(answer.receipts.at(-1)?.flags).toEqual(['second:2', expect.stringMatching(/^numberGiven:1:1:/u)]);
    const page = await pageOf(desk, null);
    expect(page.changes.map(({ type, kind, rev }) => `${type} ${kind} ${rev}`)).toEqual([
      'row dossier 5',
      'row book 2',
    ]);
    expect(await rowOf(acts[0].entity)).toMatchObject({ business: 'REGISTERED', entry: { number: 1 } });
    expect(await rowOf(book)).toMatchObject({ last: 1 });
    // The same bytes again change nothing.
    expect((await desk.push(1, opening(desk))).lanes[0]?.outcome).toBe('fork');
    expect(standing(await desk.push(7, entry))).toEqual(['applied 1']);
    expect(await rowOf(book)).toMatchObject({ last: 1 });
  });

  it('[R5] leaves both as they are when either refuses', async () => {
    const acts = approvedBy(desk);
    await desk.push(1, opening(desk), acts[0]);
    const early = enter(desk, acts[0]);
    const stale = enter(desk, acts[0], { number: 3, fence: { epoch: 'x', n: 9 } });
    const answer = await desk.push(3, early, acts[1], acts[2], acts[3], stale);
    expect(answer.receipts.map(({ status, problems: [problem] }) => problem?.code ?? status)).toEqual([
      ...['notApproved', 'applied', 'applied', 'applied', 'stalePen'],
    ]);
    expect(await rowOf(book)).toMatchObject({ last: 0 });
    expect((await rowOf(acts[0].entity))?.['entry']).toBeUndefined();
  });

  it('[R5] waits for a book that is not there, and for nothing else; it is judged when the book comes', async () => {
    const [birth, ...moves] = approvedBy(desk);
    const entry = enter(desk, birth);
    const answer = await desk.push(1, birth, ...moves, entry);
    expect(answer.receipts.at(-1)).toMatchObject({
      status: 'blockedBy',
      waitsFor: book,
      problems: [{ code: 'bookMissing' }],
    });
    await other.push(1, opening(other));
    const held = { scope: desk.scope, mid: entry.mid, revision: 1 };
    expect(standing(await desk.exchange({ held: [held] }))).toEqual(['applied 2']);
    expect(await rowOf(birth.entity)).toMatchObject({ entry: { number: 1 } });
  });

  it('[R5] that is held on its dossier holds up no other entry in the book: its number stays in doubt, and is filled later', async () => {
    const device = { device: desk.device, name: 'Quầy 1' };
    const opened = opening(desk);
    await desk.push(1, opened);
    const { fence } = ((await rowOf(book)) as { pen: { fence: { epoch: string; n: number } } }).pen;
    const lend = { ...opening(desk), name: 'lendPen', args: { fence, to: device } };
    const [mine, theirs] = [approvedBy(desk), approvedBy(desk)];
    await desk.push(2, lend, ...mine.slice(0, 3), ...theirs);
    const pen = { ...fence, n: 2 };
    // A colleague has taken the first back for work: the approval of it meets another step.
    await other.push(1, other.acts.move(mine[0].entity, 'SUBMITTED_FOR_SIGNATURE', 'PROCESSING'));
    const [one, two] = [
      enter(desk, mine[0], { number: 1, fence: pen }),
      enter(desk, theirs[0], { number: 2, fence: pen }),
    ];
    const answer = await desk.push(10, mine[3], one, two);
    expect(answer.receipts.map(({ status }) => status)).toEqual(['parked', 'blockedBy', 'applied']);
    expect(await rowOf(book)).toMatchObject({ last: 2, doubted: [{ from: 1, to: 1 }] });
    const decision = { field: 'business', standing: 'PROCESSING', parked: 'APPROVED', take: 'other' as const };
    await other.push(2, other.acts.decide(mine[3], [{ ...decision, value: 'SUBMITTED_FOR_SIGNATURE' }]));
    await other.push(3, other.acts.move(mine[0].entity, 'SUBMITTED_FOR_SIGNATURE', 'APPROVED'));
    // Freed by the decision it met a dossier not approved yet, and is told so; entered again it fills the number in doubt.
    const again = enter(desk, mine[0], { number: 1, fence: pen });
    expect(standing(await desk.push(13, again))).toEqual(['applied 1']);
    expect(await rowOf(book)).toMatchObject({ last: 2, doubted: [] });
  });

  it('[R5] on a record of the wrong kind is refused, and waits for nothing', async () => {
    await desk.push(1, opening(desk));
    const edit = desk.acts.edit(book, 'applicant.phone', null, '0900000001');
    const birth = desk.acts.opening();
    const lend = { ...opening(desk), name: 'lendPen', entity: birth.entity };
    const answer = await desk.push(2, edit, { ...birth, entity: book, mid: madeUpId(drawn + 50) }, birth, lend);
    expect(answer.receipts.map(({ status, problems: [problem] }) => problem?.code ?? status)).toEqual([
      ...['wrongRecord', 'wrongRecord', 'applied', 'wrongRecord'],
    ]);
  });
});

describe('a device of a build that does not know books', () => {
  it('[R15] is led up to the first book and no further, goes on sending, and goes on from there when it is updated', async () => {
    const [birth, ...moves] = approvedBy(desk);
    await desk.push(1, birth, opening(desk), desk.acts.opening());
    const old = { books: undefined };
    const page = await pageOf(other, null, old);
    expect(page.changes.map(({ id }) => id)).toEqual([birth.entity]);
    expect(page).toMatchObject({ more: false, digest: null, cursor: { seq: 1 } });
    const after = await pageOf(other, page.cursor, old);
    expect(after).toMatchObject({ from: 'cursor', changes: [], more: false, digest: null, cursor: page.cursor });
    expect(after.fold).toBe(emptyDigest);
    expect(standing(await desk.push(4, ...moves))).toEqual(['applied 1', 'applied 1', 'applied 1']);
    const updated = await pageOf(other, page.cursor);
    expect(updated.changes.map(({ kind }) => kind)).toEqual(['book', 'dossier', 'dossier']);
    expect(updated.digest).not.toBeNull();
  });

  it('[R15] is offered no snapshot that has a book in it', async () => {
    await desk.push(1, opening(desk));
    for (let from = 2; from < 502; from += 100) await desk.push(from, ...desk.acts.openings(100));
    expect(await pageOf(other, null, { books: undefined, loads: true })).toMatchObject({ changes: [], more: false });
    expect(await pageOf(other, null, { loads: true })).toMatchObject({ changes: [], more: true, ahead: 501 });
    const { token } = other.session;
    const manifest = (query: string) =>
      server.fetch(`${server.serverUrl}/v1/snapshots/${other.scope}?nonce=${'n'.repeat(20)}${query}`, {
        headers: { authorization: `Bearer ${token}` },
      });
    expect([(await manifest('')).status, (await manifest('&books=1')).status]).toEqual([404, 200]);
  });
});

describe('pens in doubt', () => {
  const penNow = async () => ((await rowOf(book)) as { pen: Record<string, unknown> }).pen;

  it('[R19] [R13] are suspended, before anything is judged, when a device shows a cursor of a history that was lost', async () => {
    await desk.push(1, opening(desk), ...approvedBy(desk));
    const [birth] = approvedBy(other);
    const { cursor } = await pageOf(desk, null);
    const lost = { ...cursor, seq: cursor.seq + 4, chain: 'd'.repeat(64) };
    const mine = approvedBy(other);
    const entry = enter(other, mine[0]);
    const answer = await other.exchange({
      lanes: [other.run(1, birth, ...mine, entry)],
      pull: [{ scope: desk.scope, cursor: lost, anchors: [], books: true, want: [], pageBytes: 64 * 1024 }],
    });
    expect(answer.receipts.at(-1)?.flags).toEqual([]);
    expect(await rowOf(mine[0].entity)).toMatchObject({ business: 'WAITING_NUMBER' });
    expect(await penNow()).toMatchObject({ standing: 'suspended', server: cursor.epoch });
    expect((await penNow())['epoch']).not.toBe(cursor.epoch);
    const { seq } = (await pageOf(desk, null)).cursor;
    // Once is enough, until it is proved.
    await other.pull(lost, { anchors: [], books: true });
    expect((await pageOf(desk, null)).cursor.seq).toBe(seq);
  });

  it('[R19] [R13] are suspended by a pull alone that shows such a cursor', async () => {
    await desk.push(1, opening(desk));
    const { cursor } = await pageOf(desk, null);
    await other.pull({ ...cursor, seq: 9, chain: 'd'.repeat(64) }, { anchors: [], books: true });
    expect(await penNow()).toMatchObject({ standing: 'suspended' });
  });

  it('[R19] [R13] are suspended in a new epoch of the server, in every commune, and those proved in it are left alone', async () => {
    await desk.push(1, opening(desk));
    const from = await server.store.epoch();
    const to = madeUpId(0xe0e0);
    await server.store.beginEpoch({ from, to });
    // Nobody has looked yet: the first act that touches the book does.
    const mine = approvedBy(desk);
    await desk.push(2, ...mine, enter(desk, mine[0]));
    expect(await penNow()).toMatchObject({ standing: 'suspended', epoch: to, server: to });
    const { fence } = (await penNow()) as { fence: { epoch: string; n: number } };
    const take = {
      ...opening(desk),
      name: 'takePen',
      schema: 2,
      args: { fence, to: null, lastOnPaper: 2, reason: 'Đã xem sổ giấy', epoch: to },
    };
    expect(standing(await desk.push(7, take))).toEqual(['applied 1']);
    expect(await penNow()).toMatchObject({ standing: 'held', fence: { epoch: to, n: 2 } });
    await lookAtAllPens(server.parts);
    expect(await penNow()).toMatchObject({ standing: 'held' });
    expect(await rowOf(book)).toMatchObject({ last: 2, doubted: [{ from: 1, to: 2 }] });
  });
});
