import type { Fields } from '../../field.ts';
import type { CaseFacts, Procedure } from '../../procedure.ts';
import { textAt } from '../../read-field.ts';
import type { Label } from '../../words.ts';
import { declarationDate } from '../shared/declaration-date.ts';
import { declarationGroup, withoutCopies } from '../shared/declaration.ts';
import { identityPapers } from '../shared/identity-papers.ts';
import { applicantsGroup, askedGroup } from './asked-fields.ts';
import { codeAsPublished, hoursAreFew, inTheList, listedThatDay, resultAfterReceipt } from './checks.ts';
import { handedInGroup, papersIn } from './handed-in.ts';
import { knownProcedureIn, serviceFields } from './known-procedures.ts';
import { chosenLimit, promiseGroup } from './promise-fields.ts';

const same = (text: string): Label => ({ vi: text, en: text });

const name: Label = { vi: 'Thủ tục khác của một cửa', en: 'Another procedure of the desk' };
const anyField: Label = { vi: 'Mọi lĩnh vực', en: 'Any field' };
const anyResult: Label = { vi: 'Theo thủ tục được yêu cầu', en: 'As the procedure has it' };

function fieldOf(fields: Fields): Label {
  const code = knownProcedureIn(fields)?.field ?? textAt(fields, 'asked.field');
  const text = textAt(fields, 'asked.fieldText');
  if (code === 'other' && text !== undefined) return same(text);
  return serviceFields.find((each) => each.code === code)?.label ?? anyField;
}

/** What the officer wrote about this one dossier. */
function caseOf(fields: Fields): CaseFacts {
  const listed = knownProcedureIn(fields);
  const [written, result] = [textAt(fields, 'asked.name'), textAt(fields, 'result.name')];
  return {
    name: listed?.name ?? (written === undefined ? name : same(written)),
    nationalCode: listed?.code ?? textAt(fields, 'asked.code') ?? '',
    serviceField: fieldOf(fields),
    timeLimit: chosenLimit(fields),
    result: result === undefined ? anyResult : same(result),
    papers: papersIn(fields),
  };
}

/** Any other dossier of the one-stop desk (NĐ 118/2025), in any field of service: what it is stands in its fields. */
export const general1: Procedure = {
  id: 'general',
  version: 1,
  receivedFrom: '2025-07-01',
  receivedUntil: null,
  nationalCode: '',
  name,
  place: 8,
  serviceField: anyField,
  whoActs: { vi: 'Cá nhân, tổ chức có yêu cầu', en: 'Any person or organisation' },
  channels: ['direct', 'online', 'postal'],
  subjects: ['applicant.fullName'],
  tellingFacts: ['applicant.fullName', 'asked.listed', 'asked.name', 'asked.content', 'applicant.declaredOn'],
  persons: [{ id: 'applicant' }],
  submitter: () => ['applicant'],
  timeLimit: { rule: 'sameDay' },
  fee: {
    freeWhen: (fields) => fields['fee.amount'] === 0,
    freeBecause: { vi: 'thủ tục không thu phí, lệ phí', en: 'a procedure without a fee' },
    amountOf: ({ 'fee.amount': amount }) => (typeof amount === 'number' ? { amount, source: 'read' } : undefined),
  },
  result: anyResult,
  book: null,
  legalBasis: [
    { vi: 'Nghị định số 118/2025/NĐ-CP', en: 'Decree 118/2025/NĐ-CP' },
    { vi: 'Thông tư số 03/2025/TT-VPCP', en: 'Circular 03/2025/TT-VPCP' },
  ],
  groups: [
    askedGroup,
    applicantsGroup,
    handedInGroup,
    promiseGroup,
    withoutCopies(declarationGroup({ copiesNationalName: 'soLuongBanSao' })),
  ],
  ofCase: caseOf,
  checks: [
    ...[codeAsPublished, inTheList, listedThatDay, hoursAreFew, resultAfterReceipt, declarationDate],
    identityPapers(['applicant']),
  ],
  papers: [],
};
