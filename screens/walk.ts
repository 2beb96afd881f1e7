import type { Browser, Page } from 'playwright-core';
import type { RunningServer } from '../tests/support/server.ts';

export interface Showing {
  readonly url: string;
  readonly server: RunningServer;
  readonly browser: Browser;
  /** Takes the pictures of the page as it stands. `screen` names the files, `title` the line in the list. */
  readonly show: (screen: string, title: string) => Promise<void>;
}

/** Walks one person's way through the product and shows what she comes by. */
export type Walk = (page: Page, showing: Showing) => Promise<void>;
