import { afterEach, beforeEach, expect, it } from 'vitest';
import { deskRules } from '../../src/domain/office/desk-rules.ts';
import type { OfficeKey } from '../../src/domain/office/office-key.ts';
import type { StatedValue } from '../../src/domain/office/stated-value.ts';
import { openTab, type Tab } from '../support/desk-on-line.ts';
import { damage } from '../support/damage.ts';
import { makeDesk, type MadeUpDesk } from '../support/made-up-desk.ts';
import { bigServer, drainWhile, openLoadingTab } from '../support/load-desk.ts';
import { officeId, shortDay, statement } from '../support/made-up-office.ts';
import { drained } from '../support/restorable-server.ts';
import { openServerInProcess, type ServerInProcess } from '../support/server-in-process.ts';

let server: ServerInProcess;
let made: MadeUpDesk;
let [one, two]: [Tab, Tab] = [] as unknown as [Tab, Tab];

beforeEach(async () => {
  server = await openServerInProcess();
  made = makeDesk({ seed: 3 });
  [one, two] = [openTab(server, { desk: made, seed: 3 }), openTab(server, { seed: 4 })];
  await one.signIn(0);
  await two.signIn(1);
});
afterEach(() => server.close());

const hours: OfficeKey = { kind: 'hours' };
const state = (tab: Tab, key: OfficeKey, to: StatedValue | null, changed = {}) =>
  tab.store.perform({ name: 'stateValue', entity: officeId, args: { ...statement(key, to, changed) } });
const closingOf = async ({ store }: Tab): Promise<string | undefined> => {
  const { office } = await store.office();
  return deskRules(office ?? undefined, { closing: '17:00' }).hours.own?.[0]?.hours.closes;
};

it('[R1] [R16] holds on the machine that states it at once, and on another when both have exchanged', async () => {
  expect(await one.store.office()).toMatchObject({ office: null, isWhole: true, waiting: [] });
  expect((await state(one, hours, shortDay)).status).toBe('saved');
  expect(await one.store.office()).toMatchObject({ exchange: 'local', waiting: [{ name: 'stateValue' }] });
  expect([await closingOf(one), await closingOf(two)]).toEqual(['16:30', undefined]);
  await drained(one, two);
  expect([await closingOf(one), await closingOf(two)]).toEqual(['16:30', '16:30']);
  expect(await one.store.exchange.digest()).toBe(await two.store.exchange.digest());
  const { office, exchange } = await one.store.office();
  expect(exchange).toBe('received');
  expect(office?.statements[0]?.recordedAt).not.toBeNull();
  // It is among neither the dossiers nor the books.
  expect([await one.store.dossiers({ limit: 5 }), await two.store.books()]).toEqual([[], []]);
});

it('[L35] does not download again what this machine has stated itself', async () => {
  await drained(one);
  await state(one, hours, shortDay);
  const later = { validFrom: '2027-01-01' };
  await state(one, hours, { ...shortDay, closes: '16:45' }, later);
  const attempt = await one.exchange();
  expect(attempt).toMatchObject({ done: { receipts: 2, pulled: 0, workLeft: false } });
  expect((await one.store.office()).office?.statements.map(({ recordedAt }) => typeof recordedAt)).toEqual([
    'string',
    'string',
  ]);
});

it('[R4] [R10] keeps what was refused in the hands of her who stated it, and shows what stands', async () => {
  await state(one, hours, shortDay);
  await state(two, hours, { ...shortDay, closes: '16:45' });
  await drained(one, two);
  expect(await closingOf(two)).toBe('16:30');
  const { entries } = await two.store.outbox();
  expect(entries).toMatchObject([{ name: 'stateValue', exchange: 'attention', mayLetGo: true }]);
  expect(entries[0]?.receipt?.problems[0]?.message.vi).toContain('Thử Thị Một đã ghi khác');
  const again = { from: shortDay, name: 'Thử Thị Hai' };
  expect((await state(two, hours, { ...shortDay, closes: '16:45' }, again)).status).toBe('saved');
  await two.store.release(entries[0]?.mid ?? '', 'đã ghi lại');
  await drained(two, one);
  expect([await closingOf(one), await closingOf(two)]).toEqual(['16:45', '16:45']);
});

it('refuses at once what this machine knows to stand otherwise, and writes nothing', async () => {
  await state(one, hours, shortDay);
  expect(await state(one, hours, { ...shortDay, closes: '16:45' })).toMatchObject({
    status: 'refused',
    problems: [{ code: 'statedOtherwise' }],
  });
  expect((await one.store.outbox()).entries).toHaveLength(1);
});

it('[R11] asks for it again when its row cannot be read any more, and lets nobody state on it until then', async () => {
  await state(one, hours, shortDay);
  await drained(one);
  await damage(made.disk, 'records', officeId);
  expect(await one.store.office()).toMatchObject({ office: null, isWhole: false });
  expect((await state(one, hours, null, { from: shortDay })).status).toBe('refused');
  made.clock.advance(0);
  await expect.poll(() => one.store.unreadable()).toEqual([{ table: 'records', id: officeId }]);
  await drained(one);
  expect(await closingOf(one)).toBe('16:30');
});

it('comes with the snapshot of a first load', async () => {
  const big = await bigServer();
  const stating = openTab(big, { seed: 7 });
  await stating.signIn(0);
  expect((await state(stating, hours, shortDay)).status).toBe('saved');
  await drained(stating);
  const fresh = openLoadingTab(big, { seed: 8 });
  await fresh.signIn(1);
  const loads: (string | undefined)[] = [];
  await drainWhile(fresh, async () => {
    loads.push((await fresh.store.exchangeStatus()).load?.status);
    return true;
  });
  expect(loads).toContain('loading');
  expect(await closingOf(fresh)).toBe('16:30');
  await big.close();
});
