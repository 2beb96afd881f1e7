import type { ActName } from './access/act-names.ts';

// By name, so that who asks need not bring the acts themselves.
const opening: readonly ActName[] = ['openDossier', 'reportEvent'];
const openings: ReadonlySet<string> = new Set(opening);
const receiving: ActName = 'receiveReport';

/** Whether an act of this name makes a record that was not there before. */
export function opensRecord(name: string): boolean {
  return openings.has(name);
}

/** Whether it says anew what an event is, so that the record is compared with all others (R10), and gives it a code of this device. */
export function tellsOfEvent(name: string): boolean {
  return openings.has(name) || name === receiving;
}
