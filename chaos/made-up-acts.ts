import type { Dossier, ParkedAct } from '../src/domain/dossier.ts';
import { businessStates, mayMove } from '../src/domain/life-cycle.ts';
import { standingOf } from '../src/domain/mutations/decide-parked.ts';
import type { Command } from '../src/store/store.ts';
import { takenDossier } from '../tests/support/taken-dossier.ts';
import type { Device } from '../tests/support/device.ts';
import type { People } from '../tests/support/people.ts';
import type { SeededRandom } from '../tests/support/seeded-random.ts';

/** So few, and the newest, that devices meet on them. */
const metOn = 12;

/** One act as a person might do it: on what her own screen shows now. */
export async function drawAct(device: Device, people: People, random: SeededRandom): Promise<Command> {
  const dossiers = (await device.store.dossiers({ limit: metOn })).map((view) => view.dossier);
  const dossier = dossiers[random.integer(0, Math.max(0, dossiers.length - 1))];
  const chance = random.next();
  if (dossier === undefined || chance < 0.3) return takenDossier(device, people.birth());
  const entity = dossier.id;
  const parked = dossiers.find((one) => one.parked !== undefined);
  const [act] = parked?.parked ?? [];
  if (chance < 0.4 && parked !== undefined && act !== undefined) return decision(parked, act, random);
  if (chance < 0.75) return { name: 'editDossier', entity, args: drawEdit(dossier, random) };
  const steps = businessStates.filter((to) => mayMove(dossier.business, to));
  // Ends are rare, or soon nothing would move.
  const onwards = steps.filter((to) => to !== 'REFUSED' && to !== 'WITHDRAWN' && to !== 'STOPPED');
  const to = onwards[random.integer(0, Math.max(0, onwards.length - 1))];
  if (chance < 0.87 && to !== undefined) {
    return { name: 'moveDossier', entity, args: { from: dossier.business, to } };
  }
  return { name: 'recordPrint', entity, args: { paper: 'receiptSlip' } };
}

function drawEdit(dossier: Dossier, random: SeededRandom): Record<string, unknown> {
  const number = random.integer(0, 99_999);
  const drawn = [
    { field: 'applicant.phone', to: `09990${String(number).padStart(5, '0')}` },
    { field: 'applicant.email', to: `thu.${number}@mau.invalid` },
    { field: 'applicant.copies', to: random.integer(1, 5) },
  ];
  const chosen = drawn[random.integer(0, drawn.length - 1)];
  const changes = chosen === undefined ? [] : [{ ...chosen, from: dossier.fields[chosen.field] ?? null }];
  return { changes };
}

function decision(dossier: Dossier, act: ParkedAct, random: SeededRandom): Command {
  const take = random.next() < 0.5 ? 'standing' : 'parked';
  const decisions = act.changes.map(({ field, to }) => ({
    field,
    standing: standingOf(dossier, field),
    parked: to,
    take,
  }));
  return {
    name: 'decideParked',
    entity: dossier.id,
    args: { parked: act.mid, decisions, reason: 'Đã hỏi lại người nộp' },
  };
}
