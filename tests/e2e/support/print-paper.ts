import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { PaperBody } from '../../../src/domain/papers/paper-body.ts';
import type { SheetSize } from '../../../src/domain/papers/paper.ts';
import { pageRule } from '../../../src/components/page-rule.ts';
import { OverlaySheet, type OverlaySheetProps, onBlank } from '../../../src/features/papers/overlay-sheet.tsx';
import { PaperSheet } from '../../../src/features/papers/paper-sheet.tsx';

const stylesOf = (name: string): string =>
  readFileSync(join(import.meta.dirname, `../../../src/features/papers/${name}.css`), 'utf8');
/** The letters lie in the page itself: it has no server. */
const letters = stylesOf('paper-fonts').replaceAll(/url\('(@fontsource\/[^']+)'\)/gu, (_url, path: string) => {
  const bytes = readFileSync(join(import.meta.dirname, '../../../node_modules', path));
  return `url(data:font/woff2;base64,${bytes.toString('base64')})`;
});
const styles = `${letters}${stylesOf('paper-sheet')}`;

export interface PrintedPaper {
  readonly pages: number;
  /** Of the first page, in whole millimetres. */
  readonly size: { readonly width: number; readonly height: number };
  readonly text: string;
  /** What is wider than its own box, or reaches out of the sheet. */
  readonly overflowing: readonly string[];
}

const millimetres = (points: number): number => Math.round((points / 72) * 25.4);

/** Where the PDF and a picture of what is printed are left for somebody to look at: nowhere unless asked. */
const shots = process.env['SCREENSHOTS'];

async function keep(page: Page, pdf: Buffer, name: string): Promise<void> {
  if (shots === undefined) return;
  writeFileSync(join(shots, `${name}.pdf`), pdf);
  await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
}

/** Prints one sheet, as the product lays it out, on that page of a browser; with `SCREENSHOTS` it is kept under that name. */
export async function printPaper(
  page: Page,
  paper: { readonly id: string; readonly body: PaperBody; readonly size: SheetSize; readonly ordinal?: number },
  name: string,
): Promise<PrintedPaper> {
  const { ordinal = 1, ...sheet } = paper;
  const markup = renderToStaticMarkup(createElement(PaperSheet, { ...sheet, ordinal }));
  const landscape = paper.size.endsWith('landscape');
  await page.setViewportSize(landscape ? { width: 1_010, height: 680 } : { width: 662, height: 1_010 });
  await page.emulateMedia({ media: 'print' });
  await page.setContent(
    `<!doctype html><html lang="vi"><style>body{margin:0}${styles}${pageRule(paper.size)}</style><body>${markup}</body></html>`,
  );
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: false });
  await keep(page, pdf, name);
  const raw = pdf.toString('latin1');
  const box = /\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/u.exec(raw);
  const marks = page.locator('[data-mark]');
  const across = await marks.evaluateAll((each) => each.map((mark) => getComputedStyle(mark, '::before').content));
  const text = [await page.locator('.sheet').innerText(), ...across].join('\n');
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
}

const pixelsPerMillimetre = 96 / 25.4;

export interface PrintedOnBlank {
  readonly pages: number;
  /** Where each value begins, in millimetres from the upper left corner of the sheet, and how far down and right it reaches. */
  readonly values: Readonly<
    Record<string, { readonly x: number; readonly y: number; readonly right: number; readonly bottom: number }>
  >;
}

/** Prints only the values, as on the ministry's blank; with a name and `SCREENSHOTS` it is kept under it. */
export async function printOnBlank(
  page: Page,
  sheet: Pick<OverlaySheetProps, 'id' | 'values' | 'calibration'>,
  name?: string,
): Promise<PrintedOnBlank> {
  const props = { ...sheet, across: [], title: '', titleId: 'title' };
  const markup = renderToStaticMarkup(createElement(OverlaySheet, props));
  await page.setViewportSize({ width: 794, height: 1_123 });
  await page.emulateMedia({ media: 'print' });
  const css = `body{margin:0}${letters}${stylesOf('overlay-sheet')}${onBlank}`;
  await page.setContent(`<!doctype html><html lang="vi"><style>${css}</style><body>${markup}</body></html>`);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const pdf = await page.pdf({ preferCSSPageSize: true });
  if (name !== undefined) await keep(page, pdf, name);
  const boxes = await page.locator('[data-key]').evaluateAll((each) =>
    each.map((value) => {
      const { left, top, right, bottom } = value.getBoundingClientRect();
      return { key: value.getAttribute('data-key') ?? '', left, top, right, bottom };
    }),
  );
  const values = boxes.map(({ key, left, top, right, bottom }) => {
    const [x = 0, y = 0, r = 0, b = 0] = [left, top, right, bottom].map((pixels) => pixels / pixelsPerMillimetre);
    return [key, { x, y, right: r, bottom: b }] as const;
  });
  const pages = (pdf.toString('latin1').match(/\/Type\s*\/Page\b/gu) ?? []).length;
  return { pages, values: Object.fromEntries(values) };
}
