import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyMutation } from '../../src/domain/apply-mutation.ts';
import type { SyncResponse } from '../../src/protocol/sync-exchange.ts';
import { reconsider } from '../../sync-server/reconsider.ts';
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

const standing = ({ receipts }: SyncResponse) => receipts.map(({ status, revision }) => `${status} ${revision}`);

function phoneOf(birth: { args: Record<string, unknown> }): string {
  const { fields } = birth.args as { fields: Record<string, string> };
  return fields['applicant.phone'] ?? '';
}

describe('a held mutation', () => {
  it('[R5] waits for its record, and takes effect in the exchange that brings it', async () => {
    const birth = desk.acts.opening();
    const early = other.acts.print(birth.entity);
    const waiting = await other.push(1, early);
    expect(waiting.receipts).toMatchObject([
      { status: 'blockedBy', revision: 1, waitsFor: null, problems: [{ code: 'recordMissing' }] },
    ]);
    server.clock.advance(1_000);
    expect(standing(await desk.push(1, birth))).toEqual(['applied 1']);
    const later = await other.exchange({ held: [{ scope: '99999', mid: early.mid, revision: 1 }] });
    expect(later.receipts).toMatchObject([
      { mid: early.mid, status: 'applied', revision: 2, rev: 2, serverTime: waiting.serverTime },
    ]);
    expect(standing(await other.push(1, early))).toEqual(['applied 2']);
  });

  it('[R5] waits for the acts it names, whichever lane they come in', async () => {
    const birth = desk.acts.opening();
    const elsewhere = other.acts.opening();
    const first = desk.acts.print(birth.entity, { deps: [elsewhere.mid] });
    const held = await desk.push(1, birth, first);
    expect(standing(held)).toEqual(['applied 1', 'blockedBy 1']);
    expect(held.receipts[1]).toMatchObject({ waitsFor: elsewhere.mid, problems: [{ code: 'waitsForAnother' }] });
    await other.push(1, elsewhere);
    expect(standing(await desk.push(2, first))).toEqual(['applied 2']);
  });

  it('[R5] finds its dependency later in the same exchange, and gets one receipt', async () => {
    await openDesk(server, { account: 1, device: 0 });
    const hers = other.acts.opening();
    const mine = desk.acts.opening();
    const answer = await desk.exchange({
      lanes: [
        desk.run(1, { ...mine, deps: [hers.mid] }),
        { ...other.run(1, { ...hers, device: desk.device }), author: other.author },
      ],
    });
    expect(standing(answer)).toEqual(['applied 1', 'applied 1']);
    expect(answer.receipts.map(({ no }) => no)).toEqual([1, 2]);
  });

  it('[R5] holds later acts of the same author and device on the record, not those of strangers', async () => {
    const birth = desk.acts.opening();
    await desk.push(1, birth);
    await other.push(1, other.acts.edit(birth.entity, 'applicant.phone', phoneOf(birth), '0999000001'));
    const answer = await desk.push(
      2,
      desk.acts.edit(birth.entity, 'applicant.phone', phoneOf(birth), '0999000002'),
      desk.acts.print(birth.entity),
      desk.acts.opening(),
    );
    expect(standing(answer)).toEqual(['parked 1', 'blockedBy 1', 'applied 1']);
    expect(answer.receipts[1]?.waitsFor).toBe(answer.receipts[0]?.mid);
    expect(standing(await other.push(2, other.acts.print(birth.entity)))).toEqual(['applied 1']);
  });

  it('[R3] judges a whole row of waiting acts again in the order of their lane', async () => {
    const birth = desk.acts.opening();
    const phone = phoneOf(birth);
    const row = [
      other.acts.edit(birth.entity, 'applicant.phone', phone, '0999000001'),
      other.acts.edit(birth.entity, 'applicant.phone', '0999000001', '0999000002'),
      other.acts.edit(birth.entity, 'applicant.phone', '0999000002', '0999000003'),
    ];
    expect(standing(await other.push(1, ...row))).toEqual(['blockedBy 1', 'blockedBy 1', 'blockedBy 1']);
    await desk.push(1, birth);
    expect(standing(await other.push(1, ...row))).toEqual(['applied 2', 'applied 2', 'applied 2']);
    const pulled = await desk.pull(null, { want: [{ kind: 'dossier', id: birth.entity }] });
    expect(pulled.changes[0]?.wanted).toMatchObject([
      { rev: 4, state: { fields: { 'applicant.phone': '0999000003' } } },
    ]);
  });

  it('[R5] is freed when the act before it is refused in the end', async () => {
    const birth = desk.acts.opening();
    const { fields } = birth.args as { fields: Record<string, string> };
    const row = [
      other.acts.edit(birth.entity, 'child.sex', fields['child.sex'], 'not a sex'),
      other.acts.print(birth.entity),
    ];
    expect(standing(await other.push(1, ...row))).toEqual(['blockedBy 1', 'blockedBy 1']);
    await desk.push(1, birth);
    expect(standing(await other.push(1, ...row))).toEqual(['refused 2', 'applied 2']);
  });

  it('[R4][R5] is refused with the opening of its record, so that both can be let go, and blocks nobody else', async () => {
    const refused = desk.acts.opening({});
    const slip = desk.acts.print(refused.entity);
    const answer = await desk.push(1, refused, slip, desk.acts.opening());
    expect(standing(answer)).toEqual(['refused 1', 'refused 1', 'applied 1']);
    expect(answer.receipts[1]).toMatchObject({
      waitsFor: refused.mid,
      problems: [{ field: null, code: 'dependencyRefused' }],
    });
    const later = await desk.push(4, desk.acts.print(refused.entity));
    expect(later.receipts).toMatchObject([{ status: 'refused', waitsFor: refused.mid }]);
  });

  it('[R5] is refused, and those behind it in turn, when the opening of its record is refused only later', async () => {
    const elsewhere = other.acts.opening();
    const refused = { ...desk.acts.opening({}), deps: [elsewhere.mid] };
    const row = [refused, desk.acts.print(refused.entity), desk.acts.print(refused.entity)];
    expect(standing(await desk.push(1, ...row))).toEqual(['blockedBy 1', 'blockedBy 1', 'blockedBy 1']);
    await other.push(1, elsewhere);
    expect(standing(await desk.push(1, ...row))).toEqual(['refused 2', 'refused 2', 'refused 2']);
  });

  it('[R5] of a stranger still waits for the record, and takes effect when another opening makes it', async () => {
    const refused = desk.acts.opening({});
    const early = other.acts.print(refused.entity);
    await other.push(1, early);
    await desk.push(1, refused, desk.acts.print(refused.entity));
    expect(standing(await other.push(1, early))).toEqual(['blockedBy 1']);
    const colleague = await openDesk(server, { account: 2, device: 0 });
    const waiting = colleague.acts.print(refused.entity);
    expect(standing(await colleague.push(1, waiting))).toEqual(['blockedBy 1']);
    await desk.push(3, { ...desk.acts.opening(), entity: refused.entity });
    expect(standing(await other.push(1, early))).toEqual(['applied 2']);
    expect(standing(await colleague.push(1, waiting))).toEqual(['applied 2']);
    expect(standing(await desk.push(4, desk.acts.print(refused.entity)))).toEqual(['applied 1']);
  });

  it('[R4][R5] is refused when what it names is refused, whether that comes before it or after', async () => {
    const birth = desk.acts.opening();
    const refused = other.acts.opening({});
    const before = desk.acts.print(birth.entity, { deps: [refused.mid] });
    const behind = other.acts.print(birth.entity, { deps: [before.mid] });
    expect(standing(await desk.push(1, birth, before))).toEqual(['applied 1', 'blockedBy 1']);
    expect(standing(await other.push(1, behind, refused))).toEqual(['refused 1', 'refused 1']);
    expect((await desk.push(2, before)).receipts).toMatchObject([
      { status: 'refused', revision: 2, waitsFor: refused.mid, problems: [{ code: 'dependencyRefused' }] },
    ]);
    const after = await desk.push(3, desk.acts.print(birth.entity, { deps: [refused.mid] }));
    expect(after.receipts).toMatchObject([{ status: 'refused', revision: 1, waitsFor: refused.mid }]);
    expect(standing(await desk.push(4, desk.acts.print(birth.entity)))).toEqual(['applied 1']);
  });

  it('keeps every revision of its receipt, numbered without gaps in the commune', async () => {
    const birth = desk.acts.opening();
    const early = other.acts.print(birth.entity);
    await other.push(1, early);
    await desk.push(1, birth);
    const all = await server.store.read((scope) => scope('99999').receiptsOf(early.mid));
    expect(all.map(({ no, revision, status }) => [no, revision, status])).toEqual([
      [1, 1, 'blockedBy'],
      [2, 2, 'applied'],
    ]);
    const [opened] = await server.store.read((scope) => scope('99999').receiptsOf(birth.mid));
    expect(opened?.no).toBe(3);
  });
});

