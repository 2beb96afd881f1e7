import type { BrowserContext, Page } from 'playwright-core';
import { markWords } from '../../support/pseudo-language.ts';

/** In place of the English that the app fetches: the same, every word between marks, and every label of the domain. */
const markedModule = (address: string): string => `
import { language } from '${address}';
const markWords = ${markWords.toString()};
const marked = (words) => {
  if (typeof words === 'string') return markWords(words);
  if (Array.isArray(words)) return words.map(marked);
  if (typeof words === 'function') return (...facts) => marked(words(...facts));
  if (typeof words !== 'object' || words === null) return words;
  return Object.fromEntries(Object.entries(words).map(([key, each]) => [key, marked(each)]));
};
const names = new Proxy({}, { get: (_, vi) => (typeof vi === 'string' ? markWords(vi) : undefined) });
const made = { ...marked(language), names };
export { made as language };
`;

export async function speakPseudo(context: BrowserContext): Promise<void> {
  // What a service worker fetches is not to be changed from here: a browser without any.
  await context.addInitScript(() => Object.defineProperty(navigator, 'serviceWorker', { value: undefined }));
  await context.route(/\/assets\/en-[^/]+\.js$/u, async (route) => {
    const { pathname } = new URL(route.request().url());
    await route.fulfill({ contentType: 'text/javascript', body: markedModule(`${pathname}?plain`) });
  });
}

/** Names of people and places are what was entered: they are said as they are, also within a label. Papers are Vietnamese. */
const entered =
  '.brand, .person b, .person .soft, .person-name, [lang]:not(html), [translate="no"], kbd, .compound option, .tour';

/** What is said on the screen, aloud or in sight, and is not of the language chosen. */
export async function unmarkedOn(page: Page): Promise<readonly string[]> {
  return page.evaluate((entered) => {
    const said = [...document.querySelectorAll('[translate="no"]')].map(({ textContent }) => textContent.trim());
    const names = said.filter((name) => name !== '').sort((one, other) => other.length - one.length);
    const isBare = (text: string): boolean => {
      const own = names.reduce((rest, name) => rest.replaceAll(name, ''), text);
      return /\p{L}{2}/u.test(own.replace(/⟦[^⟧]*⟧/gu, ''));
    };
    const texts: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement, textContent } = walker.currentNode;
      if (parentElement?.closest(`${entered}, script, style, noscript`) === null) texts.push(textContent ?? '');
    }
    for (const element of document.body.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
      if (element.closest(entered) !== null) continue;
      for (const name of ['aria-label', 'title', 'placeholder', 'alt']) texts.push(element.getAttribute(name) ?? '');
    }
    return [...new Set(texts.map((text) => text.trim()).filter(isBare))];
  }, entered);
}
