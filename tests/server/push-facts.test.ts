import { rolesOfBefore } from '../../src/domain/access/role.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyMutation } from '../../src/domain/apply-mutation.ts';
import type { Mutation } from '../../src/domain/mutation.ts';
import { createLocalPokes } from '../../sync-server/pokes.ts';
import { reconsider } from '../../sync-server/reconsider.ts';
import { madeUpId } from '../support/acts.ts';
import { serverHash } from '../support/server-parts.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { writesOf } from '../contract/server-rows.ts';
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

const statusOf = async ({ mid }: Mutation) =>
  (await server.store.read((scope) => scope('99999').receiptsOf(mid))).at(-1)?.status;
const judgeAgain = () =>
  reconsider({
    store: server.store,
    clock: server.clock,
    hash: serverHash,
    apply: applyMutation,
    pokes: createLocalPokes(),
  });

/** Keeps `act` as a build would have that could not even read its envelope. */
async function keepUnread(by: Desk, act: Mutation): Promise<void> {
  await by.push(1, { ...act, name: 'later' });
  await server.store.inScope('99999', async (transaction) => {
    const counter = await transaction.lockCounter();
    const [stored] = await transaction.mutations([act.mid]);
    if (stored === undefined) throw new Error('not kept');
    const body = stored.body.replace('"name":"later"', `"name":"${act.name}"`);
    await transaction.write(writesOf({ counter, judgedAgain: [{ ...stored, entity: null, body }] }));
  });
}

describe('what is judged again', () => {
  it('[R15] is judged by the standing of what it names, though nothing of this push names that', async () => {
    const birth = desk.acts.opening();
    await desk.push(1, birth);
    const newcomer = madeUpId(0xbeef);
    const act = { ...desk.acts.print(birth.entity, { deps: [birth.mid] }), author: newcomer };
    await desk.exchange({ lanes: [{ ...desk.run(1, act), author: newcomer }] });
    expect(await statusOf(act)).toBe('quarantined');
    const account = { id: newcomer, username: 'moi', name: 'Thử Mới', title: 'Công chức', passwordHash: 'none' };
    await server.store.accounts.putAccount({ ...account, scope: '99999', roles: rolesOfBefore }, server.clock.now());
    const at = server.clock.now();
    const token = { hash: 'none', account: newcomer, device: desk.device, issuedAt: at, expiresAt: at };
    await server.store.accounts.addToken(token);
    expect(await judgeAgain()).toBe(1);
    expect(await statusOf(act)).toBe('applied');
  });

  it('[R15] acts on its record, though the build that kept it could not tell which that was', async () => {
    const birth = desk.acts.opening();
    await desk.push(1, birth);
    const print = other.acts.print(birth.entity);
    await keepUnread(other, print);
    expect(await judgeAgain()).toBe(1);
    expect(await statusOf(print)).toBe('applied');
  });

  it('[R2] does not make a record a second time that the older build could not tell was there', async () => {
    const birth = desk.acts.opening();
    await desk.push(1, birth);
    const again = { ...other.acts.opening(), entity: birth.entity };
    await keepUnread(other, again);
    expect(await judgeAgain()).toBe(1);
    expect(await statusOf(again)).toBe('refused');
  });

  it('[R5] wakes in turn who waits for what this push itself names', async () => {
    const third = await openDesk(server, { account: 2, device: 2 });
    const theirs = other.acts.opening();
    const birth = desk.acts.opening();
    const named = other.acts.print(theirs.entity, { deps: [birth.mid] });
    const waiting = third.acts.print(theirs.entity, { deps: [named.mid] });
    const behind = desk.acts.print(birth.entity, { deps: [named.mid] });
    await other.push(1, theirs, named);
    await third.push(1, waiting);
    await desk.push(1, birth, behind);
    expect(await Promise.all([named, waiting, behind].map(statusOf))).toEqual(['applied', 'applied', 'applied']);
  });
});
