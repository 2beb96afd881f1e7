import { expect, it } from 'vitest';
import type { Role } from '../../src/domain/access/role.ts';
import type { AccessOrder } from '../../sync-server/store/access-port.ts';
import type { ServerStore } from '../../sync-server/store/port.ts';
import { madeUpId } from '../support/acts.ts';
import { otherCommune, testCommune } from '../support/server-parts.ts';
import { account, at, scope } from './server-rows.ts';

const later = '2026-11-23T00:00:00.000Z';
const password = { passwordHash: 'one time', oneTimeUntil: later };
const [admin, second, officer] = [account.id, madeUpId(0xa2), madeUpId(0xa3)];

/** What every implementation of the server's store must do about orders of access: judge whoever gives them as she is then. */
export function accessContract(opened: () => { store: ServerStore }): void {
  const start = async () => {
    const { accounts, access } = opened().store;
    for (const commune of [testCommune, otherCommune]) await accounts.putCommune(commune);
    const people: [string, Role[]][] = [
      [admin, ['administrator']],
      [second, ['administrator']],
      [officer, ['officer']],
    ];
    for (const [at_, [id, roles]] of people.entries())
      await accounts.putAccount({ ...account, id, username: `thu${at_ + 1}`, roles }, at);
    return { accounts, change: (order: AccessOrder) => access.change(order) };
  };
  const order = (deed: AccessOrder['deed'], by: string | null, request: string | null = null): AccessOrder => ({
    ...{ deed, scope: by === null ? null : scope, by, request },
    ...{ device: null, reason: 'thử', at: later },
  });
  const newPerson = { ...account, id: madeUpId(0xa9), username: 'moi', roles: ['officer'], ...password } as const;
  const deeds: readonly AccessOrder['deed'][] = [
    { kind: 'add', account: newPerson },
    { kind: 'roles', account: officer, from: null, roles: ['leader'] },
    { kind: 'password', account: officer, password },
    { kind: 'end', account: officer },
  ];
  const refused = { status: 'refused', why: 'notYours' };

  it('[R18] follows no order of somebody who is no administrator any more when it is written, and nothing has changed', async () => {
    const { accounts, change } = await start();
    const before = await accounts.byId(officer);
    const losses: ((id: string) => Promise<unknown>)[] = [
      (id) => accounts.setRoles(id, ['officer'], at),
      (id) => accounts.setRoles(id, ['administrator'], at).then(() => accounts.endAccess(id, at)),
    ];
    for (const lose of losses) {
      await lose(admin);
      for (const deed of deeds) expect(await change(order(deed, admin)), deed.kind).toEqual(refused);
    }
    expect(await accounts.byId(officer)).toEqual(before);
    expect(await accounts.byUsername('moi')).toBeUndefined();
    for (const deed of deeds) expect(await change(order(deed, second)), deed.kind).toMatchObject({ status: 'done' });
  });

  it('[R18] draws no password anew for an order that she gave while she still might', async () => {
    const { accounts, change } = await start();
    const request = madeUpId(0xf1);
    const asked = order({ kind: 'password', account: officer, password }, admin, request);
    expect(await change(asked)).toMatchObject({ status: 'done' });
    expect(await change(asked)).toMatchObject({ status: 'before', isUnused: true });
    await accounts.setRoles(admin, ['officer'], at);
    expect(await change(asked)).toEqual(refused);
  });

  it('[R18] of two administrators who end each other’s access at once, one stays', async () => {
    const { change } = await start();
    const outcomes = await Promise.all([
      change(order({ kind: 'end', account: second }, admin)),
      change(order({ kind: 'end', account: admin }, second)),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['done', 'refused']);
  });

  it('[R18] tells of a token what its account and its machine are at that moment', async () => {
    const { accounts } = await start();
    const { devices } = opened().store;
    const device = madeUpId(0xd1);
    await devices.enrol({ id: device, scope, publicKey: null, by: admin, at });
    await accounts.addToken({ hash: 't', account: officer, device, issuedAt: at, expiresAt: later });
    await accounts.setRoles(officer, ['reception'], at);
    expect((await accounts.token('t'))?.account.roles).toEqual(['reception']);
    await accounts.endAccess(officer, at);
    await devices.revoke(device, admin, at);
    const now = await accounts.token('t');
    expect([now?.account.endedAt, now?.device?.revokedAt]).toEqual([at, at]);
  });
}
