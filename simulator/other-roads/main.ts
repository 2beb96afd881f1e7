import { tellHall } from '../hall/tell-hall.ts';
import { tellLetters } from '../letters/tell-letters.ts';
import { addTold, emptyReport, type Report } from '../run/report.ts';
import type { ToldOfRoad } from './told-of-road.ts';

const [road = ''] = process.argv.slice(2);
const tellers: Readonly<Record<string, (seed: number) => Promise<ToldOfRoad>>> = {
  hall: tellHall,
  letters: tellLetters,
};
const tell = tellers[road] ?? nobody();

/** Tells the seeds it is sent, and what came of them, as a worker of the simulator does. */
process.on('message', (seeds: number[]) => {
  void tellAll(seeds).then((report) => process.send?.(report));
});

async function tellAll(seeds: readonly number[]): Promise<Report> {
  let report = emptyReport;
  for (const seed of seeds) report = addTold(report, { ...(await heard(seed)), requests: 0, tasks: 0, drawn: {} });
  return report;
}

/** A bug may end a story before its end. */
async function heard(seed: number): Promise<ToldOfRoad> {
  try {
    return await tell(seed);
  } catch (error) {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { seed, mutations: 0, violations: [{ check: 'unhandled', detail }] };
  }
}

function nobody(): never {
  throw new Error(`There is no road “${road}”.`);
}
