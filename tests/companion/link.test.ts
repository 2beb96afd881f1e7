import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  emptyMemory,
  recordLastsMs,
  withoutCode,
  withoutOld,
  withRecord,
  withUse,
} from '../../companion/link/companion-memory.ts';
import { createCompanionSide } from '../../companion/link/companion-side.ts';
import type { FrameToApp } from '../../src/companion-link/frames.ts';
import { offerLastsMs } from '../../src/companion-link/pairing-offer.ts';
import { appTab, handed, openPage, randomBytes, record, subtle } from '../support/companion-page.ts';

let page: ReturnType<typeof openPage>;
beforeEach(() => {
  page = openPage();
});

describe('pairing', () => {
  it('is made by the code that the app shows, and then hands over one record at a time', async () => {
    expect(await page.pair()).toBe('paired');
    expect(page.state()).toMatchObject({ kind: 'paired', holds: [] });
    await page.app().hand(record);
    await page.quiet();
    expect(page.memory().records.map((each) => each.record)).toEqual([record]);
    expect(page.state()).toMatchObject({ kind: 'paired', holds: [record.dossier] });
  });

  it('says nothing of a record in the clear, nor the code', async () => {
    page.app().offer();
    const code = page.codeShown();
    await page.companion.pair(appTab, code);
    await page.quiet();
    await page.app().hand(record);
    await page.quiet();
    const all = JSON.stringify(page.said);
    expect(all).not.toContain('Mẫu');
    expect(all).not.toContain(code);
  });

  it('is refused without a code on the screen, and a code is good once', async () => {
    expect(await page.companion.pair(appTab, '23456789AB')).toBe('noOffer');
    page.app().offer();
    const code = page.codeShown();
    expect(await page.companion.pair(appTab, code)).toBe('paired');
    expect(await page.companion.pair(appTab, code)).toBe('noOffer');
  });

  it('is refused after five wrong codes, also with the right one', async () => {
    page.app().offer();
    const code = page.codeShown();
    for (let tried = 0; tried < 5; tried += 1) expect(await page.companion.pair(appTab, 'ZZZZZZZZZZ')).toBe('wrong');
    expect(await page.companion.pair(appTab, code)).toBe('noOffer');
    expect(page.memory().pairings).toEqual([]);
  });

  it('is refused once two minutes are over', async () => {
    page.app().offer();
    const code = page.codeShown();
    page.pass(offerLastsMs);
    expect(await page.companion.pair(appTab, code)).toBe('noOffer');
  });

  it('does not take a page for the app that does not know the code', async () => {
    const asked: FrameToApp[] = [];
    let memory = emptyMemory;
    const lonely = createCompanionSide({
      subtle,
      newId: randomUUID,
      now: () => 0,
      randomBytes,
      change: async (to) => (memory = to(memory)),
      sendFrame: async (_tab, frame) => void asked.push(frame),
      wait: () => new Promise(() => undefined),
    });
    const result = lonely.pair(appTab, '23456789AB');
    await expect.poll(() => asked.length).toBe(1);
    const id = asked[0]?.id ?? '';
    const ours = { channel: 'lien-mach-companion', to: 'companion', id } as const;
    // Another tab, or another address in the same tab, is not heard at all.
    await lonely.receive({ ...appTab, tab: 8 }, { ...ours, kind: 'no', why: 'wrong' });
    await lonely.receive({ ...appTab, origin: 'https://evil.test' }, { ...ours, kind: 'no', why: 'wrong' });
    await lonely.receive(appTab, { ...ours, kind: 'proved', proof: 'AAAAAAAAAAAAAAAA' });
    expect(await result).toBe('notTheApp');
    expect(memory.pairings).toEqual([]);
  });
});

