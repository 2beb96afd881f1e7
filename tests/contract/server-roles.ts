import { expect, it } from 'vitest';
import type { Holds } from '../../src/domain/access/seen.ts';
import type { ServerStore } from '../../sync-server/store/port.ts';
import type { ScopeWrites } from '../../sync-server/store/scope-port.ts';
import { madeUpId } from '../support/acts.ts';
import { otherCommune, testCommune } from '../support/server-parts.ts';
import { account, at, entity, scope, writesOf } from './server-rows.ts';

/** What every implementation of the server's store must do about roles: keep them, and read for who may hold less. */
export function rolesContract(opened: () => { store: ServerStore }): void {
  const write = (parts: Partial<ScopeWrites>) =>
    opened().store.inScope(scope, async (transaction) => {
      await transaction.lockCounter();
      await transaction.write(writesOf(parts));
    });
  const reads: ServerStore['read'] = (work) => opened().store.read(work);

  it('[R18] gives an account other roles, which a new password leaves alone', async () => {
    await opened().store.accounts.putCommune(testCommune);
    await opened().store.accounts.putAccount(account, at);
    await opened().store.accounts.setRoles(account.id, ['volunteer', 'reception'], at);
    await opened().store.accounts.putAccount({ ...account, passwordHash: 'new' }, at);
    const now = { ...account, passwordHash: 'new', roles: ['reception', 'volunteer'] };
    expect(await opened().store.accounts.byUsername('thu1')).toEqual(now);
    expect(await reads((of) => of(scope).accounts())).toEqual([{ id: account.id, roles: now.roles }]);
    await opened().store.accounts.setRoles(account.id, ['leader'], '2026-12-01T00:00:00.000Z');
    expect((await opened().store.accounts.byUsername('thu1'))?.roles).toEqual(['leader']);
  });

  it('[R18] moves an account to another commune, and keeps its tokens', async () => {
    for (const commune of [testCommune, otherCommune]) await opened().store.accounts.putCommune(commune);
    await opened().store.accounts.putAccount(account, at);
    await opened().store.accounts.reassign(account.id, otherCommune.code, at);
    expect(await opened().store.accounts.byUsername('thu1')).toEqual({ ...account, scope: otherCommune.code });
    expect(await reads((of) => of(scope).accounts())).toEqual([]);
    expect(await reads((of) => of(otherCommune.code).accounts())).toEqual([{ id: account.id, roles: account.roles }]);
  });

  it('[R18] reads for who may hold less: whole kinds, and of dossiers what one account has ever reported', async () => {
    const [reporter, other] = [madeUpId(0xa1), madeUpId(0xa2)];
    await write({
      entities: [
        entity(1, { digest: '1' }),
        entity(2, { digest: '2', reportedBy: reporter, isReport: true }),
        entity(3, { digest: '3', reportedBy: reporter }),
        entity(4, { digest: '4', reportedBy: other, isReport: true }),
        entity(5, { digest: '5', kind: 'book' }),
        entity(6, { digest: '6', kind: 'office' }),
        entity(7, { digest: '0', state: '', leftTo: otherCommune.code, reportedBy: reporter }),
      ],
    });
    const heads = (holds: Holds) =>
      reads(async (of) =>
        (await of(scope).headsAfter(1, 9, holds)).map(({ seq, reportedBy, left }) => [seq, reportedBy, left]),
      );
    expect(await heads({ kinds: ['office'], reportsOf: reporter })).toEqual([
      [2, reporter, false],
      [3, reporter, false],
      [6, null, false],
      [7, reporter, true],
    ]);
    expect(await heads({ kinds: ['book', 'office'], reportsOf: null })).toEqual([
      [5, null, false],
      [6, null, false],
    ]);
    const digests = (kinds: Holds['kinds']) => reads(async (of) => [...(await of(scope).digestsOf(kinds))].sort());
    expect([await digests(['book', 'office']), await digests([])]).toEqual([['5', '6'], []]);
    const reported = (account: string) =>
      reads(async (of) => [...(await of(scope).reportedBy(account))].map(({ seq }) => seq).sort());
    expect([await reported(reporter), await reported(other), await reported(madeUpId(0xa3))]).toEqual([
      [2, 3],
      [4],
      [],
    ]);
    const [whole] = await reads((of) => of(scope).reportedBy(other));
    expect(whole).toEqual(entity(4, { digest: '4', reportedBy: other, isReport: true }));
  });
}
