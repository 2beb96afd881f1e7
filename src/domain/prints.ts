import type { Dossier, DossierEvent } from './dossier.ts';

/** Form 01, the citizen's slip: the paper every dossier has. */
export const slipPaper = 'receiptSlip';

/** Of a report, which has no slip. */
export const reportPaper = 'reportNote';

/** What a person puts on a paper besides what the record holds, by the names of the paper's questions. */
export type PaperAnswers = Readonly<Record<string, string>>;

/** Every print of one paper of a dossier, oldest first. */
export function printsOf(dossier: Dossier, paper: string): readonly DossierEvent[] {
  return dossier.events.filter(({ type, touched }) => type === 'recordPrint' && touched[0] === paper);
}

/**
 * Which print of this paper the next one is, 1 the first. A paper with a number of its own is another paper under another
 * number: the second copy of an extract is no reprint of the first.
 */
export function nextPrintOf(dossier: Dossier, paper: string, { number }: PaperAnswers): number {
  const same = printsOf(dossier, paper).filter((event) => number === undefined || event.answers?.['number'] === number);
  return same.length + 1;
}
