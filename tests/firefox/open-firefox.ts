import type { BrowserContext } from 'playwright-core';
import { firefox } from 'playwright-core-firefox';
import { findFirefox } from '../../scripts/ensure-firefox.mjs';

/**
 * Firefox ESR as its users have it, on a profile of its own, to be opened again on the same one. Driven over WebDriver BiDi
 * by the release before ours of the same tool: ours asks of it what this Firefox does not know yet (decision 0311).
 */
export async function openFirefox(profile: string): Promise<BrowserContext> {
  const executablePath = findFirefox();
  if (executablePath === undefined) throw new Error('No Firefox ESR: run "npm run firefox" once.');
  const context = await firefox.launchPersistentContext(profile, {
    channel: 'moz-firefox',
    executablePath,
    viewport: { width: 1_366, height: 768 },
    locale: 'vi-VN',
  });
  await context.addInitScript(typeAsAPerson);
  // The two releases say the same of everything that the stories do.
  return context as unknown as BrowserContext;
}

// The tool would set a field's value behind the page's back, and a form that follows its fields never hears of it.
const typeAsAPerson = `
  Object.defineProperty(globalThis, '__pw_bidiInsertText', {
    get: () => (text) => void document.execCommand('insertText', false, text),
    set() {},
  });
`;
