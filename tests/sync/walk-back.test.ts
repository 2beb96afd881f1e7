import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { v7 } from 'uuid';
import type { AppParts } from '../../sync-server/app-parts.ts';
import { withAnchor } from '../../src/store/anchors.ts';
import type { LaneRun } from '../../src/protocol/sync-exchange.ts';
import { verifyProof } from '../../src/protocol/verify-proof.ts';
import { verifyWithNode } from '../../sync-server/node-receipt-signer.ts';
import { damage } from '../support/damage.ts';
import { openTab, type ScriptedLine, scriptedLine, type Tab } from '../support/desk-on-line.ts';
import { birthCommand, makeDesk, type MadeUpDesk } from '../support/made-up-desk.ts';
import { makePeople } from '../support/people.ts';
import { type HeldClock, holdServerClock, serverHash, testSigner } from '../support/server-parts.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { changedAnswer, requestOf } from '../support/wire-talk.ts';

let directory: string;
let server: ServerInProcess;
let line: ScriptedLine;
let desk: MadeUpDesk;
let tab: Tab;
let other: Tab;
const people = makePeople(31);
let count = 0;
/** One clock, and chance that does not begin anew, for the server before and after a restore. */
let clock: HeldClock;
let parts: Pick<AppParts, 'clock' | 'newId' | 'randomBytes'>;

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'lien-mach-restore-'));
  clock = holdServerClock();
  parts = { clock, newId: () => v7(), randomBytes: (length) => randomBytes(length) };
  server = await openServerInProcess(parts, { file: join(directory, 'live.db') });
  line = scriptedLine(server);
  desk = makeDesk();
  tab = openTab(server, { desk, fetch: line.fetch });
  other = openTab(server, { desk: makeDesk({ seed: 77 }), seed: 77, fetch: line.fetch });
  await tab.signIn(0);
  await other.signIn(1);
});

afterEach(async () => {
  tab.store.close();
  other.store.close();
  await server.close();
  rmSync(directory, { recursive: true });
});

async function saveBirths(of: Tab, births: number): Promise<{ mid: string; entity: string }[]> {
  const made: { mid: string; entity: string }[] = [];
  for (let at = 0; at < births; at += 1) {
    count += 1;
    const saved = await of.store.perform(birthCommand(people.birth(), count));
    if (saved.status !== 'saved') throw new Error(JSON.stringify(saved));
    made.push(saved);
  }
  return made;
}

async function drain(of: Tab): Promise<number> {
  for (let tries = 1; tries <= 30; tries += 1) {
    const attempt = await of.exchange();
    if (attempt.status === 'exchanged' && !attempt.done.workLeft) return tries;
  }
  throw new Error('not drained');
}

/** A copy of the server's file, as a backup is taken: closed first, so that it is one whole file. */
async function backUp(name: string): Promise<void> {
  await server.close();
  copyFileSync(join(directory, 'live.db'), join(directory, name));
  await open('live.db');
}

async function open(name: string): Promise<void> {
  server = await openServerInProcess(parts, { file: join(directory, name) });
  line.leadTo(server);
}

async function restore(name: string): Promise<void> {
  await server.close();
  await open(name);
}

const counter = () => server.store.read((reads) => reads('99999').counter());
const timesOf = async (of: Tab, entity: string): Promise<string[]> => [
  ...new Set((await of.store.dossier(entity))?.receipts.map(({ serverTime }) => serverTime)),
];

async function expectSame(...tabs: Tab[]): Promise<void> {
  for (const each of tabs) {
    await drain(each);
    expect((await each.store.outbox()).entries).toEqual([]);
  }
  for (const each of tabs) expect(await each.store.exchange.digest()).toBe((await counter()).digest);
}

