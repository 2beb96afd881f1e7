import type { Dossier } from '../../domain/dossier.ts';
import { isReport } from '../../domain/life-cycle.ts';
import { papersOf } from '../../domain/papers/catalogue.ts';
import type { StandsAt } from '../../domain/papers/paper.ts';
import type { PaperId } from '../../domain/papers/paper-names.ts';
import { reportPaper, slipPaper } from '../../domain/prints.ts';
import type { Procedure } from '../../domain/procedure.ts';

const ofStep: Readonly<Partial<Record<Dossier['business'], readonly PaperId[]>>> = {
  SUPPLEMENT_REQUESTED: ['supplementSlip'],
  REFUSED: ['refusalSlip', 'registrationRefusal'],
  STOPPED: ['stopNotice'],
};

/** The paper that whoever stands at the counter waits for now: the slip, until there is a result, or a step that has a form of its own. */
export function mainPaperOf(dossier: Dossier, procedure: Procedure | undefined, at: StandsAt): PaperId {
  if (isReport(dossier)) return reportPaper;
  if (procedure === undefined) return slipPaper;
  const named = ofStep[dossier.business];
  const ready = papersOf(dossier, procedure, at).filter(({ standing }) => standing.status === 'ready');
  const wanted = ready.find(({ paper }) => named?.includes(paper.id) ?? paper.family === 'result');
  return wanted?.paper.id ?? slipPaper;
}
