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

  it('[R18] reads for who may hold less: whole kinds, and of dossiers the reports of one account', async () => {
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
    const read = (holds: Holds) =>
      reads(async (of) => ({
        heads: (await of(scope).headsAfter(1, 9, holds)).map(({ seq, isReport, left }) => [seq, isReport, left]),
        digests: [...(await of(scope).digestsOf(holds))].sort(),
      }));
    expect(await read({ kinds: ['office'], reportsOf: reporter })).toEqual({
      heads: [
        [2, true, false],
        [3, false, false],
        [6, false, false],
        [7, false, true],
      ],
      digests: ['2', '6'],
    });
    const books = await read({ kinds: ['book', 'office'], reportsOf: null });
    expect(books).toEqual({ heads: [5, 6].map((seq) => [seq, false, false]), digests: ['5', '6'] });
    expect((await read({ kinds: [], reportsOf: other })).digests).toEqual(['4']);
  });
}
