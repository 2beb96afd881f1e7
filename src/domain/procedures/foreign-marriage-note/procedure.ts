import type { FieldGroup } from '../../field.ts';
import type { Procedure } from '../../procedure.ts';
import { partiesIdentity } from '../marriage/checks/parties.ts';
import { parties } from '../marriage/marital-status.ts';
import { brideGroup, groomGroup } from '../marriage/party-fields.ts';
import { coupleAbroad, spouseApplicant } from '../shared/couple-abroad.ts';
import { declarationDate } from '../shared/declaration-date.ts';
import { declarationGroup } from '../shared/declaration.ts';
import { withExemption } from '../shared/exemption.ts';
import {
  citizensCommune,
  foreignEntryGroup,
  foreignEntryPapers,
  notedFromAbroad,
  ofACitizen,
  settledAbroad,
} from '../shared/foreign-entry.ts';
import { identityPapers } from '../shared/identity-papers.ts';
import { mayLiveAbroad } from '../shared/living-abroad.ts';
import { applicantsIdentity, authorizationPaper } from '../shared/papers.ts';
import { usableHere } from '../shared/papers-from-abroad.ts';
import { agesAbroad, freeToMarryThen } from './checks.ts';

/** The lookup of today says nothing of the day they married: that is asked for itself. */
const party = (group: FieldGroup): FieldGroup => ({
  ...mayLiveAbroad(group),
  fields: mayLiveAbroad(group).fields.filter(({ path }) => !/\.marital(?:Lookup|Paper)$/u.test(path)),
});

const wedding: FieldGroup = {
  id: 'wedding',
  title: { vi: 'Điều kiện khi kết hôn', en: 'Whether they could marry then' },
  fields: [
    {
      path: 'wedding.freeThen',
      label: { vi: 'Khi kết hôn có vướng hôn nhân khác không', en: 'Whether either was married to another then' },
      kind: 'choice',
      choices: [
        { code: 'free', label: { vi: 'Không, cả hai đều không có vợ, chồng', en: 'No, neither was' } },
        { code: 'bound', label: { vi: 'Có, nay đã khắc phục', en: 'Yes, and that has ended since' } },
      ],
      required: 'always',
      help: {
        vi: 'Theo lời cam đoan và tra cứu. Nếu khi đó vướng nhưng nay đã hết, ghi rõ ở mục dưới.',
        en: 'As sworn and looked up. What stood against it then and no more is told below.',
      },
    },
    {
      path: 'wedding.since',
      help: {
        vi: 'Ví dụ: khi đó chưa ly hôn, bản án ly hôn có hiệu lực ngày 01/3/2024.',
        en: 'E.g. the divorce took effect on 1 March 2024 only.',
      },
      label: { vi: 'Vướng gì, nay đã khắc phục thế nào', en: 'What stood against it and how it ended' },
      kind: 'text',
      required: 'always',
      askedWhen: (fields) => fields['wedding.freeThen'] === 'bound',
    },
  ],
};

/** Ghi vào Sổ hộ tịch việc kết hôn đã giải quyết ở nước ngoài (ghi chú kết hôn). */
export const foreignMarriageNote1: Procedure = {
  ...notedFromAbroad,
  ...coupleAbroad,
  id: 'foreign-marriage-note',
  nationalCode: '2.002189',
  name: {
    vi: 'Ghi vào Sổ hộ tịch việc kết hôn đã giải quyết ở nước ngoài (ghi chú kết hôn)',
    en: 'Note of a marriage made abroad',
  },
  tellingFacts: ['bride.fullName', 'groom.fullName', 'foreign.date'],
  result: { vi: 'Trích lục ghi chú kết hôn', en: 'Extract of the noted marriage' },
  book: 'GCKH',
  groups: [
    spouseApplicant,
    party(brideGroup),
    party(groomGroup),
    wedding,
    foreignEntryGroup,
    withExemption(declarationGroup({ copiesNationalName: 'soBanSao' })),
  ],
  checks: [
    ...[settledAbroad('bride.birthDate', 'groom.birthDate'), usableHere('foreign'), ofACitizen(...parties)],
    ...[agesAbroad, freeToMarryThen, partiesIdentity, citizensCommune('bride.residence', 'groom.residence')],
    ...[identityPapers(['applicant', ...parties]), declarationDate],
  ],
  papers: [
    ...foreignEntryPapers,
    {
      id: 'divorce',
      name: { vi: 'Trích lục ghi chú ly hôn (nếu đã ly hôn ở nước ngoài)', en: 'Extract of a divorce noted before' },
      kind: 'submit',
      neededWhen: (fields) =>
        parties.some((each) => {
          const times = fields[`${each}.timesMarried`];
          return typeof times === 'number' && times > 1;
        }),
    },
    authorizationPaper,
    applicantsIdentity,
  ],
};
