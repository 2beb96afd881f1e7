import type { SeededRandom } from '../../tests/support/seeded-random.ts';
import { type Hall, type HallMachine, minute } from './open-hall.ts';

/** One thing that happens in the hall, drawn. */
export async function happensInHall(hall: Hall, random: SeededRandom, birth: () => object): Promise<void> {
  const { hub, machines, lines, pass } = hall;
  const here = machines.filter(({ isLost }) => !isLost);
  const machine = here[random.integer(0, here.length - 1)];
  if (machine === undefined) throw new Error('One machine at most is lost.');
  switch (random.integer(0, 11)) {
    case 0:
    case 1:
    case 2:
      await opens(machine, birth());
      return;
    case 3:
      await takesOn(machine);
      return;
    case 4:
    case 5:
    case 6:
      await machine.device.sync();
      return;
    case 7:
      await hub.hub.work();
      return;
    case 8:
      machine.isUp = random.next() < 0.3;
      hub.line.isUp = random.next() < 0.5;
      lines.hubIsThere = random.next() < 0.8;
      return;
    case 9:
      await hub.kill();
      return;
    case 10:
      lines.loses.add((['direct', 'byHub', 'upstream'] as const)[random.integer(0, 2)] ?? 'byHub');
      return;
    default:
      pass(random.integer(1, 20) * minute);
  }
}

async function opens({ device, received, saved, isQuiet }: HallMachine, birth: object): Promise<void> {
  if (isQuiet) return;
  const { mid, entity } = await device.perform({ name: 'openDossier', args: { ...birth } });
  received.push(entity);
  saved.push(mid);
}

async function takesOn({ device, received, saved, isQuiet }: HallMachine): Promise<void> {
  const entity = isQuiet ? undefined : received.shift();
  if (entity === undefined) return;
  const args = { from: 'RECEIVED', to: 'PROCESSING' };
  saved.push((await device.perform({ name: 'moveDossier', entity, args })).mid);
}

/**
 * A machine that has had no line of its own for a while: the hub takes its acts in and carries them by itself, so that
 * nobody but the hub can say later what they were.
 */
export async function worksByTheHub(hall: Hall, machine: HallMachine, birth: () => object): Promise<void> {
  const { hub, lines } = hall;
  lines.hubIsThere = true;
  lines.loses.clear();
  machine.isUp = false;
  hub.line.isUp = false;
  await opens(machine, birth());
  await opens(machine, birth());
  hall.pass(11 * minute);
  await machine.device.sync();
  hub.line.isUp = true;
  await hub.hub.work();
}

/** Everything that it has made is at the province, by its own line; from here on it makes nothing. */
export async function fallsQuiet({ lines }: Hall, machine: HallMachine): Promise<void> {
  lines.loses.clear();
  machine.isUp = true;
  lines.hubIsThere = false;
  await machine.device.sync();
  lines.hubIsThere = true;
  machine.isQuiet = true;
}

/**
 * The province loses what the hub has carried to it and not mirrored yet: by what stands in the mirror nothing was lost. Only
 * the gap before the machine's next act tells, and the machine is not there to be told of it.
 */
export async function losesBehindTheMirror(
  hall: Hall,
  machine: HallMachine,
  { birth, restore }: { readonly birth: () => object; readonly restore: (backup: string) => Promise<void> },
): Promise<void> {
  const { province, hub, lines, pass } = hall;
  lines.loses.clear();
  hub.line.isUp = true;
  pass(11 * minute);
  await hub.hub.work();
  await province.backUp('behind.db');
  lines.mirrorFails = true;
  await worksByTheHub(hall, machine, birth);
  await restore('behind.db');
  lines.mirrorFails = false;
  hub.line.isUp = false;
  await opens(machine, birth());
  pass(11 * minute);
  await machine.device.sync();
}

/** Its disk breaks. What it had given to the hub, or to the province, is all that is left of it. */
export async function losesMachine(machine: HallMachine): Promise<void> {
  machine.isLost = true;
  await machine.device.close();
}
