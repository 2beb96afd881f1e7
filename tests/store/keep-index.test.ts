import { afterEach, describe, expect, it, vi } from 'vitest';
import { deskFactsOf } from '../../src/domain/desk-facts.ts';
import { foldText } from '../../src/domain/fold-text.ts';
import type { Dossier } from '../../src/domain/dossier.ts';
import { textAt } from '../../src/domain/read-field.ts';
import { createStoreOn } from '../../src/store/create-store.ts';
import { searchIndex } from '../../src/local-index/search-index.ts';
import { shardCount, shardOf } from '../../src/store/index-shards.ts';
import { type FollowingIndex, keepIndex } from '../../src/store/keep-index.ts';
import type { StoreParts } from '../../src/store/store-parts.ts';
import { act, birthOpening } from '../support/acts.ts';
import { birthCommand, makeDesk, type MadeUpDesk, sessionOf } from '../support/made-up-desk.ts';
import { baseRow } from '../support/base-row.ts';
import { makePeople } from '../support/people.ts';
import { createSeededRandom } from '../support/seeded-random.ts';

const opened: { close(): void }[] = [];
afterEach(() => {
  for (const each of opened.splice(0)) each.close();
});

function openIndex(desk: MadeUpDesk, parts: StoreParts): FollowingIndex {
  const index = keepIndex({
    ...parts,
    timers: desk.clock,
    pause: () => new Promise((resolve) => setImmediate(resolve)),
    report: (error) => {
      throw error;
    },
  });
  opened.push(index);
  return index;
}

async function openDesk(seed = 1) {
  const desk = makeDesk({ seed });
  const parts = desk.openParts();
  const store = createStoreOn(parts);
  opened.push(store);
  await store.startSession(sessionOf(1));
  await parts.database.meta.put({
    id: 'scope:99999',
    value: { cursor: null, digest: '0'.repeat(64), pass: 1, rewalking: true, mismatches: 0 },
    box: null,
  });
  return { desk, parts, store };
}

const whole = (index: FollowingIndex) => vi.waitFor(() => expect(index.now().isWhole).toBe(true), { timeout: 10_000 });
const found = (index: FollowingIndex, typed: string) =>
  searchIndex(index.held, { typed, limit: 10_000, contextYear: 2026 })
    .hits.map(({ id }) => id)
    .sort();

/** What the search must find, by reading everything: each word begins one of the words of a name, or of a hamlet. */
function slowly(dossiers: readonly Dossier[], typed: string): string[] {
  const wanted = foldText(typed).split(' ');
  const fits = ({ fields }: Dossier): boolean => {
    const names = Object.keys(fields).filter((path) => path.endsWith('.fullName'));
    const told = Object.values(fields).filter((value) => !(typeof value === 'object' && 'facility' in value));
    const places = told.flatMap((value) => JSON.stringify(value).match(/"detail":"([^"]*)"/gu) ?? []);
    const text = [...names.map((path) => textAt(fields, path) ?? ''), ...places.map((place) => place.slice(10, -1))];
    // What stands after an apostrophe is a word too.
    const both = text.flatMap((each) => [each, each.replaceAll("'", ' ')]);
    const words = both.flatMap((each) => foldText(each.replaceAll(/[,/]/gu, ' ')).split(' '));
    return wanted.every((word) => words.some((each) => each.startsWith(word)));
  };
  return dossiers
    .filter(fits)
    .map(({ id }) => id)
    .sort();
}

const questions = ['nguyen thi', 'thu', 'tran van b', 'niê', 'thon mau', 'buon thu lan', 'quỳnh', 'zz'];

