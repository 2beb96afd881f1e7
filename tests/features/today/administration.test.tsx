// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Administration } from '../../../src/features/today/administration.tsx';
import { refreshAdministration, useAdministrationTold } from '../../../src/features/today/administration-told.ts';
import type { DevicesAnswer } from '../../../src/protocol/devices.ts';
import type { Parts, TabNote } from '../../../src/state/parts.ts';
import type { DeviceStore } from '../../../src/store/create-store.ts';
import { type Drawn, draw } from '../../support/drawn.tsx';
import { makeDesk, sessionOf } from '../../support/made-up-desk.ts';

const desk = makeDesk();
const serverTime = new Date(desk.clock.now()).toISOString();
const answer: DevicesAnswer = { serverTime, devices: [], people: [], handIns: [] };
const unread: TabNote = { write: async () => undefined, read: async () => null, forget: () => undefined };

let store: DeviceStore;
let drawn: Drawn;
/** What the server says to the question that is under way. */
let says: (answer: DevicesAnswer | undefined) => void;

beforeEach(async () => {
  store = desk.open();
  await store.startSession(sessionOf(1));
});
afterEach(async () => {
  await drawn.end();
  store.close();
});

const reload = () => useAdministrationTold.setState({ account: '', told: null, standing: 'quiet' });
const server = (list: () => Promise<DevicesAnswer | undefined>) =>
  (() =>
    Promise.resolve({
      devices: { list },
      people: { list: () => Promise.resolve(undefined) },
      backup: () => Promise.resolve(undefined),
    })) as unknown as Parts['atServer'];

/** An administrator's day after a reload, an hour after the server had spoken; it has not answered yet. */
async function drawAfterReload(how: { readonly noted: boolean }): Promise<void> {
  const notes = new Map<string, string>();
  const note: TabNote = {
    write: async (account, text) => void notes.set(account, text),
    read: async (account) => notes.get(account) ?? null,
    forget: () => notes.clear(),
  };
  reload();
  const now = () => desk.clock.now();
  if (how.noted)
    await refreshAdministration(
      { atServer: server(() => Promise.resolve(answer)), now, note },
      sessionOf(1).account.id,
    );
  reload();
  desk.clock.advance(3_600_000);
  const list = () =>
    new Promise<DevicesAnswer | undefined>((resolve) => {
      says = resolve;
    });
  drawn = await draw(<Administration />, {
    store,
    clock: desk.clock,
    atServer: server(list),
    tabNotes: { search: unread, administration: note },
  });
}
const shown = () => drawn.frame.textContent;

it('after a reload what was said stands from the note, with its time and that it is being asked again, until it is said anew', async () => {
  await drawAfterReload({ noted: true });
  await drawn.until(() => shown().includes('đang hỏi lại'));
  expect(shown()).toMatch(/Đây là điều máy chủ cho biết .*\d\d:\d\d.*; đang hỏi lại\./u);
  expect(shown()).toContain('0 máy đang dùng');
  await drawn.during(() => says({ ...answer, serverTime: new Date(desk.clock.now()).toISOString() }));
  await drawn.until(() => !shown().includes('đang hỏi lại'));
  expect(shown()).not.toContain('Đây là điều máy chủ cho biết');
  expect(shown()).toContain('0 máy đang dùng');
});

it('where no answer comes it says so in place of asking, and may be asked again', async () => {
  await drawAfterReload({ noted: true });
  await drawn.until(() => shown().includes('đang hỏi lại'));
  await drawn.during(() => says(undefined));
  await drawn.until(() => shown().includes('lần này chưa hỏi được'));
  expect(shown()).not.toContain('đang hỏi lại');
  await drawn.press('Hỏi lại');
  await drawn.until(() => shown().includes('đang hỏi lại'));
});

it('without a note nothing is said to be asked again', async () => {
  await drawAfterReload({ noted: false });
  await drawn.until(() => useAdministrationTold.getState().standing === 'asking');
  expect(shown()).not.toContain('đang hỏi lại');
  await drawn.during(() => says(undefined));
  await drawn.until(() => shown().includes('Hỏi lại'));
  expect(shown()).not.toContain('máy chủ cho biết');
});
