import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Dossier } from '../../src/domain/dossier.ts';
import { duplicateFlag } from '../../src/domain/suspected-duplicate.ts';
import { makePeople } from '../support/people.ts';
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

const child = makePeople(10).birth({ 'child.fullName': 'Đỗ Thị Thử Ữ', 'mother.fullName': 'Thử Thị Ặ' });
const flagsOf = (answer: Awaited<ReturnType<Desk['push']>>) => answer.receipts.map(({ flags }) => flags);
async function stored(id: string): Promise<Dossier> {
  const [row] = await server.store.read((scope) => scope('99999').entities([id]));
  return JSON.parse(row?.state ?? '{}') as Dossier;
}

describe('a record that says the same as another', () => {
  it('[R10] from another device is taken in, and flagged to its author and on the record with the other’s id', async () => {
    const first = desk.acts.opening(child);
    expect(flagsOf(await desk.push(1, first))).toEqual([[]]);
    const typedBare = { ...child, 'child.fullName': 'do thi thu u', 'mother.fullName': 'THỬ THỊ Ặ' };
    const second = other.acts.opening(typedBare);
    const answer = await other.push(1, second);
    expect(standing(answer)).toEqual(['applied 1']);
    expect(flagsOf(answer)).toEqual([[duplicateFlag(first.entity)]]);
    expect((await stored(second.entity)).suspects).toEqual([first.entity]);
    expect(await stored(first.entity)).not.toHaveProperty('suspects');
    // The same bytes again get the same receipt (R8).
    expect(flagsOf(await other.push(1, second))).toEqual([[duplicateFlag(first.entity)]]);
  });

  it('[R10] is flagged inside one push as well, and nothing else is', async () => {
    const [one, two] = [desk.acts.opening(child), desk.acts.opening(child)];
    const twin = desk.acts.opening({ ...child, 'child.fullName': 'Đỗ Thị Thử Ư Khác' });
    expect(flagsOf(await desk.push(1, one, two, twin))).toEqual([[], [duplicateFlag(one.entity)], []]);
  });

  it('[R10] [R5] is flagged when it takes effect, however long it was held', async () => {
    await server.store.accounts.endAccess(desk.author, server.clock.now());
    const held = desk.acts.opening(child);
    expect(flagsOf(await desk.push(1, held))).toEqual([[]]);
    const standingOne = other.acts.opening(child);
    expect(flagsOf(await other.push(1, standingOne))).toEqual([[]]);
    await other.push(2, other.acts.decideSetApart(held, true));
    expect((await stored(held.entity)).suspects).toEqual([standingOne.entity]);
  });

  it('[R10] is compared as it stands now: corrected on either side, it is alike or no longer', async () => {
    const first = desk.acts.opening(child);
    await desk.push(1, first, desk.acts.edit(first.entity, 'child.fullName', 'Đỗ Thị Thử Ữ', 'Đỗ Thị Đã Sửa'));
    expect(flagsOf(await other.push(1, other.acts.opening(child)))).toEqual([[]]);
    const corrected = other.acts.opening({ ...child, 'child.fullName': 'Đỗ Thị Đã Sửa' });
    expect(flagsOf(await other.push(2, corrected))).toEqual([[duplicateFlag(first.entity)]]);
  });

  it('[R10] told apart by an officer leaves the flag in the receipt and the decision in the history', async () => {
    const first = desk.acts.opening(child);
    await desk.push(1, first);
    const second = other.acts.opening(child);
    await other.push(1, second);
    const apart = desk.acts.tellApart(second.entity, first.entity);
    expect(standing(await desk.push(2, apart))).toEqual(['applied 1']);
    const after = await stored(second.entity);
    expect(after).not.toHaveProperty('suspects');
    expect(after.events.at(-1)).toMatchObject({ type: 'tellApart', apartFrom: first.entity, author: desk.author });
    expect(standing(await other.push(2, other.acts.tellApart(second.entity, first.entity)))).toEqual(['merged 1']);
  });

  it('repeats no name in the index', async () => {
    const first = desk.acts.opening(child);
    await desk.push(1, first);
    const [row] = await server.store.read((scope) => scope('99999').entities([first.entity]));
    expect(row?.telling).toMatch(/^[0-9a-f]{64}$/u);
    expect(await server.store.tellingKey()).toMatch(/^[0-9a-f]{64}$/u);
  });
});
