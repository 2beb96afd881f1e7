import type { BrowserContext, Page } from 'playwright-core';
import type { DiskSnapshot } from '../../support/device-disk.ts';

/** A page of the app's own origin without the app: the same disk, nobody working on it. */
export async function besideTheApp(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${url}/icon.svg`);
  return page;
}

/** Puts the disk of a kept profile, as text, under the app's name in this browser. */
export async function layProfile(page: Page, text: string): Promise<void> {
  await page.evaluate(async (json) => {
    const snapshot = JSON.parse(json, (_key, value: unknown) =>
      typeof value === 'object' && value !== null && '$bytes' in value
        ? Uint8Array.from(atob(String(value.$bytes)), (letter) => letter.charCodeAt(0))
        : value,
    ) as DiskSnapshot;
    await new Promise<void>((resolve, reject) => {
      const opening = indexedDB.open('lien-mach', snapshot.version);
      opening.onupgradeneeded = () => {
        for (const { name, keyPath, indexes, rows } of snapshot.stores) {
          const store = opening.result.createObjectStore(name, { keyPath });
          for (const { name: index, keyPath: path, ...options } of indexes) store.createIndex(index, path, options);
          for (const row of rows) store.add(row);
        }
      };
      opening.onerror = () => reject(opening.error ?? new Error('not opened'));
      opening.onsuccess = () => {
        opening.result.close();
        resolve();
      };
    });
  }, text);
}
