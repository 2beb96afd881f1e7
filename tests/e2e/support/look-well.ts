import { join } from 'node:path';
import axe, { type AxeResults, type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const desk = { width: 1_366, height: 768 };
const phone = { width: 360, height: 740 };

export interface Look {
  readonly name: string;
  readonly viewport: { readonly width: number; readonly height: number };
  readonly colorScheme: 'light' | 'dark';
}

export const atDesk: Look = { name: 'desk', viewport: desk, colorScheme: 'light' };
export const onPhone: Look = { name: 'phone', viewport: phone, colorScheme: 'light' };
const atDeskDark: Look = { name: 'desk-dark', viewport: desk, colorScheme: 'dark' };
const onPhoneDark: Look = { name: 'phone-dark', viewport: phone, colorScheme: 'dark' };

/** Colours go by the scheme and room by the window, so that two looks hold both of each; all four where pictures are asked for. */
export const looks: readonly Look[] =
  process.env['SCREENSHOTS'] === undefined ? [atDesk, onPhoneDark] : [atDesk, atDeskDark, onPhone, onPhoneDark];

const rules: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
};

/** What axe finds fault with. It is half a megabyte: it comes into each page once, and not for each look. */
async function violationsIn(page: Page): Promise<AxeResults['violations']> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(async (options) => {
    const { axe: here } = globalThis as unknown as {
      readonly axe: { run(on: Document, by: RunOptions): Promise<AxeResults> };
    };
    return (await here.run(document, options)).violations;
  }, rules);
}

/**
 * Nothing axe finds fault with, nothing wider than the window, on this screen as it stands; with `SCREENSHOTS` a picture of
 * it in that folder. Without motion: a colour on its way from one to another is neither, and what waits is tried at any moment.
 */
export async function lookAsItStands(page: Page, screen: string): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map((animation) => animation.finished)));
  const shots = process.env['SCREENSHOTS'];
  if (shots !== undefined) await page.screenshot({ path: join(shots, `${screen}.png`), fullPage: true });
  // Frames would be passed over; there are none.
  expect(page.frames(), screen).toHaveLength(1);
  const violations = await violationsIn(page);
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
  expect(told, screen).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `${screen} is wider than its window`).toBeLessThanOrEqual(0);
}

/**
 * The same, seen so, from the top: a window that has changed may have come to rest with half a line under the banner.
 * Leaves the page in that window and that scheme.
 */
export async function lookWell(page: Page, { name, viewport, colorScheme }: Look, screen: string): Promise<void> {
  await page.setViewportSize(viewport);
  await page.emulateMedia({ colorScheme });
  await page.evaluate(() => window.scrollTo(0, 0));
  await lookAsItStands(page, `${screen}-${name}`);
}

/** The same in every look; then the window is as it was. */
export async function lookAtEach(page: Page, screen: string): Promise<void> {
  const before = page.viewportSize();
  for (const look of looks) await lookWell(page, look, screen);
  if (before !== null) await page.setViewportSize(before);
}

/** How many pages, A4 unless they say otherwise, leave the printer of this screen as it stands; with `SCREENSHOTS` the PDF in that folder. */
export async function printedPages(page: Page, name: string): Promise<number> {
  await page.emulateMedia({ media: 'print' });
  const shots = process.env['SCREENSHOTS'];
  const pdf = await page.pdf({
    format: 'A4',
    preferCSSPageSize: true,
    ...(shots === undefined ? {} : { path: join(shots, `${name}.pdf`) }),
  });
  await page.emulateMedia({ media: 'screen' });
  return (pdf.toString('latin1').match(/\/Type\s*\/Page\b/gu) ?? []).length;
}
