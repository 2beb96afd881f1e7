import { durableFigures } from './figures/durable.ts';
import { type Figure, rowOf } from './figures/figure.ts';
import { firstLoadFigures } from './figures/first-load.ts';
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
const missed: string[] = [];
console.log('| what | measured | budget | |\n| --- | --- | --- | --- |');
for (const name of named.length > 0 ? named : Object.keys(parts)) {
  const part = parts[name];
  if (part === undefined) throw new Error(`There is no part ${name}: ${Object.keys(parts).join(', ')}.`);
  for (const figure of await part()) {
    console.log(rowOf(figure));
    if (figure.asserted && figure.met !== true) missed.push(figure.what);
  }
}
if (missed.length > 0) {
  console.error(`Missed: ${missed.join('; ')}`);
  process.exitCode = 1;
}
