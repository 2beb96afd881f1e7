import type { FarDossier } from './far-dossier.ts';
import { isRegistered, stateAt, states } from './life.ts';

/** What became of everything that was sent, counted by the event itself and not by the code it was sent under. */
export interface Count {
  /** Dossiers taken in, the same one sent twice among them. */
  readonly taken: number;
  /** Entries of a register that were registered exactly once, and more than once. */
  readonly once: number;
  readonly doubled: number;
  readonly refused: number;
  readonly waiting: number;
}

/** One entry of one book is one event, whatever it is called there. */
function eventOf({ envelope: { module, maDonVi, data } }: FarDossier): string {
  return [module, maDonVi, String(data['quyenSo']), String(data['so'])].join(' ');
}

export function countFar(dossiers: readonly FarDossier[], now: number): Count {
  const byEvent = new Map<string, FarDossier[]>();
  for (const dossier of dossiers) {
    const event = eventOf(dossier);
    byEvent.set(event, [...(byEvent.get(event) ?? []), dossier]);
  }
  const count = { taken: dossiers.length, once: 0, doubled: 0, refused: 0, waiting: 0 };
  for (const same of byEvent.values()) {
    const registered = same.filter(({ life }) => isRegistered(life, now)).length;
    const last = same.at(-1);
    if (registered > 1) count.doubled += 1;
    else if (registered === 1) count.once += 1;
    else if (last !== undefined && stateAt(last.life, now).state === states.refused) count.refused += 1;
    else count.waiting += 1;
  }
  return count;
}
