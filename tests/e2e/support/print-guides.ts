import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { guidePage } from '../../../src/features/learning/guide-sheet.tsx';

const source = join(import.meta.dirname, '../../../src');
const letters = readFileSync(join(source, 'app/styles/fonts.css'), 'utf8').replaceAll(
  /url\('(@fontsource\/[^']+)'\)/gu,
  (_url, path: string) => {
    const bytes = readFileSync(join(source, '../node_modules', path));
    return `url(data:font/woff2;base64,${bytes.toString('base64')})`;
  },
);
const styles = ['app/styles/tokens.css', 'app/styles/base.css', 'features/learning/learning.css'].map((file) =>
  readFileSync(join(source, file), 'utf8'),
);

export interface PrintedGuides {
  readonly pages: number;
  /** How much of a page's height each takes, and how large its smallest letters are, in points. */
  readonly sheets: readonly { readonly share: number; readonly points: number }[];
}

/** Prints sheets one after the other, each from the top of a page: more pages than sheets, and one has run over. */
export async function printGuides(
  browser: Browser,
  sheets: readonly ReactElement[],
  file: string,
): Promise<PrintedGuides> {
  // As wide as A4 is between the margins of `guidePage`.
  const page = await browser.newPage({ viewport: { width: 680, height: 1_016 } });
  try {
    await page.emulateMedia({ media: 'print' });
    const markup = sheets.map((sheet) => `<div class="one">${renderToStaticMarkup(sheet)}</div>`).join('');
    const css = `${letters}${styles.join('')}.one:not(:first-child){break-before:page}${guidePage}`;
    await page.setContent(`<!doctype html><html lang="vi"><style>${css}</style><body>${markup}</body></html>`);
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: false });
    writeFileSync(file, pdf);
    const measured = await page.locator('article').evaluateAll((each) =>
      each.map((sheet) => ({
        share: sheet.getBoundingClientRect().height / innerHeight,
        points: Math.min(
          ...[sheet, ...sheet.querySelectorAll('*')].map(
            (part) => (parseFloat(getComputedStyle(part).fontSize) * 72) / 96,
          ),
        ),
      })),
    );
    return { pages: (pdf.toString('latin1').match(/\/Type\s*\/Page\b/gu) ?? []).length, sheets: measured };
  } finally {
    await page.close();
  }
}
