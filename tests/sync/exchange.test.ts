import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SyncRequest, SyncResponse } from '../../src/protocol/sync-exchange.ts';
import { openTab, type ScriptedLine, scriptedLine, type Tab } from '../support/desk-on-line.ts';
import { birthCommand, makeDesk, type MadeUpDesk } from '../support/made-up-desk.ts';
import { makePeople } from '../support/people.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { createSlowSealer } from '../support/slow-sealer.ts';
import { answerOf, changedAnswer, requestOf } from '../support/wire-talk.ts';

let server: ServerInProcess;
let line: ScriptedLine;
let desk: MadeUpDesk;
let tab: Tab;
const people = makePeople(5);
let count = 0;

beforeEach(async () => {
  server = await openServerInProcess();
  line = scriptedLine(server);
  desk = makeDesk();
  tab = openTab(server, { desk, fetch: line.fetch });
  await tab.signIn();
});

afterEach(async () => {
  tab.store.close();
  await server.close();
});

async function saveBirth(of: Tab = tab): Promise<{ mid: string; entity: string }> {
  count += 1;
  const saved = await of.store.perform(birthCommand(people.birth(), count));
  if (saved.status !== 'saved') throw new Error(JSON.stringify(saved));
  return saved;
}

async function waiting(of: Tab = tab): Promise<string[]> {
  return (await of.store.outbox()).entries.map(({ mid }) => mid);
}

const head = async (): Promise<{ seq: number; digest: string }> =>
  server.store.read((reads) => reads('99999').counter());

