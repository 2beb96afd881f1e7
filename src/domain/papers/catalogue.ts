import type { Dossier } from '../dossier.ts';
import { isReport } from '../life-cycle.ts';
import type { Procedure } from '../procedure.ts';
import { birthCertificate, birthCopy, birthExtractCopy } from './civil/birth-papers.ts';
import { deathExtract, deathExtractCopy } from './civil/death-papers.ts';
import { declaration } from './civil/declaration.ts';
import { entryExtract, entryExtractCopy } from './civil/entry-extract.ts';
import { maritalConfirmation } from './civil/marital-confirmation.ts';
import { marriageCertificate, marriageExtractCopy } from './civil/marriage-papers.ts';
import { apologySlip } from './desk/apology-slip.ts';
import { controlSheet } from './desk/control-sheet.ts';
import { receiptSlip } from './desk/receipt-slip.ts';
import { reportNote } from './desk/report-note.ts';
import { refusalSlip, registrationRefusal } from './desk/refusal-slip.ts';
import { stopNotice } from './desk/stop-notice.ts';
import { supplementSlip } from './desk/supplement-slip.ts';
import type { Paper, PaperStanding, StandsAt } from './paper.ts';

/** Every paper of one dossier, in the order the desk meets them. */
export const papers: readonly Paper[] = [
  receiptSlip,
  reportNote,
  supplementSlip,
  refusalSlip,
  registrationRefusal,
  apologySlip,
  stopNotice,
  controlSheet,
  birthCertificate,
  marriageCertificate,
  deathExtract,
  maritalConfirmation,
  entryExtract,
  birthCopy,
  birthExtractCopy,
  marriageExtractCopy,
  deathExtractCopy,
  entryExtractCopy,
  declaration,
];

export interface OfferedPaper {
  readonly paper: Paper;
  readonly standing: Exclude<PaperStanding, { status: 'other' }>;
}

/** The papers a dossier of this procedure can ever have, each with how it stands now. */
export function papersOf(dossier: Dossier, procedure: Procedure, at: StandsAt): readonly OfferedPaper[] {
  // Of a report there is its own note and nothing else: no slip, no form of the desk.
  return papers.flatMap((paper) => {
    if (isReport(dossier) !== (paper === reportNote)) return [];
    const standing = paper.standing(dossier, procedure, at);
    return standing.status === 'other' ? [] : [{ paper, standing }];
  });
}
