import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from '../../../src/domain/documents/page.ts';
import { madeUpDeath } from '../../support/made-up-events.ts';
import { heardOfDeath, receiptArgs, reportArgs } from '../../support/made-up-reports.ts';
import { act, madeUpId } from '../../support/acts.ts';
import { createFakeIds } from '../../support/fake-ids.ts';
import { applyMutation } from '../../../src/domain/apply-mutation.ts';
import { handOver } from '../../../sync-server/hand-over.ts';
import { blobsInMemory } from '../../support/blobs-in-memory.ts';
import { openServerInProcess, type ServerInProcess } from '../../support/server-in-process.ts';
import type { KeptRead } from '../../../sync-server/store/port.ts';
import { collectOrphans, graceDays } from '../../../sync-server/documents/collect-orphans.ts';
import { type DeskOfPages, madeUpPhoto, openDeskOfPages } from './desk-of-pages.ts';

const { newId } = createFakeIds(78);
const blobs = blobsInMemory();
const reads: KeptRead['how'][] = [];
let server: ServerInProcess;
let desk: DeskOfPages;
let colleague: DeskOfPages;
let neighbour: DeskOfPages;
let record: string;
let page: Page;
const bytes = madeUpPhoto(1);

beforeAll(async () => {
  server = await openServerInProcess({
    blobs,
    reads: { note: (_, { how }) => void reads.push(how), flush: async () => undefined },
  });
  desk = await openDeskOfPages(server);
  colleague = await openDeskOfPages(server, { account: 1, device: 1 });
  neighbour = await openDeskOfPages(server, { account: 3, device: 3 });
  page = await desk.send(bytes);
  const opening = desk.acts.opening();
  record = opening.entity;
  await desk.push(1, opening, desk.attach(record, [page]));
});
afterAll(() => server.close());

async function handOverTo(to: string, entity: string): Promise<void> {
  const { store, clock, parts } = server;
  const order = { entity, from: desk.scope, to, reason: 'Người dân đã chuyển nơi cư trú' };
  const done = await handOver(order, {
    store,
    clock,
    newId,
    hash: parts.hash,
    apply: applyMutation,
    pokes: parts.pokes,
  });
  if (done.status !== 'handedOver') throw new Error(`it was ${done.status}`);
}

describe('a page is given out', () => {
  it('to a colleague who sees the record that names it, and that is kept', async () => {
    const answer = await colleague.fetchPage(page, record);
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([
      200,
      'image/jpeg',
      'no-store, no-transform',
    ]);
    expect(answer.headers.get('content-disposition')).toBe('attachment');
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes);
    expect(reads).toContain('page');
  });

  it('on from where it was cut', async () => {
    const answer = await colleague.fetchPage(page, record, { range: 'bytes=4000-', 'if-range': `"${page.sha256}"` });
    expect([answer.status, answer.headers.get('content-range')]).toEqual([206, 'bytes 4000-4999/5000']);
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes.slice(4_000));
  });

  it('[R18] to nobody else: another commune, another record, one who holds no dossiers, without a record', async () => {
    const other = colleague.acts.opening();
    await colleague.push(1, other);
    for (const answer of [
      await neighbour.fetchPage(page, record),
      await colleague.fetchPage(page, other.entity),
      await colleague.fetchPage(page, 'x'),
      await colleague.fetchPage(page, ''),
      await colleague.fetchPage(page, madeUpId(0x99)),
      await colleague.fetchPage({ ...page, sha256: 'f'.repeat(64) }, record),
    ])
      expect(answer.status).toBe(404);
    await server.store.accounts.setRoles(colleague.author, ['administrator'], server.clock.now());
    expect((await colleague.fetchPage(page, record)).status).toBe(404);
    await server.store.accounts.setRoles(colleague.author, ['officer'], server.clock.now());
  });

  it('[R18] to a volunteer, of her own reports alone', async () => {
    await server.store.accounts.setRoles(colleague.author, ['volunteer'], server.clock.now());
    const photo = await colleague.send(madeUpPhoto(2));
    const by = { scope: colleague.scope, author: colleague.author, device: colleague.device };
    const report = act('reportEvent', reportArgs(heardOfDeath()), {
      ...by,
      mid: madeUpId(0x901),
      entity: madeUpId(0x902),
    });
    await colleague.push(2, report, colleague.attach(report.entity, [photo]));
    expect((await colleague.fetchPage(photo, report.entity)).status).toBe(200);
    expect((await desk.fetchPage(photo, report.entity)).status).toBe(200);
    expect((await colleague.fetchPage(page, record)).status).toBe(404);
    const received = act('receiveReport', receiptArgs(madeUpDeath({ seed: 4 }), { number: 5 }), {
      scope: desk.scope,
      author: desk.author,
      device: desk.device,
      mid: madeUpId(0x903),
      entity: report.entity,
    });
    const { receipts } = await desk.push(3, received);
    expect(receipts.map(({ status }) => status)).toEqual(['applied']);
    expect((await desk.fetchPage(photo, report.entity)).status).toBe(200);
    expect((await colleague.fetchPage(photo, report.entity)).status).toBe(404);
    const late = await colleague.push(4, colleague.attach(report.entity, [photo]));
    expect(late.receipts[0]).toMatchObject({ status: 'quarantined', problems: [{ code: 'roleLacking' }] });
    await server.store.accounts.setRoles(colleague.author, ['officer'], server.clock.now());
  });

  it('[R16] a page that has not come is not there, never a part of it', async () => {
    const late = madeUpPhoto(3);
    const named = { sha256: server.parts.hash(late), bytes: late.length, type: 'image/jpeg' } as const;
    const opening = desk.acts.opening();
    const { receipts } = await desk.push(4, opening, desk.attach(opening.entity, [named]));
    expect(receipts.map(({ status }) => status)).toEqual(['applied', 'applied']);
    await desk.begin(named);
    await desk.bring(named, 0, late.slice(0, 4_999));
    expect((await colleague.fetchPage(named, opening.entity)).status).toBe(404);
    await desk.bring(named, 4_999, late.slice(4_999));
    expect((await colleague.fetchPage(named, opening.entity)).status).toBe(200);
  });
});

describe('pages that no record names', () => {
  it('[R17] go after their grace; those named by a record, or by an act that is held, stay', async () => {
    const orphan = await desk.send(madeUpPhoto(10));
    const held = await desk.send(madeUpPhoto(11));
    const { receipts } = await desk.push(6, desk.attach(madeUpId(0x777), [held]));
    expect(receipts[0]?.status).toBe('blockedBy');
    const moved = await desk.send(madeUpPhoto(12));
    const leaving = desk.acts.opening();
    await desk.push(7, leaving, desk.attach(leaving.entity, [moved]));
    await handOverTo(neighbour.scope, leaving.entity);
    expect((await neighbour.fetchPage(moved, leaving.entity)).status).toBe(200);
    const collect = () => collectOrphans({ store: server.store, blobs, clock: server.clock });
    expect(await collect()).toBe(0);
    server.clock.advance((graceDays + 1) * 86_400_000);
    const before = blobs.kept.size;
    expect(await collect()).toBe(1);
    expect(blobs.kept.size).toBe(before - 1);
    const left = async (sha256: string) => (await server.store.pages.page({ scope: desk.scope, sha256 })) !== undefined;
    expect([await left(orphan.sha256), await left(held.sha256), await left(page.sha256)]).toEqual([false, true, true]);
    expect(await left(moved.sha256)).toBe(true);
  });
});
