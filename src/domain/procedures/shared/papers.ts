import type { Paper } from '../../procedure.ts';

/** Not needed of grandparents, parents, children, spouses and siblings (QĐ 163/QĐ-BTP). */
export const authorizationPaper: Paper = {
  id: 'authorization',
  name: { vi: 'Văn bản ủy quyền', en: 'Written authorisation' },
  kind: 'submit',
  neededWhen: (fields) => fields['applicant.relationship'] === 'authorized',
};

export const applicantsIdentity: Paper = {
  id: 'identity',
  name: { vi: 'Giấy tờ tùy thân của người yêu cầu', en: 'Identity paper of the applicant' },
  kind: 'present',
  neededWhen: 'always',
};
