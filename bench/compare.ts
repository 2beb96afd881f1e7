import { entrants, type Entrant } from './comparison/contestants.ts';
import { madeUpRecords } from './comparison/made-up-records.ts';
import {
  goodBytesOf,
  measureFirstLoad,
  measureGoodLine,
  measureKilledReplies,
  measureResets,
  measureSlowLine,
} from './comparison/measure.ts';
import type { Compared, SlowLine } from './comparison/measured.ts';
import { figure, type Figure } from './figures/figure.ts';
import { handIn } from './figures/hand-in.ts';

// Ours and its peers in one run, on the same made-up records, the same lines and the same seeds. Bytes are those on the line, as
// a proxy between the two counts them. `QUICK=1` takes fewer records.
const quick = process.env['QUICK'] !== undefined;
const seed = Number(process.env['SEED'] ?? 11);
const lineSeed = 3;
const kills = 3;
/** Some twenty times what the whole takes on a good line, whoever it is. */
const bounds = { bytes: 50_000_000, milliseconds: quick ? 8_000 : 45_000 };
const only = process.argv[3];

const all = entrants(seed).filter(({ name }) => only === undefined || name.startsWith(only));
const records = await madeUpRecords(quick ? 200 : 1_000, seed);
const many = await madeUpRecords(quick ? 1_000 : 10_000, seed);
const waiting = records.slice(0, quick ? 30 : 210);

/** The line is slow and the machine is not: all of them at once. */
const slow: readonly SlowLine[] = await Promise.all(
  all.map(({ steady }) => measureSlowLine(steady, waiting, lineSeed)),
);

async function compare({ name, settings, steady, broken }: Entrant, slowLine: SlowLine): Promise<Compared> {
  const good = await measureGoodLine(steady, records, lineSeed);
  const goodBroken = steady === broken ? good : await measureGoodLine(broken, records, lineSeed);
  return {
    name,
    settings,
    good,
    firstLoad: await measureFirstLoad(steady, many, seed),
    slow: slowLine,
    resets: await measureResets(broken, records, { seed: lineSeed, goodBytes: goodBytesOf(goodBroken), bounds }),
    killed: await measureKilledReplies(steady, records.slice(0, 200), { seed: lineSeed, kills }),
  };
}

const compared: Compared[] = [];
for (const [index, entrant] of all.entries()) {
  const slowLine = slow[index];
  if (slowLine === undefined) continue;
  const one = await compare(entrant, slowLine);
  console.log(JSON.stringify(one));
  compared.push(one);
}
const [own] = compared;
const figures: Figure[] =
  own === undefined || only !== undefined
    ? []
    : [
        figure('killed-lost', own.killed.lost, `, ${own.killed.killed} killed`),
        figure('killed-doubled', own.killed.doubled),
      ];
const bytes = records.reduce((sum, record) => sum + JSON.stringify(record).length, 0) / records.length;
handIn({
  figures,
  compared,
  notes: [
    `${records.length.toLocaleString('en')} births of made-up people, ${(bytes / 1_000).toFixed(2)} KB of JSON each; first load of ${many.length.toLocaleString('en')}; ${waiting.length - 10} waiting on the slow line; seed ${seed}, lines' seed ${lineSeed}.`,
  ],
});

// Node's own taking down of what is left spins for ever when one of the many connections that were reset had something
// under way (a busy loop in uv_run, seen in Node 20.20 with PouchDB's): all is measured and told, so it is ended here.
process.exit();
