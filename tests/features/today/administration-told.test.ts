import { beforeEach, expect, it } from 'vitest';
import { refreshAdministration, useAdministrationTold } from '../../../src/features/today/administration-told.ts';
import type { DevicesAnswer } from '../../../src/protocol/devices.ts';

const serverTime = '2026-11-20T03:00:00.000Z';
const answer: DevicesAnswer = { serverTime, devices: [], people: [], handIns: [] };
const told = () => useAdministrationTold.getState();

let now = 0;
let asked = 0;
/** What the server says to the next question. */
let says: () => Promise<DevicesAnswer | undefined>;

const visit = (account: string): Promise<void> => {
  const server = {
    devices: {
      list: () => {
        asked += 1;
        return says();
      },
    },
    people: { list: () => Promise.resolve(undefined) },
    backup: () => Promise.resolve(undefined),
  };
  return refreshAdministration({ atServer: () => Promise.resolve(server), now: () => now }, account);
};

beforeEach(() => {
  useAdministrationTold.setState({ account: '', told: null, standing: 'quiet' });
  now = Date.parse(serverTime);
  asked = 0;
  says = () => Promise.resolve(answer);
});

it('asks once for visits that come together, and again after a minute', async () => {
  await Promise.all([visit('admin'), visit('admin')]);
  now += 59_000;
  await visit('admin');
  expect(asked).toBe(1);
  now += 1_000;
  await visit('admin');
  expect([asked, told().told?.at]).toEqual([2, now]);
});

it('a clock that was set back holds no question up', async () => {
  await visit('admin');
  now -= 3_600_000;
  await visit('admin');
  expect(asked).toBe(2);
});

it('what was said stands while it is asked anew, and when no answer comes', async () => {
  await visit('admin');
  const first = told().told;
  now += 60_000;
  let answered = (_: DevicesAnswer | undefined): void => undefined;
  says = () =>
    new Promise((resolve) => {
      answered = resolve;
    });
  const asking = visit('admin');
  expect(told()).toMatchObject({ told: first, standing: 'asking' });
  await Promise.resolve();
  await Promise.resolve();
  answered(undefined);
  await asking;
  expect(told()).toMatchObject({ told: first, standing: 'failed' });
  // The next visit does not wait a minute.
  says = () => Promise.reject(new Error('The line is down.'));
  await visit('admin');
  expect([asked, told().standing, told().told]).toEqual([3, 'failed', first]);
});

it('what one administrator was told the next is not shown, also when the answer comes late', async () => {
  let answered = (_: DevicesAnswer | undefined): void => undefined;
  says = () =>
    new Promise((resolve) => {
      answered = resolve;
    });
  const asking = visit('admin');
  await Promise.resolve();
  await Promise.resolve();
  says = () => Promise.resolve(undefined);
  await visit('another');
  answered(answer);
  await asking;
  expect(told()).toMatchObject({ account: 'another', told: null });
});
