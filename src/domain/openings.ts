import { openDossier } from './mutations/open-dossier.ts';
import { receiveReport } from './mutations/receive-report.ts';
import { reportEvent } from './mutations/report-event.ts';

const openings: ReadonlySet<string> = new Set([openDossier.name, reportEvent.name]);

/** Whether an act of this name makes a record that was not there before. */
export function opensRecord(name: string): boolean {
  return openings.has(name);
}

/** Whether it says anew what an event is, so that the record is compared with all others (R10), and gives it a code of this device. */
export function tellsOfEvent(name: string): boolean {
  return openings.has(name) || name === receiveReport.name;
}
