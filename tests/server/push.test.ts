import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Receipt } from '../../src/protocol/receipt.ts';
import { madeUpId } from '../support/acts.ts';
import { runOf, sentOf } from '../support/plain-device.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { type Desk, openDesk } from './open-desk.ts';

let server: ServerInProcess;
let desk: Desk;

beforeEach(async () => {
  server = await openServerInProcess();
  desk = await openDesk(server);
});
afterEach(() => server.close());

const short = ({ no, revision, status, rev }: Receipt) => ({ no, revision, status, rev });

describe('a push', () => {
  it('takes effect in the order of its lane, each with its receipt', async () => {
    const birth = desk.acts.opening();
    const print = desk.acts.print(birth.entity);
    const edit = desk.acts.edit(birth.entity, 'applicant.phone', '0999012345', '0999054321');
    const answer = await desk.push(1, birth, print, edit);
    expect(answer.lanes).toEqual([
      { scope: '99999', incarnation: '0000TEST', author: desk.author, expected: 4, outcome: 'ok' },
    ]);
    expect(answer.receipts.map(short)).toMatchObject([
      { no: 1, revision: 1, status: 'applied', rev: 1 },
      { no: 2, revision: 1, status: 'applied', rev: 2 },
      { no: 3, revision: 1, status: 'parked', rev: null },
    ]);
  });

  it('[R8] answers the same bytes with the same receipts, and writes nothing', async () => {
    const lanes = [desk.run(1, ...desk.acts.openings(3))];
    const first = await desk.exchange({ lanes });
    server.clock.advance(60_000);
    const again = await desk.exchange({ lanes });
    expect(again.receipts).toEqual(first.receipts);
    expect(again.receipts).toHaveLength(3);
    const counter = await server.store.read((scope) => scope('99999').counter());
    // One turn for the sign-in, one for the first of the two.
    expect(counter).toMatchObject({ turn: 2, seq: 3, receiptNo: 3 });
  });

  it('[R8] takes what is new in a batch whose beginning it has', async () => {
    const [one, two, three] = desk.acts.openings(3);
    if (one === undefined || two === undefined || three === undefined) throw new Error('three');
    await desk.push(1, one, two);
    const answer = await desk.push(2, two, three);
    expect(answer.receipts.map(({ no }) => no)).toEqual([2, 3]);
    expect(answer.lanes).toMatchObject([{ expected: 4, outcome: 'ok' }]);
  });

  it('[R2] gives one effect and the same receipts to a batch posted twice at once', async () => {
    const lanes = [desk.run(1, ...desk.acts.openings(20))];
    const [one, other] = await Promise.all([desk.exchange({ lanes }), desk.exchange({ lanes })]);
    expect(other.receipts).toEqual(one.receipts);
    const counter = await server.store.read((scope) => scope('99999').counter());
    expect(counter).toMatchObject({ seq: 20, receiptNo: 20 });
  });

  it('[R2] knows a mutation that comes by another road: another lane, another number', async () => {
    const birth = desk.acts.opening();
    const first = await desk.push(1, birth);
    const forked = runOf(desk.author, 'FRKED000', desk.scope, 1, [desk.acts.opening(), birth]);
    const answer = await desk.exchange({ lanes: [forked] });
    expect(answer.receipts[1]).toEqual(first.receipts[0]);
    expect(answer.lanes).toMatchObject([{ expected: 3, outcome: 'ok' }]);
    const counter = await server.store.read((scope) => scope('99999').counter());
    expect(counter.seq).toBe(2);
  });

  it('[R3] answers a hole with 409, the number it expects and no effect, and serves the other lanes', async () => {
    const other = await openDesk(server, { account: 1 });
    await desk.push(1, desk.acts.opening());
    const answer = await desk.post(
      desk.request({
        lanes: [desk.run(3, desk.acts.opening()), runOf(other.author, '0000TEST', '99999', 1, [other.acts.opening()])],
      }),
    );
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({
      lanes: [
        { author: desk.author, expected: 2, outcome: 'gap' },
        { author: other.author, expected: 2, outcome: 'ok' },
      ],
      receipts: [{ status: 'applied' }],
    });
    const counter = await server.store.read((scope) => scope('99999').counter());
    expect(counter.seq).toBe(2);
  });

  it('[R13] answers an empty run, which asks whether it has a lane up to there', async () => {
    await desk.push(1, desk.acts.opening());
    expect((await desk.push(2)).lanes).toMatchObject([{ expected: 2, outcome: 'ok' }]);
    expect((await desk.push(9)).lanes).toMatchObject([{ expected: 2, outcome: 'gap' }]);
    const counter = await server.store.read((scope) => scope('99999').counter());
    expect(counter).toMatchObject({ seq: 1, turn: 2 });
  });

  it('[R14] answers another mutation at a number it has with fork, and takes nothing more of that lane', async () => {
    const kept = desk.acts.opening();
    await desk.push(1, kept);
    const answer = await desk.push(1, desk.acts.opening(), desk.acts.opening());
    expect(answer.lanes).toMatchObject([{ expected: 2, outcome: 'fork' }]);
    expect(answer.receipts).toEqual([]);
    const renewed = runOf(desk.author, 'FRKED000', desk.scope, 1, [kept, desk.acts.opening()]);
    const after = await desk.exchange({ lanes: [renewed] });
    expect(after.receipts.map(({ status }) => status)).toEqual(['applied', 'applied']);
    const counter = await server.store.read((scope) => scope('99999').counter());
    expect(counter.seq).toBe(2);
  });

  it('[R14] takes a hash changed at the same number and id for a fork too', async () => {
    const birth = desk.acts.opening();
    await desk.push(1, birth);
    const answer = await desk.push(1, { ...birth, base: 7 });
    expect(answer.lanes).toMatchObject([{ outcome: 'fork' }]);
  });

  it('[R9] carries the lane of an absent colleague, in her name', async () => {
    const colleague = await openDesk(server, { account: 1 });
    const hers = colleague.acts.opening();
    const answer = await desk.exchange({ lanes: [runOf(colleague.author, '0000TEST', '99999', 1, [hers])] });
    expect(answer.receipts).toMatchObject([{ status: 'applied' }]);
    const pulled = await desk.pull(null, { want: [{ kind: 'dossier', id: hers.entity }] });
    expect(pulled.changes[0]?.wanted).toMatchObject([{ state: { events: [{ author: colleague.author }] } }]);
  });

  it('[R9] keeps an act whose author has no account, and takes the rest', async () => {
    const stranger = madeUpId(0xbad);
    const lanes = [
      runOf(stranger, '0000TEST', '99999', 1, [{ ...desk.acts.opening(), author: stranger }]),
      desk.run(1, desk.acts.opening()),
    ];
    const answer = await desk.exchange({ lanes });
    expect(answer.receipts).toMatchObject([
      { status: 'quarantined', problems: [{ code: 'unknownAuthor' }] },
      { status: 'applied' },
    ]);
  });

  it('[R18] keeps the acts of another commune for the people there, without effect', async () => {
    const beside = await openDesk(server, { account: 3, device: 1 });
    const mine = { ...desk.acts.opening(), scope: beside.scope };
    const answer = await desk.exchange({ lanes: [runOf(desk.author, '0000TEST', beside.scope, 1, [mine])] });
    expect(answer.receipts).toMatchObject([{ status: 'quarantined', problems: [{ code: 'notYourCommune' }] }]);
    const kept = await server.store.read((scope) => scope(beside.scope).mutations([mine.mid]));
    expect(kept).toMatchObject([{ status: 'quarantined', body: expect.stringContaining(mine.mid) as string }]);
    const counter = await server.store.read((scope) => scope(beside.scope).counter());
    expect(counter.seq).toBe(0);
  });

  it('[R17] writes nothing for a commune that is not there: leaves that lane out, and takes the rest', async () => {
    const nowhere = runOf(desk.author, '0000TEST', '00000', 1, [{ ...desk.acts.opening(), scope: '00000' }]);
    const answer = await desk.exchange({ lanes: [nowhere, desk.run(1, desk.acts.opening())] });
    expect(answer.lanes).toMatchObject([{ scope: '99999', expected: 2, outcome: 'ok' }]);
    expect(answer.receipts).toMatchObject([{ scope: '99999', status: 'applied' }]);
    const pull = [{ scope: desk.scope, cursor: null, want: [], pageBytes: 64 * 1024 }];
    expect(await desk.exchange({ lanes: [nowhere], pull })).toMatchObject({ lanes: [], receipts: [] });
    const alone = await desk.post(desk.request({ lanes: [nowhere] }));
    expect(alone.status).toBe(403);
    expect(await alone.json()).toMatchObject({ code: 'forbidden', field: 'lanes.0.scope' });
    await server.store.read(async (scope) => {
      expect(await scope('00000').counter()).toMatchObject({ turn: 0, receiptNo: 0 });
      expect(
        await scope('00000').lanes([{ device: desk.device, incarnation: '0000TEST', author: desk.author }]),
      ).toEqual([]);
    });
  });

  it('[R10] parks an edit of a field that somebody else has changed, with both values', async () => {
    const birth = desk.acts.opening();
    await desk.push(1, birth);
    const other = await openDesk(server, { account: 1, device: 1 });
    const { fields } = birth.args as { fields: Record<string, string> };
    const phone = fields['applicant.phone'] ?? '';
    await other.push(1, other.acts.edit(birth.entity, 'applicant.phone', phone, '0999000001'));
    const answer = await desk.push(2, desk.acts.edit(birth.entity, 'applicant.phone', phone, '0999000002'));
    expect(answer.receipts).toMatchObject([
      {
        status: 'parked',
        rev: null,
        conflicts: [{ field: 'applicant.phone', from: phone, to: '0999000002', current: '0999000001' }],
      },
    ]);
  });

  it('[R10] merges edits of different fields, and an edit that others have made already', async () => {
    const birth = desk.acts.opening();
    await desk.push(1, birth);
    const other = await openDesk(server, { account: 1, device: 1 });
    const { fields } = birth.args as { fields: Record<string, string> };
    const phone = fields['applicant.phone'] ?? '';
    const email = fields['applicant.email'] ?? '';
    await other.push(1, other.acts.edit(birth.entity, 'applicant.phone', phone, '0999000001'));
    const answer = await desk.push(
      2,
      desk.acts.edit(birth.entity, 'applicant.email', email, 'thu.moi@mau.invalid'),
      desk.acts.edit(birth.entity, 'applicant.phone', phone, '0999000001'),
    );
    expect(answer.receipts.map(short)).toMatchObject([
      { status: 'applied', rev: 3 },
      { status: 'merged', rev: 4 },
    ]);
  });

  it('[R16] tells a refused act why, at its field, in a form that goes over the wire', async () => {
    const bad = desk.acts.opening({ 'child.fullName': '' });
    const answer = await desk.push(1, bad);
    const [receipt] = answer.receipts;
    expect(receipt?.status).toBe('refused');
    expect(receipt?.problems.length).toBeGreaterThan(0);
  });

  it('keeps the first arrival as the time of every record made of it', async () => {
    const birth = desk.acts.opening();
    const first = await desk.push(1, birth);
    server.clock.advance(3_600_000);
    await desk.push(2, desk.acts.print(birth.entity));
    const pulled = await desk.pull(null, { want: [{ kind: 'dossier', id: birth.entity }] });
    expect(pulled.changes[0]?.wanted).toMatchObject([
      { state: { events: [{ recordedAt: first.serverTime }, { recordedAt: '2026-11-20T03:00:00.000Z' }] } },
    ]);
  });

  it('does not mind a lane given twice in one request', async () => {
    const [one, two] = desk.acts.openings(2);
    if (one === undefined || two === undefined) throw new Error('two');
    const answer = await desk.exchange({ lanes: [desk.run(1, one, two), desk.run(1, one), desk.run(2, sentOf(two))] });
    expect(answer.lanes.map(({ outcome }) => outcome)).toEqual(['ok', 'ok', 'ok']);
    expect(answer.receipts).toHaveLength(2);
  });
});
