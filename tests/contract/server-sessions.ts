import { expect, it } from 'vitest';
import type { ServerStore } from '../../sync-server/store/port.ts';
import { madeUpId } from '../support/acts.ts';
import { testCommune } from '../support/server-parts.ts';
import { account, at } from './server-rows.ts';

/** What every implementation of the server's store must do about sign-ins that are renewed. */
export function sessionsContract(opened: () => { store: ServerStore }): void {
  it('renews a session, bears lost answers, and ends what was used twice', async () => {
    await opened().store.accounts.putCommune(testCommune);
    await opened().store.accounts.putAccount(account, at);
    const { sessions, accounts } = opened().store;
    const whose = { account: account.id, device: madeUpId(0xd1) };
    const refresh = (hash: string, session = 's1') => ({ ...whose, hash, session, expiresAt: '2026-12-20' });
    const token = (hash: string) => ({
      ...whose,
      hash,
      session: 's1',
      issuedAt: '2026-11-20',
      expiresAt: '2026-11-21',
    });
    const renew = (used: string, number: number) =>
      sessions.renew({ used, next: refresh(`r${number}`), token: token(`t${number}`) });
    const good = async (...hashes: string[]) =>
      (await Promise.all(hashes.map(async (hash) => ((await accounts.token(hash)) === undefined ? [] : hash)))).flat();
    await accounts.addToken(token('t1'));
    await sessions.begin(refresh('r1'));
    await sessions.begin(refresh('other', 's2'));
    expect(await sessions.find('r1')).toEqual(refresh('r1'));
    expect(await sessions.find('r9')).toBeUndefined();
    expect((await accounts.token('t1'))?.token).toMatchObject(token('t1'));
    expect((await accounts.token('t1'))?.token.fresh ?? false).toBe(false);

    expect(await renew('r9', 9)).toBe('unknown');
    expect([await renew('r1', 2), await renew('r1', 3)]).toEqual(['renewed', 'renewed']);
    expect(await good('t1', 't2', 't3')).toEqual(['t1', 't3']);
    const fresh = (await accounts.token('t3'))?.token;
    expect(fresh).toEqual({ ...token('t3'), fresh: true });
    await sessions.use({ ...token('t3'), fresh: true });
    expect((await accounts.token('t3'))?.token).toEqual({ ...token('t3'), fresh: false });
    expect(await renew('r3', 4)).toBe('renewed');
    expect(await renew('r1', 5)).toBe('spent');
    expect(await good('t1', 't3', 't4', 't5')).toEqual([]);
    expect(await renew('r4', 6)).toBe('unknown');
    expect(await sessions.find('other')).toBeDefined();

    const late = { ...token('t7'), session: 's2', issuedAt: '2026-12-20', expiresAt: '2026-12-21' };
    expect(await sessions.renew({ used: 'other', next: refresh('r7', 's2'), token: late })).toBe('unknown');
    expect(await sessions.end('other')).toBe(account.id);
    expect(await sessions.end('other')).toBeUndefined();
    expect(await sessions.find('other')).toBeUndefined();
    await accounts.addToken({ ...whose, hash: 'lasting', issuedAt: '2026-11-20', expiresAt: '2026-11-21' });
    expect(await sessions.end('lasting')).toBe(account.id);
    expect(await good('lasting')).toEqual([]);
  });
}
