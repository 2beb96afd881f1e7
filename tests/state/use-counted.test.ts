import { afterEach, expect, it } from 'vitest';
import { addedMonths, gatherOnTime, type OnTimeTold } from '../../src/domain/on-time-figures.ts';
import { deskRules } from '../../src/domain/office/desk-rules.ts';
import { beginCount, type Counted } from '../../src/state/use-counted.ts';
import { testCommune } from '../support/server-parts.ts';
import { openDeskWithBirths } from '../support/desk-with-births.ts';

const opened: { close(): void }[] = [];
afterEach(() => {
  for (const each of opened.splice(0)) each.close();
});

const begin = () => gatherOnTime('2026-12-24T02:00:00.000Z', deskRules(undefined, testCommune));

async function openDesk(count: number) {
  const desk = await openDeskWithBirths(count, 8);
  opened.push(desk.store);
  return desk;
}

/** A count, all it tells, and what it tells last. */
function counting(store: Parameters<typeof beginCount>[0]) {
  const told: Counted<OnTimeTold>[] = [];
  let end: (counted: Counted<OnTimeTold>) => void = () => undefined;
  const ended = new Promise<Counted<OnTimeTold>>((resolve) => (end = resolve));
  const count = beginCount(store, begin(), (counted) => {
    told.push(counted);
    if (counted.at !== 'counting') end(counted);
  });
  return { told, count, ended };
}

it('counts everything on the device, however much it is, and says how many could not be read', async () => {
  const { store, records, ids } = await openDesk(1_700);
  await records
    .where('id')
    .equals(ids[800] ?? '')
    .modify({ box: new Uint8Array(80).fill(7) });
  const { told, ended } = counting(store);
  const counted = await ended;
  if (counted.at !== 'told') throw new Error(counted.at);
  expect(told.map((one) => (one.at === 'counting' ? [one.done, one.of] : one.at))).toEqual([
    ...Array.from({ length: 18 }, (_, page) => [page * 100, 1_700]),
    'told',
  ]);
  const figures = addedMonths(counted.told.months.values());
  // All were promised for a day of November, and nobody has finished one.
  expect(figures).toMatchObject({ early: 0, onTime: 0, overdue: 0, openInTime: 0, openOverdue: 1_699, openPaused: 0 });
  expect([...figures.late].sort()).toEqual(ids.filter((id) => id !== ids[800]).sort());
  expect(counted.damaged).toBe(1);
});

it('stopped or left, tells nothing of what it had counted; and says so when it cannot be read', async () => {
  const { store } = await openDesk(600);
  const stopped = counting(store);
  stopped.count.stop();
  expect(await stopped.ended).toEqual({ at: 'stopped' });
  const left = counting(store);
  left.count.leave();
  const failed = counting({ ...store, dossierPage: () => Promise.reject(new Error('the disk')) });
  expect(await failed.ended).toEqual({ at: 'failed' });
  const whole = counting(store);
  expect((await whole.ended).at).toBe('told');
  expect([stopped.told.length, left.told]).toEqual([1, []]);
});
