import { durableFigures } from './figures/durable.ts';
import type { Figure } from './figures/figure.ts';
import { firstLoadFigures } from './figures/first-load.ts';
import { handIn } from './figures/hand-in.ts';
import { resetLineFigures } from './figures/reset-line.ts';
import { slowLineFigures } from './figures/slow-line.ts';
import { thousandFigures } from './figures/thousand.ts';

// The replay engine against its budgets: `npm run bench -- engine`, or some of the parts by name. Ends with 1 when a
// budget of bytes, requests or ratios is missed.
const parts: Readonly<Record<string, () => Figure[] | Promise<Figure[]>>> = {
  thousand: thousandFigures,
  resets: resetLineFigures,
  slow: slowLineFigures,
  load: firstLoadFigures,
  durable: durableFigures,
};
const named = process.argv.slice(3);
const figures: Figure[] = [];
for (const name of named.length > 0 ? named : Object.keys(parts)) {
  const part = parts[name];
  if (part === undefined) throw new Error(`There is no part ${name}: ${Object.keys(parts).join(', ')}.`);
  figures.push(...(await part()));
}
handIn({ figures });
