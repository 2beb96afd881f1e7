import { afterEach, describe, expect, it } from 'vitest';
import { createStoreOn } from '../../src/store/create-store.ts';
import { keptKinds } from '../../src/store/kept.ts';
import { baseRow } from '../support/base-row.ts';
import { birthCommand, makeDesk, sessionOf } from '../support/made-up-desk.ts';
import { makePeople } from '../support/people.ts';
import type { PageRow } from '../../src/store/pages/page-rows.ts';

const opened: { close(): void }[] = [];
afterEach(() => {
  for (const each of opened.splice(0)) each.close();
});

async function openDesk() {
  const desk = makeDesk({ seed: 2 });
  const parts = desk.openParts();
  const store = createStoreOn(parts);
  opened.push(store);
  await store.startSession(sessionOf(1));
  return { desk, parts, store, people: makePeople(2) };
}

const page = (id: string, state: PageRow['state'], bytes: number): PageRow => ({
  ...{ id, scope: '99999', bytes, type: 'image/jpeg', state, sent: 0, usedAt: '2026-11-20T02:00:00.000Z' },
});

async function keep(parts: Awaited<ReturnType<typeof openDesk>>['parts'], rows: readonly PageRow[]): Promise<void> {
  await parts.database.pages.bulkPut(rows);
  await parts.database.slices.bulkPut(
    rows.map(({ id }) => ({ id: `${id}/0000`, page: id, box: new Uint8Array([1, 2, 3]) })),
  );
}

describe('what lies on this machine', () => {
  it('is told by kind, in numbers alone, of everybody together', async () => {
    const { desk, parts, store, people } = await openDesk();
    const rows = await Promise.all(people.births(450).map((fields) => baseRow(parts, fields, desk.newId())));
    await parts.database.records.bulkPut(rows);
    await store.perform(birthCommand(people.birth({ 'child.fullName': 'Y Chờ Gửi' }), 1));
    await store.endSession();
    await store.startSession(sessionOf(2));
    await store.perform(birthCommand(people.birth(), 2));
    await keep(parts, [page('a', 'waiting', 700), page('b', 'refused', 300), page('c', 'here', 5_000)]);
    const kept = await store.whatIsKept();
    expect(kept.map(({ kind }) => kind)).toEqual(keptKinds);
    const of = (kind: string) => kept.find((one) => one.kind === kind);
    expect(of('outbox')?.count).toBe(2);
    expect(of('records')?.count).toBe(450);
    expect(of('waitingPages')).toEqual({ kind: 'waitingPages', count: 2, bytes: 1_000 });
    expect(of('fetchedPages')).toEqual({ kind: 'fetchedPages', count: 1, bytes: 5_000 });
    expect(of('drafts')).toEqual({ kind: 'drafts', count: 0, bytes: 0 });
    expect(JSON.stringify(kept)).not.toContain('Chờ');
    // Of many rows some are weighed, and that is near enough to all of them.
    const whole = rows.reduce((sum, { box }) => sum + box.length + 250, 0);
    expect(Math.abs((of('records')?.bytes ?? 0) / whole - 1)).toBeLessThan(0.1);
  });

  it('[R4] by one press what the server has of the pages leaves, and nothing else', async () => {
    const { parts, store, people } = await openDesk();
    await store.perform(birthCommand(people.birth(), 1));
    await keep(parts, [
      page('a', 'waiting', 700),
      page('b', 'refused', 300),
      page('c', 'here', 5_000),
      page('d', 'here', 1),
    ]);
    const before = await store.whatIsKept();
    expect(await store.freeFetchedPages()).toEqual({ count: 2, bytes: 5_001 });
    expect(await parts.database.pages.toCollection().primaryKeys()).toEqual(['a', 'b']);
    expect(await parts.database.slices.toCollection().primaryKeys()).toEqual(['a/0000', 'b/0000']);
    const after = await store.whatIsKept();
    const others = (all: typeof before) => all.filter(({ kind }) => kind !== 'fetchedPages');
    expect(others(after)).toEqual(others(before));
    expect(await store.freeFetchedPages()).toEqual({ count: 0, bytes: 0 });
  });
});