describe('a server restored from a backup', () => {
  it('[R13] gets back the last 50 acts, with their first times, after 60 of another device; the officer is told', async () => {
    await saveBirths(tab, 10);
    await drain(tab);
    await drain(other);
    await backUp('backup.db');
    clock.advance(60_000);
    const lost: { mid: string; entity: string }[] = [];
    for (let round = 0; round < 5; round += 1) {
      lost.push(...(await saveBirths(tab, 10)));
      await drain(tab);
      clock.advance(60_000);
    }
    const firstTimes = await Promise.all(lost.map(({ entity }) => timesOf(tab, entity)));
    const epoch = await server.store.epoch();
    await restore('backup.db');
    clock.advance(3_600_000);
    await saveBirths(other, 60);
    await drain(other);
    expect((await counter()).seq).toBe(70);

    const requests = line.requests;
    await drain(tab);
    expect(line.requests - requests).toBeLessThan(12);
    expect((await counter()).seq).toBe(120);
    expect(await tab.store.counts()).toMatchObject({ dossiers: 120, waiting: 0, attention: 0 });
    expect(await Promise.all(lost.map(({ entity }) => timesOf(tab, entity)))).toEqual(firstTimes);
    expect((await tab.store.exchangeStatus()).restore).toMatchObject({ sentAgain: 50, timesKept: 50, isDone: true });
    expect(await server.store.epoch()).not.toBe(epoch);
    await expectSame(tab, other);
    // The record itself bears the first time as well, on the other machine too.
    const seen = await other.store.dossier(lost[0]?.entity ?? '');
    expect(seen?.dossier.events[0]?.recordedAt).toBe(firstTimes[0]?.[0]);
    // Both words are kept, and both are proved.
    const proofs = await tab.store.proofOf(lost[0]?.mid ?? '');
    expect(proofs.map(({ receipt }) => receipt.revision)).toEqual([1, 2]);
    for (const proof of proofs) {
      expect(await verifyProof(proof, [testSigner.key], { hash: serverHash, verify: verifyWithNode })).toBe(true);
    }
    expect((await tab.store.dossier(lost[0]?.entity ?? ''))?.receipts).toHaveLength(2);
  });

  it('[R13] pulls again only what came after the last common anchor, and lets go of what is not there any more', async () => {
    await saveBirths(other, 20);
    await drain(other);
    await drain(tab);
    await backUp('backup.db');
    const [changed] = await tab.store.dossiers({ limit: 1 });
    await other.store.perform({
      name: 'recordPrint',
      entity: changed?.dossier.id ?? '',
      args: { paper: 'receiptSlip' },
    });
    await saveBirths(other, 3);
    await drain(other);
    await drain(tab);
    expect(await tab.store.counts()).toMatchObject({ dossiers: 23 });
    await restore('backup.db');
    // The device that made the lost acts does not come back.
    const before = line.requests;
    await drain(tab);
    expect(line.requests - before).toBeLessThanOrEqual(4);
    expect(await tab.store.counts()).toMatchObject({ dossiers: 20 });
    expect((await tab.store.dossier(changed?.dossier.id ?? ''))?.dossier.slipPrints).toBe(0);
    expect(await tab.store.exchange.digest()).toBe((await counter()).digest);
    expect((await tab.store.exchangeStatus()).restore).toMatchObject({ sentAgain: 0, isDone: true });
  });

  it('[R13][R16] speaks no more of a damaged row that is not there any more', async () => {
    await backUp('backup.db');
    const [lost] = await saveBirths(other, 1);
    await drain(other);
    await drain(tab);
    await damage(desk.disk, 'records', lost?.entity ?? '');
    await tab.store.dossiers({ limit: 10 });
    desk.clock.advance(0);
    await expect.poll(() => tab.store.unreadable()).toEqual([{ table: 'records', id: lost?.entity }]);
    await restore('backup.db');
    // The device that made the lost act does not come back, so nobody can bring the row again.
    await drain(tab);
    expect(await tab.store.unreadable()).toEqual([]);
    expect(await tab.store.counts()).toMatchObject({ dossiers: 0, attention: 0 });
  });

  it('[R13] restored twice, and restored to empty: nothing is lost, and the first times stay', async () => {
    await backUp('empty.db');
    const [first] = await saveBirths(tab, 5);
    await drain(tab);
    await backUp('backup.db');
    const [later] = await saveBirths(tab, 5);
    await saveBirths(other, 2);
    await drain(tab);
    await drain(other);
    const times = [await timesOf(tab, first?.entity ?? ''), await timesOf(tab, later?.entity ?? '')];
    for (const from of ['backup.db', 'empty.db']) {
      await restore(from);
      clock.advance(3_600_000);
      for (const each of [tab, other]) await each.signIn(each === tab ? 0 : 1);
      await drain(tab);
      await expectSame(other, tab);
      expect((await counter()).seq).toBe(12);
      expect([await timesOf(tab, first?.entity ?? ''), await timesOf(tab, later?.entity ?? '')]).toEqual(times);
    }
  });

  it('[R13] restored while an answer is in flight: what was answered by the lost server comes again', async () => {
    await backUp('backup.db');
    await saveBirths(tab, 3);
    line.next(async (pass) => {
      const answer = await pass();
      await restore('backup.db');
      return answer;
    });
    await drain(tab);
    await saveBirths(tab, 1);
    await expectSame(tab);
    expect((await counter()).seq).toBe(4);
  });

  it.each(['a byte changed', 'of another commune'])(
    '[R13] a voucher with %s counts for nothing; the act does',
    async (how) => {
      await backUp('backup.db');
      const [made] = await saveBirths(tab, 1);
      await drain(tab);
      await restore('backup.db');
      clock.advance(3_600_000);
      const spoil = async (_pass: () => Promise<Response>, request: Request): Promise<Response> => {
        const asked = await requestOf(request);
        const lanes = asked.lanes.map((run): LaneRun => ({
          ...run,
          mutations: run.mutations.map((sent) => {
            if (!('voucher' in sent)) return sent;
            const voucher = sent.voucher as { receipt: object; seal: { signature: string } };
            const signature = `${voucher.seal.signature.startsWith('A') ? 'B' : 'A'}${voucher.seal.signature.slice(1)}`;
            return how === 'a byte changed'
              ? { ...sent, voucher: { ...voucher, seal: { ...voucher.seal, signature } } }
              : { ...sent, voucher: { ...voucher, receipt: { ...voucher.receipt, scope: '99998' } } };
          }),
        }));
        const headers = { ...Object.fromEntries(request.headers) };
        return server.fetch(request.url, { method: 'POST', headers, body: JSON.stringify({ ...asked, lanes }) });
      };
      for (let tries = 0; tries < 6; tries += 1) line.next(spoil);
      await drain(tab);
      expect(await timesOf(tab, made?.entity ?? '')).toHaveLength(2);
      expect((await tab.store.exchangeStatus()).restore).toMatchObject({ sentAgain: 1, timesKept: 0 });
      expect((await counter()).seq).toBe(1);
    },
  );

  it('[R4][R13] what a person has let go of does not travel again, and holds up nothing behind it', async () => {
    await backUp('backup.db');
    const [made] = await saveBirths(tab, 1);
    line.next((pass) =>
      changedAnswer(pass, (answer) => ({
        ...answer,
        changes: [],
        receipts: answer.receipts.map((receipt) => ({ ...receipt, batch: null, status: 'refused', rev: null })),
      })),
    );
    await tab.exchange();
    expect(await tab.store.release(made?.mid ?? '', 'nhầm')).toMatchObject({ status: 'released' });
    await saveBirths(tab, 2);
    await drain(tab);
    await restore('backup.db');
    await drain(tab);
    expect((await counter()).seq).toBe(2);
    const known = await server.store.read((reads) => reads('99999').mutations([made?.mid ?? '']));
    expect(known).toEqual([]);
    expect((await tab.store.outbox()).entries).toEqual([]);
  });
});

