import type { Procedure } from '../../procedure.ts';
import { textAt } from '../../read-field.ts';
import { birthRegistrationKind } from '../../timeliness.ts';
import { applicantGroup } from './applicant-fields.ts';
import { birthDateAgainstReceipt, declarationDate } from './checks/dates.ts';
import { ethnicityOfAParent, familyName, hometownOfAFoundling } from './checks/descent.ts';
import { birthNotice, evidenceFitsCase, foundlingNotice } from './checks/evidence.ts';
import { applicantAsParent, identityPapers, personalNumbers } from './checks/identity.ts';
import { parentsAges, parentsParticulars } from './checks/parents.ts';
import { childGroup } from './child-fields.ts';
import { declarationGroup } from './declaration-fields.ts';
import { evidenceGroup } from './evidence-fields.ts';
import { papers } from './papers.ts';
import { fatherGroup, motherGroup } from './parent-fields.ts';

/** Đăng ký khai sinh under Luật Hộ tịch 60/2014 and NĐ 120/2025, until the new law of 1 March 2027. */
export const birthRegistration1: Procedure = {
  id: 'birth',
  version: 1,
  receivedFrom: '2025-07-01',
  receivedUntil: '2027-02-28',
  nationalCode: '1.001193',
  name: { vi: 'Đăng ký khai sinh', en: 'Registration of a birth' },
  serviceField: { vi: 'Hộ tịch', en: 'Civil status' },
  subject: 'child.fullName',
  tellingFacts: ['child.fullName', 'child.birthDate', 'mother.fullName'],
  timeLimit: { rule: 'sameDay' },
  registrationKind: (fields, receivedOn) => {
    const birthDate = textAt(fields, 'child.birthDate');
    return birthDate === undefined ? 'timely' : birthRegistrationKind(birthDate, receivedOn);
  },
  result: { vi: 'Giấy khai sinh', en: 'Birth certificate' },
  legalBasis: [
    { vi: 'Luật Hộ tịch số 60/2014/QH13', en: 'Law on Civil Status 60/2014/QH13' },
    { vi: 'Nghị định số 123/2015/NĐ-CP', en: 'Decree 123/2015/NĐ-CP' },
    { vi: 'Nghị định số 120/2025/NĐ-CP', en: 'Decree 120/2025/NĐ-CP' },
  ],
  groups: [applicantGroup, childGroup, motherGroup, fatherGroup, evidenceGroup, declarationGroup],
  checks: [
    ...[birthDateAgainstReceipt, declarationDate, familyName, ethnicityOfAParent, hometownOfAFoundling],
    ...[parentsAges, parentsParticulars, personalNumbers, applicantAsParent, identityPapers],
    ...[evidenceFitsCase, foundlingNotice, birthNotice],
  ],
  papers,
};
