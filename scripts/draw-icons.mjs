import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { findChromium } from './find-chromium.mjs';
import { projectRoot } from './project-root.mjs';

// Draws the PNG icons from public/icon.svg. Run by hand after the drawing changed; the results are committed.

const executablePath = await findChromium();
if (executablePath === undefined) throw new Error('No Chromium to draw with.');

const drawing = readFileSync(`${projectRoot}/public/icon.svg`, 'utf8');
// A system may cut a maskable icon to any shape that leaves the middle 80 %: the paper fills it, the mark shrinks.
const maskable = drawing.replace('rx="96"', 'rx="0"').replace('viewBox="0 0 512 512"', 'viewBox="-51 -51 614 614"');

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const page = await browser.newPage();
for (const [name, svg, size] of /** @type {const} */ ([
  ['icon-192', drawing, 192],
  ['icon-512', drawing, 512],
  ['icon-maskable-512', maskable, 512],
])) {
  await page.setViewportSize({ width: size, height: size });
  const background = name.includes('maskable') ? '#fdfcf9' : 'transparent';
  await page.setContent(`<style>*{margin:0}body{background:${background}}svg{display:block;width:100vw}</style>${svg}`);
  await page.screenshot({ path: `${projectRoot}/public/${name}.png`, omitBackground: true });
}
await browser.close();