describe('a pairing', () => {
  beforeEach(async () => {
    await page.pair();
  });

  it('does not take a letter twice, nor one that was altered, nor one of another address', async () => {
    await page.app().hand(record);
    await page.quiet();
    const letter = page.said.filter(({ to, kind }) => to === 'companion' && kind === 'sealed').at(-1);
    if (letter?.kind !== 'sealed') throw new Error('nothing was said');
    await page.companion.takeBack(record.dossier);
    await page.companion.receive(appTab, letter);
    await page.companion.receive(appTab, { ...letter, body: `A${letter.body.slice(1)}` });
    await page.companion.receive({ ...appTab, origin: 'https://evil.test' }, letter);
    expect(page.memory().records).toEqual([]);
  });

  it('does not take its own letters for the other’s', async () => {
    const mine = page.said.filter(({ to, kind }) => to === 'app' && kind === 'sealed').at(-1);
    if (mine?.kind !== 'sealed') throw new Error('nothing was said');
    const before = page.memory();
    await page.companion.receive(appTab, { ...mine, to: 'companion' });
    expect(page.memory().seen).toEqual(before.seen);
  });

  it('forgets a record that nobody keyed in for half an hour', async () => {
    await page.app().hand(record);
    await page.quiet();
    page.pass(recordLastsMs);
    await page.app().takeBack(randomUUID());
    await page.quiet();
    expect(page.memory().records).toEqual([]);
    expect(page.state()).toMatchObject({ holds: [] });
  });

  it('tells the app the code, and forgets the record once it is noted', async () => {
    await page.app().hand(record);
    await page.quiet();
    await page.companion.tellHandedOver(handed);
    await page.quiet();
    expect(page.noted).toEqual([handed]);
    expect(page.memory()).toMatchObject({ records: [], handed: [] });
  });

  it('keeps what the app could not note, with the reason', async () => {
    page.refuse('Đã có người ghi.');
    await page.app().hand(record);
    await page.quiet();
    await page.companion.tellHandedOver(handed);
    await page.quiet();
    expect(page.memory().handed[0]).toMatchObject({ trouble: 'Đã có người ghi.', handed });
    expect(page.memory().records).toHaveLength(1);
  });

  it('forgets a dossier when a person says so, and a code of it that could not be noted only when she says that too', async () => {
    page.refuse('Đã có người ghi.');
    await page.app().hand(record);
    await page.quiet();
    await page.companion.tellHandedOver(handed);
    await page.quiet();
    await page.companion.takeBack(record.dossier);
    await page.quiet();
    expect(page.memory()).toMatchObject({ records: [], handed: [{ handed }] });
    expect(page.state()).toMatchObject({ holds: [] });
    // It is told as ever.
    page.refuse(null);
    page.reload();
    await page.quiet();
    expect(page.noted.at(-1)).toEqual(handed);
    expect(page.memory().handed).toEqual([]);
    const waits = { ...emptyMemory, handed: [{ origin: '', account: '', handed, trouble: null }] };
    expect(withoutCode(waits, randomUUID()).handed).toHaveLength(1);
    expect(withoutCode(waits, handed.dossier).handed).toEqual([]);
  });

  it('keeps a record that is being keyed in as long again', () => {
    const memory = withRecord(emptyMemory, randomUUID(), record, 0);
    const used = withUse(memory, record.dossier, recordLastsMs - 1);
    expect(withoutOld(used, recordLastsMs).records).toHaveLength(1);
    expect(withoutOld(memory, recordLastsMs).records).toHaveLength(0);
  });

  it('tells nothing of a dossier that was never handed to it, and says that it keeps no code of it', async () => {
    expect(await page.companion.tellHandedOver(handed)).toBe(false);
    await page.quiet();
    expect(page.noted).toEqual([]);
  });

  it('outlives the app’s page, which is told then what it missed', async () => {
    await page.app().hand(record);
    await page.quiet();
    page.leave();
    await page.companion.tellHandedOver(handed);
    await page.quiet();
    expect(page.noted).toEqual([]);
    page.reload();
    await page.quiet();
    expect(page.noted).toEqual([handed]);
    expect(page.memory().handed).toEqual([]);
  });

  it('says that a code is not kept where its record has been swept meanwhile', async () => {
    await page.app().hand(record);
    await page.quiet();
    page.pass(recordLastsMs);
    await page.app().takeBack(randomUUID());
    await page.quiet();
    expect(await page.companion.tellHandedOver(handed)).toBe(false);
    await page.quiet();
    expect(page.noted).toEqual([]);
  });

  it.each([
    ['its tab is closed', async () => page.leaveForGood()],
    ['she signs out', () => page.app().unpair()],
    ['the companion is unpaired', () => page.companion.unpairAll()],
  ])('keeps a code that was not told when %s, and tells the next pairing of the same account', async (_what, end) => {
    await page.app().hand(record);
    await page.quiet();
    const app = page.app();
    page.leave();
    expect(await page.companion.tellHandedOver(handed)).toBe(true);
    await page.quiet();
    page.stay(app);
    await end();
    await page.quiet();
    page.pass(13 * 3_600_000);
    page.reload('somebody else');
    await page.quiet();
    expect(await page.pair()).toBe('paired');
    expect(page.noted).toEqual([]);
    expect(page.memory().handed.map((each) => each.handed)).toEqual([handed]);
    page.leaveForGood();
    page.reload();
    expect(await page.pair()).toBe('paired');
    expect(page.noted).toEqual([handed]);
    expect(page.memory().handed).toEqual([]);
  });

  it('tells a code to the newest page of that account whose tab is open', async () => {
    await page.app().hand(record);
    await page.quiet();
    page.leaveForGood();
    page.reload();
    await page.pair();
    expect(page.memory().pairings).toHaveLength(2);
    await page.companion.tellHandedOver(handed);
    await page.quiet();
    expect(page.noted).toEqual([handed]);
    expect(page.memory()).toMatchObject({ records: [], handed: [] });
  });

  it('tells an older page where the newest page’s tab is closed', async () => {
    await page.app().hand(record);
    await page.quiet();
    const { kept, app } = { kept: page.kept(), app: page.app() };
    page.leaveForGood();
    page.reload();
    await page.pair();
    page.leaveForGood();
    page.stay(app, kept);
    const newest = page.memory().pairings.at(-1)?.id;
    page.deaf.add(newest ?? '');
    await page.companion.tellHandedOver(handed);
    await page.quiet();
    expect(page.noted).toEqual([handed]);
  });

  it('ends when somebody else works at the app, with all that was handed over', async () => {
    await page.app().hand(record);
    await page.quiet();
    page.reload('somebody else');
    await page.quiet();
    expect(page.memory()).toMatchObject({ pairings: [], records: [] });
    expect(page.kept()).toBeNull();
    expect(page.state().kind).toBe('alone');
  });

  it('is ended from either side', async () => {
    await page.companion.unpairAll();
    await page.quiet();
    expect(page.state().kind).toBe('alone');
    expect(page.kept()).toBeNull();
    await page.pair();
    await page.app().unpair();
    await page.quiet();
    expect(page.memory().pairings).toEqual([]);
  });
});
