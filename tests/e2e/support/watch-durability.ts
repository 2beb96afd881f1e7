import type { BrowserContext, Page } from 'playwright-core';

/** One transaction the page began, as the browser itself described it. */
export interface SeenTransaction {
  readonly tables: readonly string[];
  readonly mode: string;
  readonly durability: string;
}

/** Makes every page of the context note its IndexedDB transactions. To be called before the app is opened. */
export async function watchDurability(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const seen: unknown[] = [];
    Reflect.set(window, 'seenTransactions', seen);
    const own = Object.getOwnPropertyDescriptor(IDBDatabase.prototype, 'transaction');
    const begin = own?.value as (this: IDBDatabase, ...given: unknown[]) => IDBTransaction;
    IDBDatabase.prototype.transaction = function (...given: unknown[]) {
      const transaction = begin.apply(this, given);
      seen.push({
        tables: [...transaction.objectStoreNames],
        mode: transaction.mode,
        durability: transaction.durability,
      });
      return transaction;
    };
  });
}

export async function seenTransactions(page: Page): Promise<readonly SeenTransaction[]> {
  return page.evaluate(() => Reflect.get(window, 'seenTransactions') as SeenTransaction[]);
}
