import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { type QuarantineAnswer, quarantineAnswerSchema, quarantinePath } from '../../src/protocol/quarantine.ts';
import { applyMutation } from '../../src/domain/apply-mutation.ts';
import { reconsider } from '../../sync-server/reconsider.ts';
import { otherCommune } from '../support/server-parts.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { type Desk, openDesk, standing } from './open-desk.ts';

let server: ServerInProcess;
let left: Desk;
let officer: Desk;
let third: Desk;

beforeEach(async () => {
  server = await openServerInProcess();
  left = await openDesk(server, { account: 0, device: 0 });
  officer = await openDesk(server, { account: 1, device: 1 });
  third = await openDesk(server, { account: 2, device: 2 });
});
afterEach(() => server.close());

const end = () => server.store.accounts.endAccess(left.author, server.clock.now());

async function setApart(desk: Desk, query = ''): Promise<QuarantineAnswer> {
  const { token } = desk.session;
  const answer = await server.fetch(`${server.serverUrl}${quarantinePath}${query}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return v.parse(quarantineAnswerSchema, await answer.json());
}

describe('an officer’s decision about what is set apart', () => {
  it('[R18] [R5] takes it in, at the time it first came, and frees what waited behind it', async () => {
    await end();
    const birth = left.acts.opening();
    const first = await left.push(1, birth, left.acts.print(birth.entity));
    expect(standing(first)).toEqual(['quarantined 1', 'quarantined 1']);
    const print = officer.acts.print(birth.entity);
    expect(standing(await officer.push(1, print))).toEqual(['blockedBy 1']);

    server.clock.advance(60_000);
    expect(standing(await officer.push(2, officer.acts.decideSetApart(birth, true)))).toEqual(['applied 1']);
    const told = await left.exchange({ held: [{ scope: '99999', mid: birth.mid, revision: 1 }] });
    expect(told.receipts).toMatchObject([{ status: 'applied', revision: 2, serverTime: first.serverTime }]);
    const freed = await officer.exchange({ held: [{ scope: '99999', mid: print.mid, revision: 1 }] });
    expect(standing(freed)).toEqual(['applied 2']);
    const [row] = await server.store.read((scope) => scope('99999').entities([birth.entity]));
    expect(JSON.parse(row?.state ?? '')).toMatchObject({ events: [{ recordedAt: first.serverTime }, {}] });
  });

  it('[R18] refuses it with the reason and names the decision; what built on it is refused too', async () => {
    await end();
    const birth = left.acts.opening();
    const after = left.acts.print(birth.entity, { deps: [birth.mid] });
    await left.push(1, birth, after);
    const decision = officer.acts.decideSetApart(birth, false, 'Trùng với hồ sơ giấy');
    expect(standing(await officer.push(1, decision))).toEqual(['applied 1']);
    const told = await left.exchange({ held: [{ scope: '99999', mid: birth.mid, revision: 1 }] });
    expect(told.receipts).toMatchObject([
      { status: 'refused', revision: 2, waitsFor: decision.mid, problems: [{ code: 'notTaken' }] },
    ]);
    expect(told.receipts[0]?.problems[0]?.message.vi).toContain('Trùng với hồ sơ giấy');
    expect(standing(await officer.push(2, officer.acts.decideSetApart(after, true)))).toEqual(['applied 1']);
    const built = await left.exchange({ held: [{ scope: '99999', mid: after.mid, revision: 1 }] });
    expect(built.receipts).toMatchObject([{ status: 'refused', problems: [{ code: 'dependencyRefused' }] }]);
  });

  it('[R18] [R10] is refused plainly to the second of two, and about what waits for nobody', async () => {
    await end();
    const birth = left.acts.opening();
    await left.push(1, birth);
    await officer.push(1, officer.acts.decideSetApart(birth, true));
    const second = await third.push(1, third.acts.decideSetApart(birth, false));
    expect(second.receipts).toMatchObject([{ status: 'refused', problems: [{ code: 'alreadyDecided' }] }]);
    const own = third.acts.opening();
    const answer = await third.push(2, own, third.acts.decideSetApart(own, false));
    expect(standing(answer)).toEqual(['applied 1', 'refused 1']);
    const elsewhere = { ...officer.acts.decideSetApart(birth, true), entity: own.entity };
    expect(standing(await officer.push(2, elsewhere))).toEqual(['refused 1']);
  });

  it('[R13] waits for what it decides about when that comes later', async () => {
    await end();
    const birth = left.acts.opening();
    const decision = officer.acts.decideSetApart(birth, true);
    expect(standing(await officer.push(1, decision))).toEqual(['blockedBy 1']);
    await left.push(1, birth);
    const told = await officer.exchange({ held: [{ scope: '99999', mid: decision.mid, revision: 1 }] });
    expect(standing(told)).toEqual(['applied 2']);
    const [row] = await server.store.read((scope) => scope('99999').mutations([birth.mid]));
    expect(row).toMatchObject({ status: 'applied' });
  });

  it('[R18] holds on to it while what was taken in waits for something else', async () => {
    await end();
    const birth = officer.acts.opening();
    const print = left.acts.print(birth.entity);
    await left.push(1, print);
    expect(standing(await officer.push(1, officer.acts.decideSetApart(print, true)))).toEqual(['applied 1']);
    expect((await setApart(officer)).acts).toEqual([]);
    await officer.push(2, birth);
    await reconsider({ ...server.parts, apply: applyMutation });
    const told = await left.exchange({ held: [{ scope: '99999', mid: print.mid, revision: 1 }] });
    expect(standing(told)).toEqual(['applied 3']);
  });

  it('[R18] may be about a decision that is set apart itself: taken in, it decides about its own', async () => {
    const birth = third.acts.opening();
    await server.store.accounts.endAccess(third.author, server.clock.now());
    await third.push(1, birth);
    await end();
    // Made by somebody whose access has ended meanwhile too.
    const decision = left.acts.decideSetApart(birth, true);
    expect(standing(await left.push(1, decision))).toEqual(['quarantined 1']);
    expect(standing(await officer.push(1, officer.acts.decideSetApart(decision, true)))).toEqual(['applied 1']);
    const told = await left.exchange({ held: [{ scope: '99999', mid: decision.mid, revision: 1 }] });
    expect(standing(told)).toEqual(['applied 2']);
    const freed = await third.exchange({ held: [{ scope: '99999', mid: birth.mid, revision: 1 }] });
    expect(standing(freed)).toEqual(['applied 2']);
  });

  it('[R18] [R5] that was set apart itself and comes too late is refused when it is taken in, and waits for nothing', async () => {
    const birth = third.acts.opening();
    await server.store.accounts.endAccess(third.author, server.clock.now());
    await third.push(1, birth);
    await end();
    const late = left.acts.decideSetApart(birth, false);
    expect(standing(await left.push(1, late))).toEqual(['quarantined 1']);
    await officer.push(1, officer.acts.decideSetApart(birth, true));
    expect(standing(await officer.push(2, officer.acts.decideSetApart(late, true)))).toEqual(['applied 1']);
    const told = await left.exchange({ held: [{ scope: '99999', mid: late.mid, revision: 1 }] });
    expect(told.receipts).toMatchObject([{ status: 'refused', problems: [{ code: 'alreadyDecided' }] }]);
  });

  it('[R18] is about what a moved officer brought herself, or a colleague for her', async () => {
    const [mine, carried] = left.acts.openings(2);
    if (mine === undefined || carried === undefined) throw new Error('two were made');
    await server.store.accounts.reassign(left.author, otherCommune.code, server.clock.now());
    expect(standing(await left.push(1, mine))).toEqual(['quarantined 1']);
    const colleague = await openDesk(server, { account: 1, device: 0 });
    expect(standing(await colleague.exchange({ lanes: [left.run(2, carried)] }))).toEqual(['quarantined 1']);
    const listed = await setApart(officer);
    expect(listed).toMatchObject({
      acts: [
        { mid: mine.mid, cause: 'notYourCommune', author: left.author, entity: mine.entity, mutation: mine },
        { mid: carried.mid, cause: 'unknownAuthor' },
      ],
      more: false,
    });
    expect((await setApart(officer, `?after=${listed.acts[0]?.no ?? 0}`)).acts).toHaveLength(1);
    const decisions = [mine, carried].map((act) => officer.acts.decideSetApart(act, true));
    expect(standing(await officer.push(1, ...decisions))).toEqual(['applied 1', 'applied 1']);
    expect(await setApart(officer)).toEqual({ acts: [], more: false });
    const entities = await server.store.read((scope) => scope('99999').entities([mine.entity, carried.entity]));
    expect(entities).toHaveLength(2);
  });

  it('[R18] [R17] is shown to the own commune alone, so many at a time', async () => {
    await end();
    await left.push(1, ...left.acts.openings(51));
    const page = await setApart(officer);
    expect([page.acts.length, page.more]).toEqual([50, true]);
    const beside = await openDesk(server, { account: 3, device: 3 });
    expect(await setApart(beside)).toEqual({ acts: [], more: false });
  });
});
