import type { FieldGroup } from '../../field.ts';
import type { Procedure } from '../../procedure.ts';
import { applicantGroup } from './applicant.ts';
import { mayLiveAbroad } from './living-abroad.ts';
import { relationships } from './relationships.ts';

/** What the notes of a marriage and of a divorce settled abroad share: whom they are about and who may hand them in. */
export const coupleAbroad = {
  subjects: ['bride.fullName', 'groom.fullName'],
  persons: [{ id: 'bride', sex: '2' }, { id: 'groom', sex: '1' }, { id: 'applicant' }],
  submitter: (fields) => {
    const relationship = fields['applicant.relationship'];
    return ['applicant', ...(relationship === 'wife' ? ['bride'] : relationship === 'husband' ? ['groom'] : [])];
  },
} satisfies Pick<Procedure, 'subjects' | 'persons' | 'submitter'>;

export const spouseApplicant: FieldGroup = mayLiveAbroad(
  applicantGroup({
    relationshipLabel: { vi: 'Người yêu cầu là', en: 'The applicant is' },
    relationships: relationships.filter(({ code }) => ['wife', 'husband', 'authorized', 'other'].includes(code)),
    sameAs: ['bride.residence', 'groom.residence'],
  }),
);
