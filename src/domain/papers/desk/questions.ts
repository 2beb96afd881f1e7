import type { BusinessState, Dossier, DossierEvent } from '../../dossier.ts';
import type { PaperQuestion } from '../paper.ts';

/** How a dossier last came to one of these steps. */
export function arrivalAt({ events }: Dossier, ...steps: readonly BusinessState[]): DossierEvent | undefined {
  const reached = events.filter(
    ({ type, touched }) => type === 'moveDossier' && steps.some((step) => step === touched[1]),
  );
  return reached.at(-1);
}

export const ownNumber: PaperQuestion = {
  name: 'number',
  label: { vi: 'Số của giấy (để trống thì ghi tay)', en: 'Number of this paper (empty: by hand)' },
  kind: 'number',
  required: false,
};

/** Why, in the words of who moved the dossier there. */
export function reasonQuestion(...steps: readonly BusinessState[]): PaperQuestion {
  return {
    name: 'reason',
    label: { vi: 'Lý do', en: 'Reason' },
    kind: 'text',
    required: true,
    begins: (dossier) => arrivalAt(dossier, ...steps)?.reason ?? '',
  };
}
