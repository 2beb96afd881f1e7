import { expect, it } from 'vitest';
import type { HandedIn, StoredDevice } from '../../sync-server/store/device-port.ts';
import type { ServerStore } from '../../sync-server/store/port.ts';
import { madeUpId } from '../support/acts.ts';
import { otherCommune, testCommune } from '../support/server-parts.ts';
import { account, at } from './server-rows.ts';

const [id, other] = [madeUpId(0xd1), madeUpId(0xd2)];
const later = '2026-11-23T00:00:00.000Z';
const scope = testCommune.code;

/** What every implementation of the server's store must do about machines. */
export function devicesContract(opened: () => { store: ServerStore }): void {
  const start = async () => {
    const { store } = opened();
    for (const commune of [testCommune, otherCommune]) await store.accounts.putCommune(commune);
    await store.accounts.putAccount(account, at);
    return store;
  };
  const enrolled: StoredDevice = {
    ...{ id, scope, name: '', publicKey: null, since: at, enrolledBy: account.id },
    ...{ exchangedAt: null, usedBy: null, waiting: 0, received: 0, build: null, incarnation: null },
    ...{ revokedAt: null, revokedBy: null, handedInAt: null, emptyAt: null, emptyCount: 0 },
  };
  const enrol = { id, scope, publicKey: null, by: account.id, at };

  it('takes a machine in, learns its key once, and revokes it once', async () => {
    const store = await start();
    const { devices } = store;
    await devices.enrol(enrol);
    expect(await devices.byId(id)).toEqual(enrolled);
    expect(await devices.byId(other)).toBeUndefined();
    expect([await devices.learnKey(id, 'key'), await devices.learnKey(id, 'another')]).toEqual([true, false]);
    await devices.enrol({ ...enrol, scope: otherCommune.code, publicKey: 'anew', name: 'Máy quầy', at: later });
    expect(await devices.ofScope(scope)).toEqual([]);
    const anew = { ...enrolled, scope: otherCommune.code, publicKey: 'anew', name: 'Máy quầy' };
    expect(await devices.ofScope(otherCommune.code)).toEqual([anew]);
    const token = { account: account.id, device: id, hash: 't', issuedAt: at, expiresAt: later };
    await opened().store.accounts.addToken(token);
    expect((await opened().store.accounts.token('t'))?.device).toEqual(anew);
    await devices.revoke(id, account.id, at);
    await devices.revoke(id, null, later);
    expect(await devices.byId(id)).toEqual({ ...anew, revokedAt: at, revokedBy: account.id });
    expect(await store.read((of) => of(scope).revokedDevices([id, other]))).toEqual([{ id, revokedAt: at }]);
  });

  it('keeps what a machine tells, and that it came back empty until somebody has seen it', async () => {
    const { devices } = await start();
    await devices.enrol(enrol);
    const word = { exchangedAt: at, usedBy: account.id, waiting: 3, received: 2, build: 'b', incarnation: 'i' };
    await devices.note(id, { ...word, missing: 0 });
    await devices.note(id, { ...word, missing: 4 });
    await devices.note(id, { ...word, exchangedAt: later, missing: 9 });
    const told = { ...enrolled, ...word, exchangedAt: later };
    expect(await devices.byId(id)).toEqual({ ...told, emptyAt: at, emptyCount: 4 });
    await devices.seen(id);
    expect(await devices.byId(id)).toEqual(told);
    expect(await devices.received(scope, id)).toBe(0);
  });

  it('uses a code once, for its commune, in its time', async () => {
    const { devices } = await start();
    const code = (hash: string, expiresAt = later) =>
      devices.addCode({ hash, scope, name: 'Máy thử', madeAt: at, madeBy: null, expiresAt });
    await code('c');
    const use = (hash: string, of = scope, when = at) => devices.useCode({ hash, scope: of, device: id, at: when });
    expect(await use('c', otherCommune.code)).toBeUndefined();
    expect(await use('c', scope, later)).toBeUndefined();
    expect(await use('c')).toEqual({ name: 'Máy thử' });
    expect(await use('c')).toBeUndefined();
    expect(await use('none')).toBeUndefined();
  });

  it('takes what is handed in part by part, and forgets what was begun before and not ended', async () => {
    const { devices } = await start();
    await devices.enrol(enrol);
    const handIn = (sha256: string): HandedIn => ({
      ...{ device: id, sha256, scope, size: 5, count: 2, begunAt: at, at: null },
    });
    await devices.beginHandIn(handIn('aa'));
    await devices.addPart(id, 'aa', { position: 0, bytes: Uint8Array.of(9) });
    await devices.beginHandIn(handIn('bb'));
    expect(await devices.handIn(id, 'aa')).toBeUndefined();
    expect(await devices.heldOf(id, 'aa')).toBe(0);
    await devices.addPart(id, 'bb', { position: 0, bytes: Uint8Array.of(1, 2, 3) });
    await devices.addPart(id, 'bb', { position: 3, bytes: Uint8Array.of(4, 5) });
    await devices.addPart(id, 'bb', { position: 3, bytes: Uint8Array.of(7, 7) });
    expect(await devices.heldOf(id, 'bb')).toBe(5);
    expect([...(await devices.bytesOf(id, 'bb'))]).toEqual([1, 2, 3, 4, 5]);
    await devices.endHandIn(id, 'bb', at);
    await devices.beginHandIn(handIn('cc'));
    expect(await devices.handInsOf(scope)).toEqual(expect.arrayContaining([{ ...handIn('bb'), at }, handIn('cc')]));
    expect((await devices.byId(id))?.handedInAt).toBe(at);
    await devices.noteHandedIn(id, later);
    expect((await devices.byId(id))?.handedInAt).toBe(later);
  });
}
