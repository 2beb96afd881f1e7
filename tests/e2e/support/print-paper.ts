import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { PaperBody } from '../../../src/domain/papers/paper-body.ts';
import type { SheetSize } from '../../../src/domain/papers/paper.ts';
import { pageRule } from '../../../src/features/papers/page-rule.ts';
import { PaperSheet } from '../../../src/features/papers/paper-sheet.tsx';

const styles = readFileSync(join(import.meta.dirname, '../../../src/features/papers/paper-sheet.css'), 'utf8');

export interface PrintedPaper {
  readonly pages: number;
  /** Of the first page, in whole millimetres. */
  readonly size: { readonly width: number; readonly height: number };
  readonly text: string;
  /** What is wider than its own box, or reaches out of the sheet. */
  readonly overflowing: readonly string[];
}

const millimetres = (points: number): number => Math.round((points / 72) * 25.4);

/** Prints one sheet, as the product lays it out, in a browser; `shots` keeps the PDF and a picture under `name`. */
export async function printPaper(
  browser: Browser,
  paper: { readonly id: string; readonly body: PaperBody; readonly size: SheetSize; readonly ordinal?: number },
  kept?: { readonly shots: string; readonly name: string },
): Promise<PrintedPaper> {
  const { ordinal = 1, ...sheet } = paper;
  const markup = renderToStaticMarkup(createElement(PaperSheet, { ...sheet, ordinal }));
  const landscape = paper.size.endsWith('landscape');
  const page = await browser.newPage({
    viewport: landscape ? { width: 1_010, height: 680 } : { width: 662, height: 1_010 },
  });
  try {
    await page.emulateMedia({ media: 'print' });
    await page.setContent(
      `<!doctype html><html lang="vi"><style>body{margin:0}${styles}${pageRule(paper.size)}</style><body>${markup}</body></html>`,
    );
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: false });
    if (kept !== undefined) {
      writeFileSync(join(kept.shots, `${kept.name}.pdf`), pdf);
      await page.screenshot({ path: join(kept.shots, `${kept.name}.png`), fullPage: true });
    }
    const raw = pdf.toString('latin1');
    const box = /\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/u.exec(raw);
    const text = await page.locator('.sheet').innerText();
    const overflowing = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.sheet :not(.sheet-across, .sheet-across *, svg, svg *)')].flatMap(
        (each) => {
          const { right } = each.getBoundingClientRect();
          const out = each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).display !== 'inline';
          return out || right > document.documentElement.clientWidth + 1 ? [each.textContent.slice(0, 60)] : [];
        },
      ),
    );
    return {
      pages: (raw.match(/\/Type\s*\/Page\b/gu) ?? []).length,
      size: { width: millimetres(Number(box?.[1])), height: millimetres(Number(box?.[2])) },
      text,
      overflowing,
    };
  } finally {
    await page.close();
  }
}
