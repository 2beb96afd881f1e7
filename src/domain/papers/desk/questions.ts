import type { PaperQuestion } from '../paper.ts';

export const ownNumber: PaperQuestion = {
  name: 'number',
  label: { vi: 'Số của giấy (để trống thì ghi tay)', en: 'Number of this paper (empty: by hand)' },
  kind: 'number',
  required: false,
};

/** Asked where the record holds none: an earlier build moved the dossier without a word. */
export const askedReason: PaperQuestion = {
  name: 'reason',
  label: { vi: 'Lý do', en: 'Reason' },
  kind: 'text',
  required: true,
};