describe('a mutation in quarantine', () => {
  it('[R15] is kept as it came when this build does not know its kind, and judged again by one that does', async () => {
    const birth = desk.acts.opening();
    const future = { ...desk.acts.print(birth.entity), name: 'annotateEntry', args: { note: 'Ghi chú thử' } };
    const answer = await desk.push(1, birth, future, desk.acts.opening());
    expect(standing(answer)).toEqual(['applied 1', 'quarantined 1', 'applied 1']);
    expect(answer.receipts[1]?.problems).toMatchObject([{ code: 'unknownKind' }]);

    const { store, clock } = server;
    const again = { store, clock, hash: serverHash };
    expect(await reconsider({ ...again, apply: applyMutation })).toBe(0);
    const newer: typeof applyMutation = (dossier, mutation, at) =>
      applyMutation(
        dossier,
        mutation.name === 'annotateEntry'
          ? { ...mutation, name: 'recordPrint', args: { paper: 'receiptSlip' } }
          : mutation,
        at,
      );
    expect(await reconsider({ ...again, apply: newer })).toBe(1);
    expect(standing(await desk.push(2, future))).toEqual(['applied 2']);
  });

  it('[R15] is kept as it came when not even its envelope is known', async () => {
    const envelope = { mid: madeUpId(0xf00), scope: '99999', seal: 'a later form', parts: [1, 2] };
    const hash = serverHash(JSON.stringify({ mid: envelope.mid, parts: [1, 2], scope: '99999', seal: 'a later form' }));
    const answer = await desk.push(1, { hash, mutation: envelope }, desk.acts.opening());
    expect(standing(answer)).toEqual(['quarantined 1', 'applied 1']);
    const [kept] = await server.store.read((scope) => scope('99999').mutations([envelope.mid]));
    expect(JSON.parse(kept?.body ?? '')).toEqual(envelope);
  });

  it('[R5] leaves no trace of an act whose reducer throws, and spoils no other', async () => {
    const failing = await openServerInProcess({
      apply: (dossier, mutation, at) => {
        if (mutation.name === 'recordPrint') throw new Error('a bug of ours');
        return applyMutation(dossier, mutation, at);
      },
    });
    const hers = await openDesk(failing);
    const birth = hers.acts.opening();
    const answer = await hers.push(1, birth, hers.acts.print(birth.entity), hers.acts.opening());
    expect(standing(answer)).toEqual(['applied 1', 'quarantined 1', 'applied 1']);
    expect(answer.receipts[1]?.problems).toMatchObject([{ code: 'mutatorFailed' }]);
    const counter = await failing.store.read((scope) => scope('99999').counter());
    expect(counter.seq).toBe(2);
    await failing.close();
  });

  it('[R18] is judged again when its author has an account after all', async () => {
    const stranger = { ...server.accounts[0], id: madeUpId(0xbad), username: 'moi' };
    const act = { ...desk.acts.opening(), author: stranger.id };
    const lane = { ...desk.run(1, act), author: stranger.id };
    expect(standing(await desk.exchange({ lanes: [lane] }))).toEqual(['quarantined 1']);
    const account = { ...stranger, scope: '99999', title: 'Công chức (thử)', passwordHash: 'none' };
    await server.store.accounts.putAccount(account, server.clock.now());
    await server.store.accounts.addToken({
      hash: 'none',
      account: stranger.id,
      device: desk.device,
      issuedAt: server.clock.now(),
      expiresAt: server.clock.now(),
    });
    await reconsider({ store: server.store, clock: server.clock, hash: serverHash, apply: applyMutation });
    expect(standing(await desk.exchange({ lanes: [lane] }))).toEqual(['applied 2']);
  });

  it('[R9] has no effect while its author has never signed in on its device, and is judged again when she does', async () => {
    const claimed = { ...desk.acts.opening(), author: other.author };
    const lane = { ...desk.run(1, claimed), author: other.author };
    const answer = await desk.exchange({ lanes: [lane, desk.run(1, desk.acts.opening())] });
    expect(standing(answer)).toEqual(['quarantined 1', 'applied 1']);
    expect(answer.receipts[0]?.problems).toMatchObject([{ code: 'authorNotSeenOnDevice' }]);
    await openDesk(server, { account: 2, device: 0 });
    expect(standing(await desk.exchange({ lanes: [lane] }))).toEqual(['quarantined 1']);
    await openDesk(server, { account: 1, device: 0 });
    expect(standing(await desk.exchange({ lanes: [lane] }))).toEqual(['applied 2']);
  });

  it('[R9] goes with the account that carried it, whoever its author is', async () => {
    const colleague = await openDesk(server, { account: 1, device: 0 });
    await desk.exchange({ lanes: [{ ...desk.run(1, colleague.acts.opening()), author: colleague.author }] });
    const lane = { device: desk.device, incarnation: desk.incarnation, author: colleague.author };
    const arrivals = await server.store.read((scope) => scope('99999').arrivals(lane, 1, 9));
    expect(arrivals).toMatchObject([{ seq: 1, carrier: desk.author }]);
  });

  it('has a place for what the device cannot read any more, and blocks nothing behind it', async () => {
    const lost = desk.acts.opening();
    const { hash } = desk.run(1, lost).mutations[0] ?? { hash: '' };
    const answer = await desk.push(1, { hash, unreadable: lost.mid }, desk.acts.opening());
    expect(standing(answer)).toEqual(['quarantined 1', 'applied 1']);
    expect(answer.receipts[0]?.problems).toMatchObject([{ code: 'unreadableOnDevice' }]);

    server.clock.advance(5_000);
    const found = await desk.push(3, lost);
    expect(found.receipts).toMatchObject([{ status: 'applied', revision: 2, serverTime: answer.serverTime }]);
    expect(found.lanes).toMatchObject([{ expected: 4, outcome: 'ok' }]);
  });

  it('gives an unreadable mutation the receipt of the whole one when that is here already', async () => {
    const birth = desk.acts.opening();
    const first = await desk.push(1, birth);
    const { hash } = desk.run(1, birth).mutations[0] ?? { hash: '' };
    expect((await desk.push(1, { hash, unreadable: birth.mid })).receipts).toEqual(first.receipts);
  });

  it('takes no effect from a text that does not fit its hash, and goes on with the lane', async () => {
    const damaged = desk.acts.opening();
    const answer = await desk.push(1, { hash: 'a'.repeat(64), mutation: damaged }, desk.acts.opening());
    expect(standing(answer)).toEqual(['quarantined 1', 'applied 1']);
    expect(answer.receipts[0]?.problems).toMatchObject([{ code: 'hashMismatch' }]);
    const aside = await server.store.read((scope) => scope('99999').setAside([damaged.mid]));
    expect(aside).toMatchObject([{ cause: 'hashMismatch', body: expect.stringContaining(damaged.mid) as string }]);
  });

  it('goes on with the lane when a text can have no hash at all', async () => {
    const halfPair = { ...desk.acts.opening(), args: { note: '\ud83d' } };
    const answer = await desk.push(1, { hash: 'b'.repeat(64), mutation: halfPair }, desk.acts.opening());
    expect(standing(answer)).toEqual(['quarantined 1', 'applied 1']);
  });

  it('keeps both of two mutations with one id, and the first one its effect', async () => {
    const one = desk.acts.opening();
    const two = { ...desk.acts.opening(), mid: one.mid };
    const answer = await desk.push(1, one, two);
    expect(standing(answer)).toEqual(['applied 1', 'quarantined 1']);
    expect(answer.receipts[1]?.problems).toMatchObject([{ code: 'midTaken' }]);
    expect(answer.receipts[0]?.hash).not.toBe(answer.receipts[1]?.hash);
    expect((await desk.push(1, one, two)).receipts).toEqual(answer.receipts);
  });

  it('takes no effect from an act whose author is not the one of its lane', async () => {
    const forged = { ...desk.acts.opening(), author: other.author };
    const answer = await desk.push(1, forged, { ...desk.acts.opening(), device: madeUpId(0xbad) });
    expect(answer.receipts).toMatchObject([
      { status: 'quarantined', problems: [{ code: 'laneMismatch' }] },
      { status: 'quarantined', problems: [{ code: 'laneMismatch' }] },
    ]);
  });

  it('[R17] takes no effect from an act larger than one may be', async () => {
    const large = desk.acts.opening({ 'child.fullName': 'A'.repeat(70_000) });
    const answer = await desk.push(1, large, desk.acts.opening());
    expect(answer.receipts).toMatchObject([
      { status: 'quarantined', problems: [{ code: 'mutationTooLarge' }] },
      { status: 'applied' },
    ]);
  });
});
