import { beforeEach, expect, it } from 'vitest';
import {
  isOfBefore,
  refreshAdministration,
  useAdministrationTold,
} from '../../../src/features/today/administration-told.ts';
import type { DevicesAnswer } from '../../../src/protocol/devices.ts';
import type { PeopleAnswer } from '../../../src/protocol/people.ts';
import type { TabNote } from '../../../src/state/parts.ts';

const serverTime = '2026-11-20T03:00:00.000Z';
const answer: DevicesAnswer = { serverTime, devices: [], people: [], handIns: [] };
const told = () => useAdministrationTold.getState();

/** The tab's note: outlives the page, and opens for its person alone. */
const notes = new Map<string, string>();
const note: TabNote = {
  write: async (account, text) => void notes.set(account, text),
  read: async (account) => notes.get(account) ?? null,
  forget: () => notes.clear(),
};
const reload = () => useAdministrationTold.setState({ account: '', told: null, standing: 'quiet' });

let now = 0;
let asked = 0;
/** What the server says to the next question. */
let says: () => Promise<DevicesAnswer | undefined>;
let people: PeopleAnswer | undefined;

const visit = (account: string): Promise<void> => {
  const server = {
    devices: {
      list: () => {
        asked += 1;
        return says();
      },
    },
    people: { list: () => Promise.resolve(people) },
    backup: () => Promise.resolve(undefined),
  };
  return refreshAdministration({ atServer: () => Promise.resolve(server), now: () => now, note }, account);
};

beforeEach(() => {
  reload();
  notes.clear();
  people = undefined;
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
  await expect.poll(() => asked).toBe(2);
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
  await expect.poll(() => asked).toBe(1);
  says = () => Promise.resolve(undefined);
  await visit('another');
  answered(answer);
  await asking;
  expect(told()).toMatchObject({ account: 'another', told: null });
});

it('over a reload without a line what was said stands, with its time, and without who was given which role', async () => {
  const change = { no: 1, kind: 'roles', account: 'a', name: 'Thử Thị Đổi', was: null, became: null, reason: 'thử' };
  people = { serverTime, people: [], changes: [{ ...change, by: null, at: serverTime }] };
  await visit('admin');
  const at = told().told?.at;
  expect([...notes.values()].join('')).not.toContain('Thử Thị Đổi');
  now += 3_600_000;
  reload();
  says = () => Promise.reject(new Error('The line is down.'));
  await visit('admin');
  expect(told()).toMatchObject({ standing: 'failed', told: { at, devices: answer, people: { changes: [] } } });
  // Long enough ago for the moment to be said.
  expect(isOfBefore(told().told ?? { devices: answer, people: undefined, backup: undefined, at: now }, now)).toBe(true);
});

it('a reload within the minute asks nothing, and another person’s note is none of hers', async () => {
  await visit('admin');
  reload();
  await visit('admin');
  expect([asked, told().standing, told().told?.at]).toEqual([1, 'quiet', now]);
  reload();
  says = () => Promise.resolve(undefined);
  await visit('another');
  expect(told()).toMatchObject({ account: 'another', told: null, standing: 'failed' });
});

it('a note that another build has written, or that cannot be read, is none', async () => {
  says = () => Promise.resolve(undefined);
  for (const text of ['', '{', '{"at":1}', JSON.stringify({ at: 'now', devices: answer })]) {
    reload();
    notes.set('admin', text);
    await visit('admin');
    expect(told()).toMatchObject({ told: null, standing: 'failed' });
  }
});
