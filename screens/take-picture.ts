import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** The desk's old monitor, a tablet upright, a phone in the hand; the widest first, where everything is that was waited for. */
export const windows = {
  desk: { width: 1_366, height: 768 },
  tablet: { width: 768, height: 1_024 },
  phone: { width: 360, height: 740 },
} as const;
export const schemes = ['light', 'dark'] as const;

export const pictureOf = (
  screen: string,
  { width }: { readonly width: number },
  scheme: (typeof schemes)[number],
): string => `${screen}-${width}-${scheme}.webp`;

/** One screen as it stands, in every window and both schemes, into a folder; then the window is the desk's again. */
export async function takePictures(page: Page, folder: string, screen: string): Promise<void> {
  const chromium = await page.context().newCDPSession(page);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const window of Object.values(windows)) {
    await page.setViewportSize(window);
    for (const scheme of schemes) {
      await page.emulateMedia({ colorScheme: scheme });
      await page.evaluate(() => Promise.allSettled(document.getAnimations().map((animation) => animation.finished)));
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      const { data } = await chromium.send('Page.captureScreenshot', { format: 'webp', quality: 45 });
      writeFileSync(join(folder, pictureOf(screen, window, scheme)), Buffer.from(data, 'base64'));
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(windows.desk);
  await chromium.detach();
}
