import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyMutation } from '../../src/domain/apply-mutation.ts';
import { refused } from '../../src/domain/outcome.ts';
import { madeUpId } from '../support/acts.ts';
import { damage } from '../support/damage.ts';
import { openTab, type ScriptedLine, scriptedLine, type Tab } from '../support/desk-on-line.ts';
import { birthCommand, makeDesk, type MadeUpDesk } from '../support/made-up-desk.ts';
import { makePeople } from '../support/people.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';
import { changedAnswer } from '../support/wire-talk.ts';

let server: ServerInProcess;
let line: ScriptedLine;
let tab: Tab;
let desk: MadeUpDesk;
let refusing = new Set<string>();
const people = makePeople(13);
let count = 0;

beforeEach(async () => {
  refusing = new Set();
  server = await openServerInProcess({
    // A rule that only the server knows.
    apply: (dossier, mutation, recordedAt) =>
      refusing.has(mutation.entity) || refusing.has(mutation.mid)
        ? refused('madeUpRule', { vi: 'Không được.', en: 'Not allowed.' }, 'child.fullName')
        : applyMutation(dossier, mutation, recordedAt),
  });
  line = scriptedLine(server);
  desk = makeDesk();
  tab = openTab(server, { desk, fetch: line.fetch });
  await tab.signIn(0);
});

afterEach(async () => {
  tab.store.close();
  await server.close();
});

async function saveBirth(): Promise<{ mid: string; entity: string }> {
  count += 1;
  const saved = await tab.store.perform(birthCommand(people.birth(), count));
  if (saved.status !== 'saved') throw new Error(JSON.stringify(saved));
  return saved;
}

/** The next exchange, in which the server sets what it is sent aside for this reason. */
async function holdAs(code: string): Promise<void> {
  const problems = [{ field: null, code, message: { vi: 'Để riêng.', en: 'Set aside.' } }];
  line.next((pass) =>
    changedAnswer(pass, (answer) => ({
      ...answer,
      changes: [],
      receipts: answer.receipts.map((receipt) => ({
        ...receipt,
        status: 'quarantined',
        rev: null,
        problems,
        batch: null,
      })),
    })),
  );
  await tab.exchange();
}

