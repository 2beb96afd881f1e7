import { rolesOfBefore } from '../../src/domain/access/role.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyMutation } from '../../src/domain/apply-mutation.ts';
import { acceptPush } from '../../sync-server/accept-push.ts';
import { createLocalPokes } from '../../sync-server/pokes.ts';
import { reconsider } from '../../sync-server/reconsider.ts';
import { madeUpId } from '../support/acts.ts';
import { serverHash } from '../support/server-parts.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { type Desk, openDesk, standing } from './open-desk.ts';

let server: ServerInProcess;
let desk: Desk;
let other: Desk;

beforeEach(async () => {
  server = await openServerInProcess();
  desk = await openDesk(server);
  other = await openDesk(server, { account: 1, device: 1 });
});
afterEach(() => server.close());

describe('a mutation in quarantine', () => {
  it('[R15] is kept as it came when this build does not know its kind, and judged again by one that does', async () => {
    const birth = desk.acts.opening();
    const future = { ...desk.acts.print(birth.entity), name: 'actOfALaterBuild', args: { note: 'Ghi chú thử' } };
    const answer = await desk.push(1, birth, future, desk.acts.opening());
    expect(standing(answer)).toEqual(['applied 1', 'quarantined 1', 'applied 1']);
    expect(answer.receipts[1]?.problems).toMatchObject([{ code: 'unknownKind' }]);

    const { store, clock } = server;
    const again = { store, clock, hash: serverHash, pokes: createLocalPokes() };
    expect(await reconsider({ ...again, apply: applyMutation })).toBe(0);
    const newer: typeof applyMutation = (dossier, mutation, at) =>
      applyMutation(
        dossier,
        mutation.name === 'actOfALaterBuild'
          ? { ...mutation, name: 'recordPrint', args: { paper: 'receiptSlip' } }
          : mutation,
        at,
      );
    expect(await reconsider({ ...again, apply: newer })).toBe(1);
    expect(standing(await desk.push(2, future))).toEqual(['applied 2']);
  });

  it('[R2] takes effect once when two servers that start at once judge it again', async () => {
    const older = await openServerInProcess({
      apply: (dossier, mutation, at) =>
        mutation.name === 'moveDossier' ? { status: 'unknownKind' } : applyMutation(dossier, mutation, at),
    });
    const hers = await openDesk(older);
    const birth = hers.acts.opening();
    const move = hers.acts.move(birth.entity, 'RECEIVED', 'PROCESSING');
    expect(standing(await hers.push(1, birth, move))).toEqual(['applied 1', 'quarantined 1']);
    const mended = { store: older.store, hash: serverHash, apply: applyMutation, pokes: createLocalPokes() };
    // Both have read that it waits before either judges it.
    const again = {
      scope: '99999',
      carrierHasRight: true,
      runs: [],
      words: [],
      again: [move.mid],
      at: older.clock.now(),
    };
    expect((await acceptPush(again, mended)).writes?.judgedAgain).toHaveLength(1);
    expect((await acceptPush(again, mended)).writes).toBeNull();
    expect(standing(await hers.push(2, move))).toEqual(['applied 2']);
    const [row] = await older.store.read((scope) => scope('99999').entities([birth.entity]));
    expect(JSON.parse(row?.state ?? '')).toMatchObject({ business: 'PROCESSING', events: [{}, {}] });
    await older.close();
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
    const account = {
      ...stranger,
      roles: rolesOfBefore,
      scope: '99999',
      title: 'Công chức (thử)',
      passwordHash: 'none',
    };
    await server.store.accounts.putAccount(account, server.clock.now());
    await server.store.accounts.addToken({
      hash: 'none',
      account: stranger.id,
      device: desk.device,
      issuedAt: server.clock.now(),
      expiresAt: server.clock.now(),
    });
    const { store, clock } = server;
    await reconsider({ store, clock, hash: serverHash, apply: applyMutation, pokes: createLocalPokes() });
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

  it('[R5] does not hold up the opening of the record it waits for', async () => {
    const lost = desk.acts.opening();
    const { hash } = desk.run(1, lost).mutations[0] ?? { hash: '' };
    const print = desk.acts.print(lost.entity);
    const first = await desk.push(1, { hash, unreadable: lost.mid }, print);
    expect(standing(first)).toEqual(['quarantined 1', 'blockedBy 1']);
    // The opening is found after all, on a copy of the profile.
    const found = await desk.push(3, lost);
    expect(found.receipts).toMatchObject([{ mid: lost.mid, status: 'applied', revision: 2 }]);
    const later = await desk.exchange({ held: [{ scope: '99999', mid: print.mid, revision: 1 }] });
    expect(later.receipts).toMatchObject([{ mid: print.mid, status: 'applied', revision: 2 }]);
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
