import { parseArgs } from 'node:util';
import { runChaos } from './run-chaos.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '2' },
    seed: { type: 'string', default: '1' },
    devices: { type: 'string', default: '4' },
    database: { type: 'string' },
    browser: { type: 'boolean', default: true },
    quiet: { type: 'boolean', default: false },
  },
  allowNegative: true,
});

const { database: chosen } = values;
if (chosen !== undefined && chosen !== 'libsql' && chosen !== 'postgres') {
  throw new Error('--database is libsql or postgres.');
}
const seconds = Number(values.minutes) * 60;
const seed = Number(values.seed);
const devices = Number(values.devices);
if (!(seconds > 0) || !Number.isInteger(seed) || !(devices > 0))
  throw new Error('--minutes, --seed, --devices are numbers.');

const last: string[] = [];
const databases: readonly ('libsql' | 'postgres')[] = chosen === undefined ? ['libsql', 'postgres'] : [chosen];
for (const database of databases) {
  const { hall, done, gaveUp, made, lost, doubled, amiss, parked, refused, good } = await runChaos({
    database,
    seed,
    seconds,
    devices,
    browser: values.browser,
    say: (line) => {
      if (!values.quiet) console.log(line);
    },
  });
  console.log(`\nWhat was done to ${hall} (seed ${seed}):`);
  for (const [kind, times] of done) console.log(`  ${kind}: ${times}`);
  for (const [reason, times] of gaveUp) console.log(`  a device gave up for a while, ${reason}: ${times}`);
  console.log(`  refused, with the receipt in its maker's hands: ${refused}`);
  for (const story of [...lost, ...doubled, ...amiss]) console.log(`✗ ${story}`);
  last.push(`${hall}: ${made} made, ${lost.length} lost, ${doubled.length} doubled, ${parked} parked`);
  if (!good) process.exitCode = 1;
}
console.log('');
for (const line of last) console.log(line);
// Nothing of ours is left running; a timer of somebody's must not hold the end up.
process.exit();