describe('a receipt whose seal does not hold', () => {
  it('[R6][R16] counts for nothing, is told, and comes again', async () => {
    await saveBirths(tab, 2);
    line.next((pass) =>
      changedAnswer(pass, (answer) => ({
        ...answer,
        receipts: answer.receipts.map((receipt) => ({ ...receipt, serverTime: '2020-01-01T00:00:00.000Z' })),
      })),
    );
    expect(await tab.exchange()).toMatchObject({ done: { receipts: 0, fault: 'badAnswer', workLeft: true } });
    expect((await tab.store.outbox()).entries).toHaveLength(2);
    expect(await tab.store.exchangeStatus()).toMatchObject({ lastFailure: { reason: 'badAnswer' } });
    await drain(tab);
    expect((await tab.store.outbox()).entries).toEqual([]);
  });
});

describe('anchors', () => {
  it('[R13][R17] stay few, dense lately and sparse before, and always reach far back', () => {
    let anchors: ReturnType<typeof withAnchor> = [];
    const epoch = '01930000-0000-7000-8000-000000000001';
    for (let seq = 1; seq <= 5_000; seq += 1) anchors = withAnchor(anchors, { epoch, seq, chain: String(seq) });
    const seqs = anchors.map(({ seq }) => seq);
    expect(seqs.length).toBeLessThanOrEqual(32);
    expect(seqs.slice(0, 8)).toEqual([5000, 4999, 4998, 4997, 4996, 4995, 4994, 4993]);
    expect(seqs.at(-1)).toBe(1);
    for (const [at, seq] of seqs.entries()) {
      const before = seqs[at + 1];
      // However far back the common point is, not much more than twice that is walked again.
      if (before !== undefined) expect(5_001 - before).toBeLessThan(3 * (5_001 - seq) + 8);
    }
  });
});
