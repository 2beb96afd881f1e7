import type { FieldGroup } from '../../field.ts';
import type { Procedure } from '../../procedure.ts';
import { textAt } from '../../read-field.ts';
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
  settledInWords,
} from '../shared/foreign-entry.ts';
import { identityPapers } from '../shared/identity-papers.ts';
import { mayLiveAbroad } from '../shared/living-abroad.ts';
import { entryBeforeReceipt, entryIsOf, fromEntry } from '../shared/original-entry.ts';
import { applicantsIdentity, authorizationPaper } from '../shared/papers.ts';
import { usableHere } from '../shared/papers-from-abroad.ts';
import { divorceGroup, endedMarriageGroup, isAnnulment, marriageEntryHere } from './divorce-fields.ts';
import { entryOfAMarriage, marriedBeforeDivorce } from './checks.ts';

const spouse = (group: FieldGroup, title: FieldGroup['title']): FieldGroup => ({
  ...mayLiveAbroad(group),
  title,
  fields: mayLiveAbroad(group).fields.filter(({ path }) => !/\.(?:marital(?:Lookup|Paper)|timesMarried)$/u.test(path)),
});

const wife = spouse(brideGroup, { vi: 'Người vợ', en: 'Wife' });
const husband = spouse(groomGroup, { vi: 'Người chồng', en: 'Husband' });
const entryFound = entryIsOf('bride.fullName');

/** Ghi vào Sổ hộ tịch việc ly hôn, hủy kết hôn đã giải quyết ở nước ngoài (ghi chú ly hôn). */
export const foreignDivorceNote1: Procedure = {
  ...notedFromAbroad,
  ...coupleAbroad,
  id: 'foreign-divorce-note',
  nationalCode: '2.000554',
  name: {
    vi: 'Ghi vào Sổ hộ tịch việc ly hôn, hủy kết hôn đã giải quyết ở nước ngoài (ghi chú ly hôn)',
    en: 'Note of a divorce or annulment made abroad',
  },
  tellingFacts: ['bride.fullName', 'groom.fullName', 'foreign.number'],
  result: { vi: 'Trích lục ghi chú ly hôn', en: 'Extract of the noted divorce' },
  book: 'GCLH',
  groups: [
    spouseApplicant,
    wife,
    husband,
    divorceGroup,
    endedMarriageGroup,
    foreignEntryGroup,
    withExemption(declarationGroup({ copiesNationalName: 'soBanSao' })),
  ],
  drawsOnEntry: ({ dossier, name }) => ({
    ...fromEntry({ dossier, name, block: 'bride' }, wife),
    ...fromEntry({ dossier, name, block: 'groom' }, husband),
    'divorce.marriedWhere': 'vietnam',
  }),
  // The marriage entry has ended: what users miss today is that nothing tells it so.
  notesOn: ({ fields }, target) =>
    textAt(fields, 'original.record') === target.id
      ? {
          how: 'certain',
          kind: isAnnulment(fields) ? 'annulment' : 'divorce',
          basis: settledInWords(fields),
          changes: [],
        }
      : undefined,
  checks: [
    ...[settledAbroad('bride.birthDate', 'groom.birthDate'), usableHere('foreign'), ofACitizen(...parties)],
    ...[marriedBeforeDivorce, entryOfAMarriage, entryBeforeReceipt, partiesIdentity],
    (fields, context) => (marriageEntryHere(fields) ? entryFound(fields, context) : []),
    citizensCommune('bride.residence', 'groom.residence'),
    ...[identityPapers(['applicant', ...parties]), declarationDate],
  ],
  papers: [...foreignEntryPapers, authorizationPaper, applicantsIdentity],
};
