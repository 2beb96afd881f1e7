import { makePeople } from '../../tests/support/people.ts';
import { createSeededRandom } from '../../tests/support/seeded-random.ts';
import type { ToldOfRoad } from '../other-roads/told-of-road.ts';
import { checkHallAtRest, checkWordOfTheHub, hallComesToRest } from './hall-at-rest.ts';
import { fallsQuiet, happensInHall, losesBehindTheMirror, losesMachine, worksByTheHub } from './happens-in-hall.ts';
import { type Hall, minute, openHall } from './open-hall.ts';
import { watchHall } from './watch-hall.ts';

const steps = 60;
/** So many stories lose a machine; of these so many lose with it what a mirror does not show; in so many another one falls quiet. */
const chances = { loses: 0.6, behind: 0.3, quiet: 0.5 };

/** A commune's hall with a hub: answers lost on every road, a hub that dies, a machine that is lost, a province that is put back. */
export async function tellHall(seed: number): Promise<ToldOfRoad> {
  const hall = await openHall();
  try {
    return await toldIn(hall, seed);
  } finally {
    await hall.close();
  }
}

async function toldIn(hall: Hall, seed: number): Promise<ToldOfRoad> {
  const { province, hub, machines } = hall;
  const random = createSeededRandom(seed);
  const people = makePeople(1_000 + seed);
  const birth = (): object => people.birth();
  const watch = watchHall(hall);
  for (const { device } of machines) await device.sync();
  await hub.hub.work();
  const backUpAt = random.integer(8, 25);
  const restoreAt = random.integer(backUpAt + 5, steps - 5);
  const first = random.integer(0, 2);
  const [one, another] = [machines[first], machines[(first + 1) % 3]];
  const lost = random.next() < chances.loses ? one : undefined;
  const isBehind = lost !== undefined && random.next() < chances.behind;
  const quiet = random.next() < chances.quiet ? another : undefined;
  const loseAt = random.integer(restoreAt - 4, restoreAt + 2);
  const restore = async (backup: string): Promise<void> => {
    await watch.look();
    await watch.noteTimes();
    await province.restore(backup);
    for (const { clock } of machines) clock.advance(60 * minute);
  };
  for (let step = 0; step < steps; step += 1) {
    if (step === backUpAt) await province.backUp('backup.db');
    if (step === loseAt && lost !== undefined) {
      if (isBehind) await losesBehindTheMirror(hall, lost, { birth, restore });
      else if (loseAt < restoreAt) await worksByTheHub(hall, lost, birth);
      await watch.look();
      await losesMachine(lost);
    }
    if (step === restoreAt && !isBehind) {
      if (quiet !== undefined) await fallsQuiet(hall, quiet);
      await restore('backup.db');
      const busy = machines.find((machine) => machine !== quiet && machine !== lost);
      if (busy !== undefined) await worksByTheHub(hall, busy, birth);
    }
    await happensInHall(hall, random, birth);
    await watch.look();
  }
  await checkWordOfTheHub(hall, watch);
  await watch.look();
  await hallComesToRest(hall, watch);
  await checkHallAtRest(hall, watch);
  return { seed, violations: watch.violations, mutations: machines.reduce((sum, { saved }) => sum + saved.length, 0) };
}