describe('one exchange', () => {
  it('[R8] a lost reply changes nothing: the same acts go again and get the same receipts', async () => {
    await saveBirth();
    await saveBirth();
    const said: SyncRequest[] = [];
    const answers: SyncResponse[] = [];
    const listen = async (pass: () => Promise<Response>, request: Request): Promise<Response> => {
      said.push(await requestOf(request));
      const response = await pass();
      answers.push(await answerOf(response));
      return response;
    };
    line.next(async (pass, request) => {
      await listen(pass, request);
      throw new TypeError('reset');
    });
    line.next(listen);
    expect(await tab.exchange()).toMatchObject({ status: 'failed', failure: { reason: 'offline' } });
    expect(await waiting()).toHaveLength(2);
    expect((await head()).seq).toBe(2);
    server.clock.advance(60_000);

    expect(await tab.exchange()).toMatchObject({
      status: 'exchanged',
      done: { sent: 2, receipts: 2, workLeft: false },
    });
    expect(said[1]?.lanes).toEqual(said[0]?.lanes);
    expect(answers[1]?.receipts).toEqual(answers[0]?.receipts);
    expect((await head()).seq).toBe(2);
    expect(await waiting()).toEqual([]);
    expect(await tab.store.exchange.digest()).toBe((await head()).digest);
  });

  it('[R4] what is saved while an exchange is under way stays, and goes with the next (L21)', async () => {
    const first = await saveBirth();
    let second = first;
    line.next(async (pass) => {
      const response = await pass();
      second = await saveBirth();
      await tab.store.perform({ name: 'recordPrint', entity: first.entity, args: { paper: 'receiptSlip' } });
      return response;
    });
    expect(await tab.exchange()).toMatchObject({ done: { sent: 1, receipts: 1, workLeft: true } });
    expect((await tab.store.outbox()).entries.map(({ seq }) => seq)).toEqual([2, 3]);
    expect((await tab.store.dossier(first.entity))?.dossier.slipPrints).toBe(1);
    expect((await tab.store.dossier(second.entity))?.exchange).toBe('local');

    expect(await tab.exchange()).toMatchObject({ done: { sent: 2, receipts: 2, workLeft: false } });
    expect(await tab.store.exchange.digest()).toBe((await head()).digest);
  });

  it.each(['records', 'views'])(
    '[R4] what is saved while the %s of an answer are being sealed is in the record all the same',
    async (kind) => {
      const sealer = createSlowSealer();
      const slow = openTab(server, { desk, fetch: line.fetch, seed: 9, sealer });
      const { entity } = await saveBirth();
      const print = { name: 'recordPrint', entity, args: { paper: 'receiptSlip' } };
      line.next(async (pass) => {
        const response = await pass();
        await tab.store.perform(print);
        sealer.beforeNext = { kind, act: () => tab.store.perform(print) };
        return response;
      });
      expect(await slow.exchange()).toMatchObject({ done: { receipts: 1, workLeft: true } });
      expect(sealer.beforeNext).toBeUndefined();
      expect((await tab.store.dossier(entity))?.dossier.slipPrints).toBe(2);
      expect((await tab.store.dossier(entity))?.exchange).toBe('local');
      await tab.exchange();
      expect((await tab.store.dossier(entity))?.dossier.slipPrints).toBe(2);
      expect(await tab.store.exchange.digest()).toBe((await head()).digest);
    },
  );

  it('[R4] a receipt about other bytes moves nothing', async () => {
    await saveBirth();
    line.next((pass) =>
      changedAnswer(pass, (answer) => ({
        ...answer,
        receipts: answer.receipts.map((receipt) => ({ ...receipt, hash: 'f'.repeat(64) })),
      })),
    );
    await tab.exchange();
    expect(await waiting()).toHaveLength(1);
    await tab.exchange();
    expect(await waiting()).toEqual([]);
  });

  it('[R4] an answer without receipts empties nothing, and is not success (L12, L15)', async () => {
    await saveBirth();
    const empty = (answer: SyncResponse): SyncResponse => ({ ...answer, receipts: [], changes: [] });
    line.next((pass) => changedAnswer(pass, empty));
    expect(await tab.exchange()).toMatchObject({ done: { receipts: 0, progressed: false, workLeft: true } });
    expect(await waiting()).toHaveLength(1);
    expect(await tab.store.exchangeStatus()).toMatchObject({
      phase: 'waitingToRetry',
      lastFailure: { reason: 'badAnswer' },
      lastSuccessAt: null,
    });
  });

  it('[R2] two tabs that send at once: one effect each, one receipt each', async () => {
    for (let births = 0; births < 5; births += 1) await saveBirth();
    const other = openTab(server, { desk, fetch: line.fetch, seed: 9 });
    await Promise.all([tab.exchange(), other.exchange()]);
    expect(await waiting()).toEqual([]);
    expect((await head()).seq).toBe(5);
    expect(await tab.store.exchange.digest()).toBe((await head()).digest);
    expect((await tab.store.dossiers({ limit: 9 })).map((view) => view.receipts.length)).toEqual([1, 1, 1, 1, 1]);
  });

  it('[R11] an answer overtaken by another tab’s does not move the cursor back', async () => {
    const other = openTab(server, { desk, fetch: line.fetch, seed: 9 });
    await saveBirth();
    let asked: () => void = () => undefined;
    const underWay = new Promise<void>((resolve) => {
      asked = resolve;
    });
    let goOn: () => void = () => undefined;
    line.next(async (pass) => {
      const response = await pass();
      asked();
      await new Promise<void>((resolve) => {
        goOn = resolve;
      });
      return response;
    });
    const slow = tab.exchange();
    await underWay;
    await saveBirth(other);
    await other.exchange();
    goOn();
    expect(await slow).toMatchObject({ status: 'exchanged', done: { pulled: 0, fault: null } });
    const cursors: unknown[] = [];
    line.next(async (pass, request) => {
      cursors.push((await requestOf(request)).pull[0]?.cursor?.seq);
      return pass();
    });
    expect(await tab.exchange()).toMatchObject({ done: { workLeft: false, progressed: false } });
    expect(cursors).toEqual([2]);
    expect(await tab.store.exchange.digest()).toBe((await head()).digest);
  });

  it('[R9] one signed out with work waiting: a colleague’s session carries it under its author’s name (L8)', async () => {
    const { entity } = await saveBirth();
    await tab.store.endSession();
    expect(await tab.step()).toEqual({ kind: 'pause' });
    await tab.signIn(1);
    await saveBirth();
    expect(await tab.exchange()).toMatchObject({ done: { sent: 2, receipts: 2, workLeft: false } });
    const author = (await tab.store.dossier(entity))?.dossier.events[0]?.author;
    expect(author).toBe(server.accounts[0].id);
  });

  it('[R3] learns the clock’s error from the middle of the exchange, and seals it into what is done next', async () => {
    desk.clock.setMachineClock(Date.parse('1999-01-01T00:00:00.000Z'));
    line.next(async (pass) => {
      desk.clock.advance(1_000);
      const response = await pass();
      desk.clock.advance(3_000);
      return response;
    });
    await saveBirth();
    await tab.exchange();
    const { entity } = await saveBirth();
    const [opened] = (await tab.store.dossier(entity))?.dossier.events ?? [];
    const machine = Date.parse('1999-01-01T00:00:02.000Z');
    expect(opened?.clockOffset).toBe(Date.parse(server.clock.now()) - machine);
    await tab.exchange();
    expect(await waiting()).toEqual([]);
    expect(await tab.store.exchange.digest()).toBe((await head()).digest);
  });

  it('[R3] a clock set back years does not stretch the wait', async () => {
    await saveBirth();
    line.next(async () => new Response('', { status: 502 }));
    await tab.exchange();
    desk.clock.setMachineClock(Date.parse('1990-01-01T00:00:00.000Z'));
    expect(await tab.step()).toEqual({ kind: 'sleep', milliseconds: 500 });
    desk.clock.setMachineClock(Date.parse('2050-01-01T00:00:00.000Z'));
    expect(await tab.step()).toEqual({ kind: 'exchange' });
  });

  it('[R7] the backoff is still there after a restart', async () => {
    await saveBirth();
    for (let tries = 0; tries < 5; tries += 1) {
      line.next(async () => new Response('', { status: 502 }));
      await tab.exchange();
    }
    const status = await tab.store.exchangeStatus();
    tab.store.close();
    const after = openTab(server, { desk, fetch: line.fetch });
    expect(await after.store.exchangeStatus()).toEqual(status);
    expect(await after.step()).toEqual({ kind: 'sleep', milliseconds: 8_000 });
    expect(await after.step('button')).toEqual({ kind: 'exchange' });
  });

  it('[R17] begins with what fits into the first 14 KB, grows, and cuts a batch anew that packs worse than was thought', async () => {
    for (let births = 0; births < 90; births += 1) await saveBirth();
    const sizes: number[] = [];
    const acts: number[] = [];
    const listen = async (pass: () => Promise<Response>, request: Request): Promise<Response> => {
      sizes.push((await request.clone().arrayBuffer()).byteLength);
      acts.push((await requestOf(request)).lanes.reduce((sum, { mutations }) => sum + mutations.length, 0));
      return pass();
    };
    for (let tries = 0; tries < 8; tries += 1) {
      line.next(listen);
      await tab.exchange();
    }
    expect(await waiting()).toEqual([]);
    // This desk cannot pack: all ninety would have gone at once, as more than twice that.
    expect(sizes[0]).toBeLessThan(17_500);
    expect(sizes[0]).toBeGreaterThan(7_000);
    expect(acts[0]).toBeLessThan(90);
  });
});
