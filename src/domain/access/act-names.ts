/** Every act there is, by name. An act whose name is not here has no kind, and one without a line in `actRights` does not compile. */
export const actNames = [
  'reportEvent',
  'editReport',
  'receiveReport',
  'joinReport',
  'setReportAside',
  'openDossier',
  'editDossier',
  'moveDossier',
  'requestSupplement',
  'receiveSupplement',
  'beginVerification',
  'endVerification',
  'extendDeadline',
  'approveDossier',
  'refuseIntake',
  'refuseRegistration',
  'withdrawDossier',
  'stopDossier',
  'settleFee',
  'deliverResult',
  'recordAgencyStep',
  'recordPrint',
  'spoilBlank',
  'attachDocument',
  'detachDocument',
  'tellApart',
  'joinDouble',
  'reopenDouble',
  'decideParked',
  'decideQuarantined',
  'enterInBook',
  'annotateEntry',
  'strikeEntry',
  'importEntry',
  'openBook',
  'beginVolume',
  'closeBook',
  'lendPen',
  'returnPen',
  'takePen',
  'closeDoubt',
  'stateValue',
  'noteUpstream',
  'noteResult',
] as const;
export type ActName = (typeof actNames)[number];

const known: ReadonlySet<string> = new Set(actNames);

export function isActName(name: string): name is ActName {
  return known.has(name);
}
