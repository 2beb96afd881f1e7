import type { Page } from 'playwright-core';

/**
 * Lets a test fill the disk: while it is full, every write to IndexedDB fails as the browser fails it. (Chromium's own
 * quota override is looked at too rarely to time a test by.) To be called before the app is opened.
 */
export async function makeDiskFillable(page: Page): Promise<void> {
  await page.addInitScript(() => {
    for (const name of ['put', 'add'] as const) {
      const own = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, name);
      const write = own?.value as (this: IDBObjectStore, ...given: unknown[]) => IDBRequest<IDBValidKey>;
      IDBObjectStore.prototype[name] = function (...given: unknown[]) {
        if (Reflect.get(window, 'diskIsFull') === true) {
          throw new DOMException('The disk is full.', 'QuotaExceededError');
        }
        return write.apply(this, given);
      };
    }
  });
}

export async function fillDisk(page: Page, full: boolean): Promise<void> {
  await page.evaluate((now) => Reflect.set(window, 'diskIsFull', now), full);
}
