import { chromium } from 'playwright-core';

/**
 * A file that exists is not yet a browser: a missing shared library shows only when it runs.
 * @param {string} executablePath
 * @returns {Promise<{ works: true, version: string } | { works: false, why: string }>}
 */
export const browserWorks = async (executablePath) => {
  try {
    const browser = await chromium.launch({ executablePath, timeout: 30_000 });
    try {
      const page = await browser.newPage();
      await page.goto('data:text/html,<title>works</title>');
      const title = await page.title();
      return title === 'works'
        ? { works: true, version: browser.version() }
        : { works: false, why: 'it shows no page' };
    } finally {
      await browser.close();
    }
  } catch (error) {
    return { works: false, why: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error) };
  }
};
