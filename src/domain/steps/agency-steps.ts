import type { Dossier } from '../dossier.ts';
import type { Problem } from '../outcome.ts';
import type { AgencyStep } from '../procedure.ts';
import { procedureVersion } from '../procedures/catalogue.ts';

/** What other agencies have to do in this case, in the order of the procedure. */
export function agencyStepsOf(dossier: Dossier): readonly AgencyStep[] {
  const linked = procedureVersion(dossier.procedure, dossier.procedureVersion)?.linked;
  return linked?.agencies.filter(({ neededWhen }) => neededWhen === 'always' || neededWhen(dossier.fields)) ?? [];
}

/** Those of them whose agency has neither done it nor declined. */
export function openAgencySteps(dossier: Dossier): readonly AgencyStep[] {
  return agencyStepsOf(dossier).filter(({ id }) => {
    const kind = dossier.agencySteps?.[id]?.kind;
    return kind !== 'DONE' && kind !== 'DECLINED';
  });
}

/** An interlinked dossier is over when every agency has answered. */
export function agenciesOpen(dossier: Dossier): Problem | undefined {
  return openAgencySteps(dossier).length === 0 ? undefined : waitsForAgencies;
}

const waitsForAgencies: Problem = {
  field: null,
  code: 'agenciesOpen',
  message: {
    vi: 'Còn cơ quan chưa trả lời. Ghi kết quả của từng cơ quan trước khi kết thúc hồ sơ.',
    en: 'An agency has not answered yet. Note what each of them did before ending the dossier.',
  },
};
