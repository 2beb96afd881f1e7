import type { Fields } from '../../field.ts';
import type { Procedure } from '../../procedure.ts';
import { declarationDate } from '../shared/declaration-date.ts';
import { declarationGroup } from '../shared/declaration.ts';
import { identityPapers } from '../shared/identity-papers.ts';
import { civilStatusLaw2014, civilStatusLaw2026, lawOf2026Unread } from '../shared/legal-basis.ts';
import { agesToMarry } from './checks/ages.ts';
import { competence, declaredByBoth, foreignElement, partiesIdentity } from './checks/parties.ts';
import { maritalStatus } from './checks/status.ts';
import { anyStatusPending, parties } from './marital-status.ts';
import { papers } from './papers.ts';
import { brideGroup, groomGroup } from './party-fields.ts';
import { submitterOf, unionGroup } from './union-fields.ts';

const bothVietnamese = (fields: Fields): boolean =>
  parties.every((party) => (fields[`${party}.nationality`] ?? 'VN') === 'VN');

/** Đăng ký kết hôn under Luật Hộ tịch 60/2014 and NĐ 120/2025, until the new law of 1 March 2027. */
export const marriageRegistration1: Procedure = {
  id: 'marriage',
  version: 1,
  receivedFrom: '2025-07-01',
  receivedUntil: '2027-02-28',
  nationalCode: '1.000894',
  name: { vi: 'Đăng ký kết hôn', en: 'Registration of a marriage' },
  place: 3,
  serviceField: { vi: 'Hộ tịch', en: 'Civil status' },
  whoActs: { vi: 'Hai bên nam, nữ, cùng có mặt', en: 'Bride and groom, both present' },
  // Only together, and not by anybody else.
  channels: ['direct'],
  subjects: ['bride.fullName', 'groom.fullName'],
  tellingFacts: ['bride.fullName', 'groom.fullName'],
  persons: [
    { id: 'bride', sex: '2' },
    { id: 'groom', sex: '1' },
  ],
  submitter: (fields) => [submitterOf(fields), 'union'],
  timeLimit: { rule: 'sameDay' },
  verification: {
    extensionDays: 5,
    neededWhen: anyStatusPending,
    notice: {
      vi: 'Chưa rõ tình trạng hôn nhân của một hoặc hai bên. Khi có kết quả tra cứu hoặc văn bản trả lời, ghi vào hồ sơ (nút Sửa); trước đó chưa trình ký, ghi sổ hay trao giấy chứng nhận.',
      en: 'The marital status of one or both is not known yet. Record what was found (Edit); until then nothing is signed, entered or handed out.',
    },
  },
  fee: {
    freeWhen: bothVietnamese,
    freeBecause: { vi: 'hai công dân Việt Nam cư trú trong nước', en: 'two citizens who live in the country' },
  },
  result: { vi: 'Giấy chứng nhận kết hôn (02 bản chính)', en: 'Marriage certificate (two originals)' },
  book: 'KH',
  legalBasis: [
    ...civilStatusLaw2014,
    { vi: 'Luật Hôn nhân và gia đình số 52/2014/QH13', en: 'Law on Marriage and Family 52/2014/QH13' },
    { vi: 'Nghị định số 07/2025/NĐ-CP', en: 'Decree 07/2025/NĐ-CP' },
  ],
  groups: [brideGroup, groomGroup, unionGroup, declarationGroup({ copiesNationalName: 'soBanSao' })],
  checks: [
    ...[agesToMarry, maritalStatus, partiesIdentity, declaredByBoth, foreignElement, competence],
    ...[identityPapers(parties), declarationDate],
  ],
  papers,
};

/** The same under Luật Hộ tịch 03/2026, as far as it is known: 24 hours, wherever the two live. */
export const marriageRegistration2: Procedure = {
  ...marriageRegistration1,
  version: 2,
  receivedFrom: '2027-03-01',
  receivedUntil: null,
  unsure: lawOf2026Unread,
  timeLimit: { rule: 'duration', duration: 'PT24H' },
  legalBasis: [
    ...civilStatusLaw2026,
    { vi: 'Luật Hôn nhân và gia đình số 52/2014/QH13', en: 'Law on Marriage and Family 52/2014/QH13' },
  ],
  checks: marriageRegistration1.checks.filter((check) => check !== competence),
};
