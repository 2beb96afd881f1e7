import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyDigest, foldDigest, rowDigest } from '../../src/protocol/digest.ts';
import { snapshotLimits } from '../../src/protocol/snapshot.ts';
import { type Change, exchangeLimits, type ScopeChanges, type SyncResponse } from '../../src/protocol/sync-exchange.ts';
import { madeUpId } from '../support/acts.ts';
import { serverHash } from '../support/server-parts.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { type Desk, openDesk } from './open-desk.ts';

let server: ServerInProcess;
let desk: Desk;
let other: Desk;

beforeEach(async () => {
  server = await openServerInProcess();
  desk = await openDesk(server);
  other = await openDesk(server, { account: 1, device: 1 });
});
afterEach(() => server.close());

function pageOf({ changes: [page] }: SyncResponse): ScopeChanges {
  if (page === undefined) throw new Error('no page');
  return page;
}

const pull = async (...parts: Parameters<Desk['pull']>) => pageOf(await other.pull(...parts));

describe('a pull', () => {
  it('of an empty commune is at its head', async () => {
    expect(await pull(null)).toMatchObject({
      from: 'cursor',
      changes: [],
      more: false,
      digest: emptyDigest,
      cursor: { epoch: await server.store.epoch(), seq: 0 },
    });
  });

  it('[R17] says only how much there is to a device that holds nothing and loads snapshots, where one is worth it', async () => {
    const { worthChanges } = snapshotLimits;
    for (let from = 1; from < worthChanges; from += 100) {
      await desk.push(from, ...desk.acts.openings(Math.min(100, worthChanges - from)));
    }
    expect((await pull(null, { loads: true })).changes.length).toBeGreaterThan(0);
    await desk.push(worthChanges, ...desk.acts.openings(1));
    const told = await pull(null, { loads: true });
    expect(told).toMatchObject({ changes: [], cursor: { seq: 0 }, more: true, ahead: worthChanges });
    // Should the snapshot come to nothing, the walk goes on from there.
    const walked = await pull(told.cursor, { loads: true });
    expect(walked).toMatchObject({ from: 'cursor' });
    expect(walked.changes).toEqual((await pull(null)).changes);
  });

  it('brings what others made as rows whose digests add up to the commune’s', async () => {
    await desk.push(1, ...desk.acts.openings(5));
    const page = await pull(null);
    const rows = page.changes.filter((change): change is Extract<Change, { type: 'row' }> => change.type === 'row');
    expect(rows).toHaveLength(5);
    let digest = emptyDigest;
    for (const { kind, id, rev, state } of rows) {
      digest = foldDigest(digest, rowDigest({ kind, id, rev, state }, serverHash));
    }
    expect(page.fold).toBe(digest);
    expect(page.digest).toBe(digest);
    expect(page.cursor.seq).toBe(5);
  });

  it('keeps the digest true while rows change', async () => {
    const birth = desk.acts.opening();
    await desk.push(1, birth, desk.acts.opening(), desk.acts.print(birth.entity));
    await desk.push(4, desk.acts.print(birth.entity));
    const page = await pull(null);
    expect(page.fold).toBe(foldOf(page));
    expect(page.digest).toBe(page.fold);
  });

  it('after a cursor brings only what changed since, each record once, as it stands', async () => {
    const birth = desk.acts.opening();
    await desk.push(1, birth, desk.acts.opening());
    const { cursor } = await pull(null);
    await desk.push(3, desk.acts.print(birth.entity), desk.acts.print(birth.entity));
    const page = await pull(cursor);
    expect(page.changes).toMatchObject([{ type: 'row', id: birth.entity, rev: 3, state: { slipPrints: 2 } }]);
    expect((await pull(page.cursor)).changes).toEqual([]);
  });

  it('[R11] walks in pages of the asked size, none lost and none twice, though others write meanwhile', async () => {
    await desk.push(1, ...desk.acts.openings(40));
    const seen = new Map<string, number>();
    let cursor: ScopeChanges['cursor'] | null = null;
    let pages = 0;
    let seq = 41;
    for (;;) {
      const page: ScopeChanges = await pull(cursor, { pageBytes: exchangeLimits.pageBytes.min });
      const bytes = page.changes.reduce((sum, change) => sum + JSON.stringify(change).length, 0);
      expect(bytes).toBeLessThan(exchangeLimits.pageBytes.min * 1.2);
      page.changes.forEach(({ id, rev }) => seen.set(id, rev));
      cursor = page.cursor;
      pages += 1;
      if (pages <= 2) {
        await desk.push(seq, desk.acts.opening(), desk.acts.print([...seen.keys()][0] ?? ''));
        seq += 2;
      }
      expect(page.digest === null).toBe(page.more);
      if (!page.more) break;
    }
    expect(pages).toBeGreaterThan(5);
    expect(seen.size).toBe(42);
    expect([...seen.values()].filter((rev) => rev === 3)).toHaveLength(1);
  });

  it('[R17] always brings one row, however large', async () => {
    const large = desk.acts.opening();
    const prints = Array.from({ length: 60 }, () => desk.acts.print(large.entity));
    await desk.push(1, large, ...prints);
    const page = await pull(null, { pageBytes: exchangeLimits.pageBytes.min });
    expect(JSON.stringify(page.changes).length).toBeGreaterThan(exchangeLimits.pageBytes.min);
    expect(page.changes).toHaveLength(1);
    expect(page.more).toBe(false);
  });

  it('includes the effects of its own push, as markers of own acts in their order', async () => {
    const birth = desk.acts.opening();
    const print = desk.acts.print(birth.entity);
    const answer = await desk.exchange({
      lanes: [desk.run(1, birth, print)],
      pull: [{ scope: '99999', cursor: null, want: [], pageBytes: exchangeLimits.pageBytes.max }],
    });
    const page = pageOf(answer);
    expect(page.changes).toMatchObject([{ type: 'own', id: birth.entity, rev: 2, mids: [birth.mid, print.mid] }]);
    const whole = await other.pull(null);
    expect(page.fold).toBe(foldOf(pageOf(whole)));
  });

  it('[R11] brings rows in place of markers when it is asked for the page whole, with the same fold', async () => {
    await desk.push(1, ...desk.acts.openings(3));
    const own = pageOf(await desk.pull(null));
    expect(own.changes.map(({ type }) => type)).toEqual(['own', 'own', 'own']);
    const whole = pageOf(await desk.pull(null, { whole: true }));
    expect(whole.changes.map(({ type }) => type)).toEqual(['row', 'row', 'row']);
    expect(whole.fold).toBe(own.fold);
    expect(foldOf(whole)).toBe(own.fold);
  });

  it('brings the whole row when anybody else had a hand in it since the cursor, or this device under another incarnation', async () => {
    const birth = desk.acts.opening();
    const mine = desk.acts.opening();
    await desk.push(1, birth, mine);
    await other.push(1, other.acts.print(birth.entity));
    const page = pageOf(await desk.pull(null));
    expect(page.changes.map(({ type, id }) => [type, id])).toEqual([
      ['own', mine.entity],
      ['row', birth.entity],
    ]);
    const forked = await openDesk(server, { incarnation: 'FRKED000' });
    expect(pageOf(await forked.pull(null)).changes.map(({ type }) => type)).toEqual(['row', 'row']);
  });

  it('brings rows that are asked for by name beside the page', async () => {
    const [one, two] = desk.acts.openings(2);
    if (one === undefined || two === undefined) throw new Error('two');
    await desk.push(1, one, two);
    const { cursor } = pageOf(await desk.pull(null));
    const page = pageOf(
      await desk.pull(cursor, {
        want: [
          { kind: 'dossier', id: one.entity },
          { kind: 'dossier', id: madeUpId(0xabc) },
        ],
      }),
    );
    expect(page.changes).toEqual([]);
    expect(page.wanted).toMatchObject([{ type: 'row', id: one.entity, rev: 1, state: { id: one.entity } }]);
    expect(page.fold).toBe(foldOf(page));
    const again = pageOf(await other.pull(null, { want: [{ kind: 'dossier', id: one.entity }] }));
    expect(again.changes).toHaveLength(2);
    expect(again.wanted).toEqual([]);
  });

  it('[R13] begins anew, with whole rows, for an unknown chain', async () => {
    const birth = desk.acts.opening();
    await desk.push(1, birth, desk.acts.opening());
    const { cursor } = pageOf(await desk.pull(null));
    for (const lost of [
      { ...cursor, chain: 'f'.repeat(64) },
      { ...cursor, seq: 77 },
      { ...cursor, seq: 0 },
    ]) {
      const page = pageOf(await desk.pull(lost));
      expect(page.from).toBe('start');
      expect(page.changes.map(({ type }) => type)).toEqual(['row', 'row']);
    }
    expect(pageOf(await desk.pull({ ...cursor, seq: 1, chain: await chainAt(1) })).from).toBe('cursor');
  });

  it('[R13] goes on from the newest anchor it knows; without anchors it says that it knows nothing', async () => {
    await desk.push(1, ...desk.acts.openings(4));
    const { cursor } = pageOf(await desk.pull(null));
    const at = async (seq: number) => ({ ...cursor, seq, chain: await chainAt(seq) });
    const lost = { ...cursor, seq: 9, chain: 'f'.repeat(64) };
    expect(pageOf(await desk.pull(lost, { anchors: [] }))).toMatchObject({ from: 'nowhere', changes: [], more: true });
    const anchors = [{ ...lost, seq: 3 }, { ...(await at(2)), epoch: madeUpId(0x999) }, await at(1)];
    const page = pageOf(await desk.pull(lost, { anchors }));
    expect(page).toMatchObject({ from: 'anchor', anchor: { seq: 2 }, more: false, cursor: { seq: 4 } });
    expect(page.changes.map(({ type }) => type)).toEqual(['row', 'row']);
    expect(pageOf(await desk.pull(lost, { anchors: [lost] })).from).toBe('start');
  });

  it('[R13] says of a row asked for by name that it is not there', async () => {
    const want = [{ kind: 'dossier' as const, id: madeUpId(0xabc) }];
    const page = pageOf(await desk.pull(null, { want, anchors: [] }));
    expect(page.wanted).toEqual([{ type: 'gone', kind: 'dossier', id: madeUpId(0xabc), rev: 0 }]);
    expect(pageOf(await desk.pull(null, { want })).wanted).toEqual([]);
  });

  it('[R12] numbers changes without holes and chains each to the one before', async () => {
    await desk.push(1, ...desk.acts.openings(3));
    await other.push(1, ...other.acts.openings(2));
    const chains = await Promise.all([1, 2, 3, 4, 5].map(chainAt));
    expect(new Set(chains).size).toBe(5);
    const counter = await server.store.read((scope) => scope('99999').counter());
    expect(counter).toMatchObject({ seq: 5, chain: chains[4] });
  });

  it('shows nothing of another commune', async () => {
    await desk.push(1, desk.acts.opening());
    const beside = await openDesk(server, { account: 3, device: 3 });
    const foreign = [{ scope: '99999', cursor: null, want: [], pageBytes: exchangeLimits.pageBytes.min }];
    // Told in an answer of the protocol (R18), not by a bare status.
    expect(await beside.exchange({ pull: foreign })).toMatchObject({ changes: [], revoked: ['99999'] });
    const nowhere = await beside.post(beside.request({ pull: [{ ...foreign[0], scope: '00000' }] as typeof foreign }));
    expect(nowhere.status).toBe(403);
    expect(await nowhere.json()).toMatchObject({ code: 'forbidden', field: 'pull.0.scope' });
    const withOwn = await beside.exchange({ lanes: [beside.run(1, beside.acts.opening())], pull: foreign });
    expect(withOwn.changes).toEqual([]);
    expect(withOwn.receipts).toMatchObject([{ status: 'applied', no: 1 }]);
  });
});

/** The page's fold as a device computes it, from the rows alone. */
function foldOf({ changes, wanted }: ScopeChanges): string {
  const rows = [...changes, ...wanted].filter(
    (change): change is Extract<Change, { type: 'row' }> => change.type === 'row',
  );
  return rows.reduce((sum, row) => foldDigest(sum, rowDigest(row, serverHash)), emptyDigest);
}

async function chainAt(seq: number): Promise<string> {
  return server.store.read(async (scope) => (await scope('99999').chainAt(seq)) ?? '');
}
