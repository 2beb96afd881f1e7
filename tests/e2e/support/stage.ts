import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { type Device, openDevice } from '../../support/device.ts';
import { type RunningServer, startServer } from '../../support/server.ts';
import { type DeskAccount, signIn, untilWhole } from './desk.ts';
import { atDesk } from './look-well.ts';
import { endMachines, sharedBrowser } from './shared-browser.ts';

interface Machine {
  /** Whose, by her place among the test accounts; 0 by default. */
  readonly account?: number;
  /** A desk's by default. */
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Waits until every file of the app is on it. */
  readonly whole?: boolean;
}

/** What the stories of one file play on: a real server process and a real browser. */
export interface Stage {
  readonly server: RunningServer;
  readonly browser: Browser;
  account(index: number): DeskAccount;
  /** A machine of its own, signed in, on *Hôm nay*. */
  openMachine(machine?: Machine): Promise<Page>;
  /** The machine beside it, without a screen; the second account's unless told otherwise. Closed with the stage. */
  openColleague(account?: number, code?: string): Promise<Device>;
}

/** Sets the stage before the stories of a file, and clears it after them. */
export function setStage(how: Parameters<typeof startServer>[0] = {}): Stage {
  let server: RunningServer | undefined;
  let browser: Browser | undefined;
  const colleagues: Device[] = [];

  beforeAll(async () => {
    server = await startServer(how);
    browser = await sharedBrowser('current Chromium');
  });
  afterAll(async () => {
    for (const colleague of colleagues) await colleague.close();
    await endMachines(browser);
    await server?.stop();
  });

  const stage: Stage = {
    get server() {
      if (server === undefined) throw new Error('The server has not started yet.');
      return server;
    },
    get browser() {
      if (browser === undefined) throw new Error('The browser has not started yet.');
      return browser;
    },
    account(index) {
      const account = stage.server.accounts[index];
      if (account === undefined) throw new Error('The server made too few accounts.');
      return account;
    },
    async openMachine({ account = 0, viewport = atDesk.viewport, whole = false } = {}) {
      const context = await stage.browser.newContext({ viewport, locale: 'vi-VN' });
      const page = await context.newPage();
      page.setDefaultTimeout(60_000);
      await signIn(page, stage.server.url, stage.account(account));
      if (whole) await untilWhole(page);
      return page;
    },
    async openColleague(account = 1, code) {
      const device = await openDevice({
        serverUrl: stage.server.url,
        account: stage.account(account),
        name: `máy bên ${account}`,
        ...(code === undefined ? {} : { code }),
      });
      colleagues.push(device);
      return device;
    },
  };
  return stage;
}