describe('letting go', () => {
  it('[R4] a person lets go of a refused act, and has all of it in her hands', async () => {
    const { mid, entity } = await saveBirth();
    refusing.add(entity);
    await tab.exchange();
    const released = await tab.store.release(mid, 'Nhập nhầm, đã làm lại');
    if (released.status !== 'released') throw new Error(released.status);
    const file = JSON.parse(released.file) as Record<string, unknown>;
    expect(file).toMatchObject({
      released: { by: server.accounts[0].id, reason: 'Nhập nhầm, đã làm lại' },
      mutation: { mid, entity, name: 'openDossier' },
      receipt: { mid, status: 'refused' },
      lane: { seq: 1 },
    });
    expect((await tab.store.outbox()).entries).toEqual([]);
    expect(await tab.store.dossier(entity)).toBeNull();
    expect(await tab.store.release(mid, 'lần nữa')).toEqual({ status: 'notRefused' });
    await saveBirth();
    expect(await tab.exchange()).toMatchObject({ done: { sent: 1, workLeft: false } });
  });

  it('[R4] nobody lets go of a colleague’s act, and nobody at all when signed out', async () => {
    const { mid, entity } = await saveBirth();
    refusing.add(entity);
    await tab.exchange();
    await tab.signIn(1);
    expect(await tab.store.release(mid, 'của người khác')).toEqual({ status: 'notYours' });
    await tab.store.endSession();
    expect(await tab.store.release(mid, 'không ai')).toEqual({ status: 'notYours' });
    await tab.signIn(0);
    expect((await tab.store.outbox()).entries).toMatchObject([{ mid, receipt: { status: 'refused' } }]);
  });

  it.each(['hashMismatch', 'midTaken', 'laneMismatch', 'mutationTooLarge'])(
    '[R4][R5] what the server keeps and never judges again (%s) can be let go',
    async (code) => {
      const { mid } = await saveBirth();
      await holdAs(code);
      expect(await tab.store.release(mid, 'Đã làm lại')).toMatchObject({ status: 'released' });
      expect((await tab.store.outbox()).entries).toEqual([]);
    },
  );

  it.each(['notYourCommune', 'accessEnded', 'unknownAuthor'])(
    '[R4][R18] what others decide about (%s) need not be followed here for ever',
    async (code) => {
      const { mid, entity } = await saveBirth();
      await holdAs(code);
      const released = await tab.store.release(mid, 'Đã báo xã cũ');
      if (released.status !== 'released') throw new Error(released.status);
      expect(JSON.parse(released.file)).toMatchObject({ mutation: { mid }, receipt: { status: 'quarantined' } });
      expect((await tab.store.outbox()).entries).toEqual([]);
      expect(await tab.store.dossier(entity)).toBeNull();
    },
  );

  it('[R4][R5] a decision about what no machine has any more need not be followed here for ever', async () => {
    const { entity } = await saveBirth();
    const args = { mid: madeUpId(0xdec1), take: true, reason: 'Đã hỏi lại' };
    const decision = await tab.store.perform({ name: 'decideQuarantined', entity, args });
    if (decision.status !== 'saved') throw new Error(decision.status);
    expect(await tab.store.release(decision.mid, 'chưa gửi')).toEqual({ status: 'notRefused' });
    await tab.exchange();
    expect((await tab.store.outbox()).entries).toMatchObject([
      { receipt: { status: 'blockedBy', waitsFor: args.mid } },
    ]);
    expect(await tab.store.release(decision.mid, 'việc ấy mất rồi')).toMatchObject({ status: 'released' });
  });

  it('[R4] what the server may still judge cannot be let go', async () => {
    const { mid } = await saveBirth();
    await holdAs('unknownKind');
    expect(await tab.store.release(mid, 'sốt ruột')).toEqual({ status: 'notRefused' });
  });

  it('[R4][R5] what was done on a record whose creation is refused is refused with it, and both can be let go', async () => {
    const { mid, entity } = await saveBirth();
    const print = await tab.store.perform({ name: 'recordPrint', entity, args: { paper: 'receiptSlip' } });
    refusing.add(mid);
    for (let tries = 0; tries < 3; tries += 1) await tab.exchange();
    expect((await tab.store.outbox()).entries.map(({ receipt }) => receipt?.status)).toEqual(['refused', 'refused']);
    expect(await tab.store.release(mid, 'nhầm')).toMatchObject({ status: 'released' });
    expect(await tab.store.release('mid' in print ? print.mid : '', 'nhầm')).toMatchObject({ status: 'released' });
    expect(await tab.store.counts()).toMatchObject({ dossiers: 0, waiting: 0, attention: 0 });
  });
});

it('[R4] an act behind an opening that was lost and let go of can be let go of too, and not before', async () => {
  const opened = await saveBirth();
  await tab.store.perform({ name: 'moveDossier', entity: opened.entity, args: { from: 'RECEIVED', to: 'PROCESSING' } });
  await damage(desk.disk, 'outbox', opened.mid);
  await tab.exchange();
  await tab.exchange();
  const [lost, behind] = (await tab.store.outbox()).entries;
  expect([lost?.mayLetGo, behind?.mayLetGo, behind?.receipt?.status]).toEqual([true, false, 'blockedBy']);
  expect((await tab.store.release(behind?.mid ?? '', 'Hỏng đĩa')).status).toBe('notRefused');
  expect((await tab.store.release(lost?.mid ?? '', 'Hỏng đĩa')).status).toBe('released');
  expect((await tab.store.outbox()).entries.map(({ mayLetGo }) => mayLetGo)).toEqual([true]);
  expect((await tab.store.release(behind?.mid ?? '', 'Hỏng đĩa')).status).toBe('released');
  await tab.exchange();
  expect(await tab.store.counts()).toMatchObject({ waiting: 0, attention: 0 });
});