async function check(index: FollowingIndex, parts: StoreParts): Promise<void> {
  await whole(index);
  const views = await createStoreOn(parts).dossiers({ limit: 10_000 });
  const dossiers = views.map(({ dossier }) => dossier);
  expect(index.now().count).toBe(dossiers.length);
  for (const typed of questions) expect(found(index, typed)).toEqual(slowly(dossiers, typed));
  const open = dossiers.flatMap((dossier) => {
    const facts = deskFactsOf(dossier);
    return facts === undefined ? [] : [[dossier.id, facts] as const];
  });
  expect(Object.fromEntries(index.held.open)).toEqual(Object.fromEntries(open));
}

describe('the index of everything on the device', () => {
  it.each([1, 2, 3, 4, 5, 6])('says what reading everything says, whatever happened (history %i)', async (seed) => {
    const { desk, parts, store } = await openDesk(seed);
    const random = createSeededRandom(seed);
    const people = makePeople(seed);
    const ids: string[] = [];
    let index = openIndex(desk, parts);
    for (let step = 0; step < 45; step += 1) {
      const id = ids[random.integer(0, Math.max(0, ids.length - 1))];
      const chance = random.next();
      if (chance < 0.3 || id === undefined) {
        const saved = await store.perform(birthCommand(people.birth(), step));
        if (saved.status === 'saved') ids.push(saved.entity);
      } else if (chance < 0.5) {
        const rows = people.births(random.integer(1, 60)).map((fields) => baseRow(parts, fields, desk.newId()));
        await parts.database.records.bulkPut(await Promise.all(rows));
        ids.push(...(await Promise.all(rows)).map((row) => row.id));
      } else if (chance < 0.55) {
        const from = (await store.dossier(id))?.dossier.business;
        await store.perform({ name: 'withdrawDossier', entity: id, args: { from, reason: 'Thử' } });
      } else if (chance < 0.65) {
        const before = (await store.dossier(id))?.dossier.fields['child.fullName'] ?? null;
        const to = people.birth()['child.fullName'];
        await store.perform({
          name: 'editDossier',
          entity: id,
          args: { changes: [{ field: 'child.fullName', from: before, to }] },
        });
      } else if (chance < 0.75) await parts.database.records.put(await baseRow(parts, people.birth(), id, step));
      else if (chance < 0.82) await parts.database.records.delete(id);
      else if (chance < 0.86) await parts.database.views.delete(id);
      else if (chance < 0.92) {
        const shard = { id: `99999/${String(random.integer(0, shardCount - 1)).padStart(3, '0')}`, scope: '99999' };
        await parts.database.shards.put({
          ...shard,
          box: random.next() < 0.5 ? new Uint8Array([1, 2]) : new Uint8Array(),
        });
      } else {
        desk.clock.advance(random.integer(0, 4_000));
        if (random.next() < 0.5) await whole(index);
        index.close();
        index = openIndex(desk, parts);
      }
      if (step % 9 === 8) await check(index, parts);
    }
    await check(index, parts);
  });

  it('is there again from its shards, without opening a record', async () => {
    const { desk, parts } = await openDesk();
    const rows = await Promise.all(
      makePeople(4)
        .births(150)
        .map((fields) => baseRow(parts, fields, desk.newId())),
    );
    await parts.database.records.bulkPut(rows);
    const first = openIndex(desk, parts);
    await whole(first);
    desk.clock.advance(3_000);
    await vi.waitFor(async () => expect(await parts.database.shards.count()).toBe(shardCount));
    first.close();
    const kept = await parts.database.shards.toArray();
    // A record whose box cannot be opened is found all the same, by what was kept of it.
    const [row] = rows;
    if (row === undefined) throw new Error('There are rows.');
    await parts.database.records.put({ ...row, box: new Uint8Array([9]) });
    const second = openIndex(desk, parts);
    await whole(second);
    expect(found(second, '').length).toBe(150);
    expect(found(second, '')).toContain(row.id);
    expect(JSON.stringify(kept.map(({ id, scope }) => [id, scope]))).not.toMatch(/thử|mẫu/iu);
  });

  it('a damaged shard, or one of another edition, is made anew and nobody is told of an error', async () => {
    const { desk, parts } = await openDesk();
    const rows = await Promise.all(
      makePeople(4)
        .births(60)
        .map((fields) => baseRow(parts, fields, desk.newId())),
    );
    await parts.database.records.bulkPut(rows);
    const first = openIndex(desk, parts);
    await whole(first);
    desk.clock.advance(3_000);
    await vi.waitFor(async () => expect(await parts.database.shards.count()).toBe(shardCount));
    first.close();
    const shards = await parts.database.shards.toArray();
    const text = (box: Uint8Array): string => new TextDecoder().decode(box);
    const bytes = (from: string) => new TextEncoder().encode(from);
    await parts.database.shards.bulkPut(
      shards.map((shard, at) => {
        if (at % 4 === 0) return { ...shard, box: bytes(text(shard.box).replace(/^\w+/u, '0123456789abcdef')) };
        if (at % 4 === 1) return { ...shard, box: shard.box.slice(0, shard.box.length - 9) };
        return at % 4 === 2 ? { ...shard, box: bytes(text(shard.box).replaceAll('{', '[')) } : shard;
      }),
    );
    await check(openIndex(desk, parts), parts);
  });

  it('[R18] of a commune that was left is gone, from memory and disk', async () => {
    const { desk, parts, store } = await openDesk();
    const rows = await Promise.all(
      makePeople(4)
        .births(20)
        .map((fields) => baseRow(parts, fields, desk.newId())),
    );
    await parts.database.records.bulkPut(rows);
    const index = openIndex(desk, parts);
    await whole(index);
    expect(index.now().count).toBe(20);
    await store.endSession();
    await vi.waitFor(() => expect(found(index, '')).toEqual([]));
    expect(index.now()).toEqual({ count: 0, isWhole: false });
  });

  it('[R18] what is written for whoever sees everything is never made of what somebody else may see', async () => {
    const { desk, parts, store } = await openDesk();
    const rows = await Promise.all(
      makePeople(4)
        .births(40)
        .map((fields) => baseRow(parts, fields, desk.newId())),
    );
    await parts.database.records.bulkPut(rows);
    const officer = sessionOf(1);
    const { account } = sessionOf(2);
    const first = openIndex(desk, parts);
    await whole(first);
    // She leaves before her shards are written; the moment comes while nobody is there, and then a volunteer signs in.
    await store.endSession();
    await vi.waitFor(() => expect(first.now().count).toBe(0));
    desk.clock.advance(3_000);
    await store.startSession({ ...sessionOf(2), account: { ...account, roles: ['volunteer'] } });
    await parts.database.records.bulkPut(rows);
    await whole(first);
    expect(found(first, '')).toEqual([]);
    desk.clock.advance(3_000);
    first.close();
    await store.endSession();
    await store.startSession(officer);
    await parts.database.records.bulkPut(rows);
    const second = openIndex(desk, parts);
    await whole(second);
    expect(found(second, '')).toHaveLength(40);
  });

  it('two tabs follow each other', async () => {
    const { desk, parts, store } = await openDesk();
    const other = desk.openParts();
    opened.push(createStoreOn(other));
    const [here, there] = [openIndex(desk, parts), openIndex(desk, other)];
    await whole(there);
    await store.perform({
      name: 'openDossier',
      args: { ...birthOpening(makePeople(5).birth({ 'child.fullName': 'Thử Một Mình' })) },
    });
    await vi.waitFor(() => expect(found(there, 'mot minh')).toHaveLength(1));
    await vi.waitFor(() => expect(found(here, 'mot minh')).toHaveLength(1));
    expect(act('recordPrint', {}).schema).toBe(1);
  });

  it('an id falls into one of the shards', () => {
    const { newId } = makeDesk();
    for (let each = 0; each < 200; each += 1) expect(shardOf(newId())).toBeLessThan(shardCount);
    expect(shardOf('')).toBe(0);
  });
});
