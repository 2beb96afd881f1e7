import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Dossier } from '../src/domain/dossier.ts';
import { onToday, openOutbox, signIn, takeBirth, unlocksBy, untilWhole } from '../tests/e2e/support/desk.ts';
import { type KillableBrowser, startKillable } from '../tests/e2e/support/killable-browser.ts';
import type { BadLine } from '../tests/support/bad-line.ts';
import { makePeople } from '../tests/support/people.ts';
import type { Hall } from './hall.ts';

/** One desk as it really is: the built app in Chromium, worked by its screen. */
export interface BrowserDesk {
  /** Signs in, waits until the app is whole on the device, and takes a first birth. */
  open(): Promise<void>;
  /** Takes a birth, ends the browser's processes at once, opens it again on the same profile and takes another. */
  killAndReopen(): Promise<boolean>;
  /** How many births its screen has said to be saved. */
  made(): number;
  /** Waits until nothing waits to be sent. */
  settle(): Promise<void>;
  /** The story of each birth that does not stand on the server exactly once. */
  missing(): Promise<readonly string[]>;
  close(): Promise<void>;
}

const drainPatienceMs = 120_000;

export function createBrowserDesk(parts: {
  readonly hall: Hall;
  readonly line: BadLine | undefined;
  readonly seed: number;
  readonly directories: string;
  readonly say: (line: string) => void;
}): BrowserDesk {
  const { hall, line, seed, directories, say } = parts;
  const url = line?.url ?? '';
  const [account = { username: '', password: '' }] = hall.serving.accounts;
  const profile = join(directories, 'chromium');
  const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });
  const people = makePeople(seed, { receivedOn: today });
  const saved: string[] = [];
  let browser: KillableBrowser | undefined;
  let page: Page | undefined;

  const start = async (): Promise<Page> => {
    browser = await startKillable('current Chromium', profile);
    page = await browser.context.newPage();
    page.setDefaultTimeout(60_000);
    return page;
  };
  const take = async (on: Page): Promise<void> => {
    const child = `Thử Thị Trình Duyệt ${['Một', 'Hai', 'Ba', 'Bốn', 'Năm', 'Sáu'][saved.length] ?? 'Nữa'}`;
    await takeBirth(on, people.birth({ 'child.fullName': child }));
    saved.push(child);
  };

  return {
    async open() {
      const opened = await start();
      await signIn(opened, url, account);
      await untilWhole(opened);
      await take(opened);
    },
    async killAndReopen() {
      if (page === undefined || browser === undefined || saved.length > 3) return false;
      await take(page);
      await browser.kill();
      const opened = await start();
      await unlocksBy(opened, account);
      await opened.goto(url);
      await onToday(opened);
      await take(opened);
      return true;
    },
    made: () => saved.length,
    async settle() {
      if (page === undefined) return;
      await openOutbox(page);
      const sendNow = page.getByRole('button', { name: 'Gửi ngay' });
      if (await sendNow.isEnabled()) await sendNow.click();
      const empty = page.getByText('Không còn gì chờ gửi.').waitFor({ timeout: drainPatienceMs });
      await empty.catch(() => say('The browser still has something to send.'));
    },
    async missing() {
      const states = (await hall.query('SELECT state FROM entity')).map(
        ({ state }) => JSON.parse(String(state)) as Dossier,
      );
      return saved.flatMap((child) => {
        const times = states.filter(({ fields }) => fields['child.fullName'] === child).length;
        return times === 1 ? [] : [`${child}, saved in the browser, stands ${times} times on the server`];
      });
    },
    close: async () => browser?.kill(),
  };
}
