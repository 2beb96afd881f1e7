import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** The desk's window at 200 %, in CSS pixels. */
export const enlarged = { width: 683, height: 384 };
/** What has to do without scrolling to the side (WCAG 1.4.10). */
const narrowest = { width: 320, height: 256 };

/**
 * Runs in the page: what is wrong with where the focus is. With `each`, of everything that can have it, one after the other,
 * and the focus is then where it was.
 */
function faultsOfFocus(each: boolean): readonly string[] {
  const nameOf = (element: Element): string => element.outerHTML.replaceAll(/\s+/gu, ' ').slice(0, 160);
  const isIn = (element: Element, at: Element | null): boolean => at !== null && element.contains(at);
  const isInSight = (element: Element): boolean => {
    const shares = [0.05, 0.5, 0.95];
    return [...element.getClientRects()].some((box) =>
      shares.some((across) =>
        shares.some((down) =>
          isIn(element, document.elementFromPoint(box.left + box.width * across, box.top + box.height * down)),
        ),
      ),
    );
  };
  const faultsOf = (element: Element): readonly string[] => {
    const faults = isInSight(element) ? [] : [`covered or out of sight: ${nameOf(element)}`];
    // Whoever is led to a heading is not asked to press it.
    if (element.matches('[tabindex="-1"]')) return faults;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const isMarked = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
    return isMarked ? faults : [...faults, `no mark of focus: ${nameOf(element)}`];
  };
  const here = document.activeElement;
  if (!each) return here === null || here === document.body ? ['nothing has the focus'] : faultsOf(here);
  const within = document.querySelector('dialog:modal') ?? document;
  const stops = [
    ...within.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex]'),
  ];
  const shown = stops.filter((stop) => stop.tabIndex >= 0 && stop.checkVisibility({ visibilityProperty: true }));
  // There and back: what lies under a bar at the foot is met on the way down, under one at the top on the way up.
  const faults = [...shown, ...[...shown].reverse()].flatMap((stop) => {
    stop.focus();
    return document.activeElement === stop ? faultsOf(stop) : [];
  });
  if (here instanceof HTMLElement) here.focus();
  return faults;
}

/** Runs in the page: words that end at an edge they cannot be read beyond. */
function cutWords(): readonly string[] {
  return [...document.querySelectorAll<HTMLElement>('body :not(input, select)')]
    .filter((element) => {
      const { overflowX, clipPath } = getComputedStyle(element);
      const hides = overflowX === 'hidden' || overflowX === 'clip';
      // What only a screen reader is told lies in a pixel.
      const says = element.textContent.trim() !== '';
      return (
        says && hides && clipPath === 'none' && element.clientWidth > 2 && element.scrollWidth > element.clientWidth + 1
      );
    })
    .map((element) => `${element.className}: ${element.textContent.slice(0, 60)}`);
}

/** Somebody works by the keyboard: it is somewhere, in sight, marked, and nothing lies over it (WCAG 2.4.7, 2.4.11). */
export async function standsInSight(page: Page, where: string): Promise<void> {
  await expect.poll(() => page.evaluate(faultsOfFocus, false), { message: where }).toEqual([]);
}

/** By Tab, or back by Shift+Tab, from where the focus is to what is wanted; every stop on the way is in sight. */
export async function reach(page: Page, wanted: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const told = String(wanted);
  await wanted.waitFor();
  let ends = 0;
  for (let presses = 0; presses < 200; presses += 1) {
    await page.keyboard.press(key);
    // Behind the last stop is the browser's own frame.
    if (await page.evaluate(() => document.activeElement === document.body)) {
      ends += 1;
      expect(ends, `${told} cannot be reached`).toBeLessThan(2);
      continue;
    }
    expect(await page.evaluate(faultsOfFocus, false), `on the way to ${told}`).toEqual([]);
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`${told} cannot be reached.`);
}

/**
 * At 200 %, and in 320 pixels: nothing is wider than the window or cut off, and at 200 % nothing that can have the focus lies
 * under a bar when it has it. Then the window is as it was.
 */
export async function lookEnlarged(page: Page, screen: string): Promise<void> {
  const before = page.viewportSize();
  for (const window of [enlarged, narrowest]) {
    await page.setViewportSize(window);
    const at = `${screen} at ${window.width} pixels`;
    const wider = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(wider, `${at} is wider than its window`).toBeLessThanOrEqual(0);
    expect(await page.evaluate(cutWords), at).toEqual([]);
    if (window === enlarged) {
      // The mark of focus is for whoever has pressed a key last; this one does nothing.
      await page.keyboard.press('F9');
      expect(await page.evaluate(faultsOfFocus, true), at).toEqual([]);
    }
  }
  if (before !== null) await page.setViewportSize(before);
}
