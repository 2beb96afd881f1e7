import { expect, it } from 'vitest';
import type { ServerStore } from '../../sync-server/store/port.ts';
import type { ScopeWrites } from '../../sync-server/store/scope-port.ts';
import { otherCommune } from '../support/server-parts.ts';
import { change, entity, noCounter, scope, writesOf } from './server-rows.ts';

/** What every implementation of the server's store must do with records: told by what they say alike, and gone elsewhere. */
export function recordsContract(opened: () => { store: ServerStore; reopen(): Promise<ServerStore> }): void {
  const write = (parts: Partial<ScopeWrites>, into = scope) =>
    opened().store.inScope(into, async (transaction) => {
      await transaction.lockCounter();
      await transaction.write(writesOf(parts));
    });
  const reads: ServerStore['read'] = (work) => opened().store.read(work);

  it('[R10] finds records by what they say alike, in their own commune alone', async () => {
    const key = await opened().store.tellingKey();
    expect(key).not.toBe('');
    await write({ entities: [entity(1, { telling: 'a' }), entity(2, { telling: 'b' }), entity(3)] });
    await write({ entities: [entity(4, { telling: 'a' })] }, otherCommune.code);
    expect(await reads((of) => of(scope).sameTelling(['a', 'c']))).toEqual([{ id: entity(1).id, telling: 'a' }]);
    await write({ entities: [entity(1, { seq: 5, telling: 'c' })] });
    expect(await reads((of) => of(scope).sameTelling(['a']))).toEqual([]);
    const again = await opened().reopen();
    expect(await again.tellingKey()).toBe(key);
  });

  it('[R19] tells books from dossiers, by name, in their order and all of them', async () => {
    const book = entity(2, { kind: 'book', id: '00099999-2026-8005-8000-000020260101' });
    await write({ entities: [entity(1), book] });
    await write({ entities: [entity(3, { kind: 'book' })] }, otherCommune.code);
    const found = await reads(async (of) => ({
      books: await of(scope).books(),
      named: await of(scope).entities([entity(1).id, book.id]),
      heads: await of(scope).headsAfter(0, 10),
      asked: await of(scope).headsOf([book.id]),
    }));
    expect(found.books).toEqual([book]);
    expect(found.named.map(({ kind }) => kind).sort()).toEqual(['book', 'dossier']);
    expect(found.heads.map(({ kind }) => kind)).toEqual(['dossier', 'book']);
    expect(found.asked.map(({ kind, id }) => `${kind} ${id}`)).toEqual([`book ${book.id}`]);
    await write({ entities: [entity(2, { kind: 'book', id: book.id, seq: 4, rev: 2 })] });
    expect(await reads((of) => of(scope).books())).toMatchObject([{ rev: 2 }]);
  });

  it('[L35] reads the changes of a record of any kind, so that whoever made them is told by marker', async () => {
    const kinds = ['dossier', 'book', 'office'] as const;
    await write({
      entities: kinds.map((kind, at) => entity(at + 1, { kind })),
      changes: kinds.map((kind, at) => change(at + 1, { kind, entity: entity(at + 1).id })),
    });
    const ids = kinds.map((_, at) => entity(at + 1).id);
    const found = await reads((of) => of(scope).changesAfter(0, ids, 9));
    expect(found.map(({ kind }) => kind)).toEqual(kinds);
  });

  it('[R18] keeps a record that has left as the news of it', async () => {
    await write({ entities: [entity(1), entity(2)] });
    const left = entity(1, { rev: 2, seq: 3, digest: '0'.repeat(64), state: '', leftTo: otherCommune.code });
    await write({ entities: [left] });
    expect(await reads((of) => of(scope).entities([left.id]))).toEqual([left]);
    const heads = await reads((of) => of(scope).headsAfter(0, 10));
    expect(heads.map(({ seq, left: gone, bytes }) => [seq, gone, bytes > 0])).toEqual([
      [2, false, true],
      [3, true, false],
    ]);
  });

  it('[R18] writes to two communes at once, or to neither', async () => {
    const both = (fails: boolean) =>
      opened().store.inScopes(async (of) => {
        for (const [code, no] of [
          [scope, 1],
          [otherCommune.code, 2],
        ] as const) {
          await of(code).lockCounter();
          await of(code).write(writesOf({ counter: { ...noCounter, turn: 1, seq: no }, entities: [entity(no)] }));
        }
        if (fails) throw new Error('given up');
      });
    await expect(both(true)).rejects.toThrow('given up');
    const held = () =>
      reads(async (of) => [await of(scope).headsAfter(0, 9), await of(otherCommune.code).headsAfter(0, 9)]);
    expect((await held()).map(({ length }) => length)).toEqual([0, 0]);
    await both(false);
    expect((await held()).map(({ length }) => length)).toEqual([1, 1]);
  });
}
