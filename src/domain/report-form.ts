import type { Dossier } from './dossier.ts';
import type { Check, FieldGroup, Fields, FieldSpec } from './field.ts';
import { isReport } from './life-cycle.ts';
import type { Procedure } from './procedure.ts';
import { procedureFields } from './procedure-fields.ts';
import { textAt } from './read-field.ts';
import { subjectNames } from './subject-names.ts';

/** First part of the paths of a report's own questions. */
const reportGroupId = 'report';

/** Who may bring word of an event. */
const bringers = [
  { code: 'volunteer', label: { vi: 'Tổ công nghệ số cộng đồng', en: 'Community digital group' } },
  { code: 'hamletHead', label: { vi: 'Trưởng thôn, buôn, tổ dân phố', en: 'Head of the hamlet' } },
  { code: 'family', label: { vi: 'Người trong gia đình', en: 'Family' } },
  { code: 'health', label: { vi: 'Nhân viên y tế', en: 'Health worker' } },
  { code: 'other', label: { vi: 'Người khác', en: 'Somebody else' } },
] as const;

const reportGroup: FieldGroup = {
  id: reportGroupId,
  title: { vi: 'Tin báo', en: 'The report' },
  fields: [
    {
      path: 'report.reporter',
      label: { vi: 'Người báo tin', en: 'Who brings the word' },
      kind: 'name',
      required: 'always',
    },
    {
      path: 'report.reporterIs',
      label: { vi: 'Người báo là', en: 'She or he is' },
      kind: 'choice',
      choices: bringers,
      required: 'never',
    },
    {
      path: 'report.phone',
      label: { vi: 'Số điện thoại người báo', en: 'Phone number' },
      kind: 'phone',
      required: 'never',
    },
    {
      path: 'report.heardOn',
      label: { vi: 'Ngày nghe tin', en: 'Day it was heard' },
      kind: 'date',
      required: 'always',
      initial: (context) => context.receivedOn,
    },
    {
      path: 'report.place',
      label: { vi: 'Nơi nghe tin (thôn, buôn, nhà ai)', en: 'Where it was heard (hamlet, whose house)' },
      kind: 'text',
      required: 'never',
    },
    {
      path: 'report.inNameOf',
      label: { vi: 'Báo thay cho', en: 'In whose name' },
      kind: 'text',
      required: 'never',
      help: {
        vi: 'Gia đình nào nhờ báo. Tự báo thì để trống.',
        en: 'The family that asked for it. Empty when it is their own word.',
      },
    },
    {
      path: 'report.note',
      label: { vi: 'Điều khác đã nghe', en: 'What else was said' },
      kind: 'text',
      required: 'never',
    },
  ],
};

const heardBefore: Check = (fields, { receivedOn }) => {
  const heardOn = textAt(fields, 'report.heardOn');
  if (heardOn === undefined || heardOn <= receivedOn) return [];
  const message = {
    vi: 'Ngày nghe tin nằm sau hôm nay. Hãy xem lại, và xem đồng hồ của máy.',
    en: 'The day it was heard lies after today. Look at it again, and at this machine’s clock.',
  };
  return [{ field: 'report.heardOn', level: 'error', code: 'heardLater', message }];
};

/** A report that names nobody and says nothing leads nobody anywhere. */
function saysSomething(procedure: Procedure): Check {
  const [subject = 'report.note'] = procedure.subjects;
  return (fields) => {
    if (subjectNames(procedure, fields).length > 0 || textAt(fields, 'report.note') !== undefined) return [];
    const message = {
      vi: 'Ghi họ tên nếu biết; chưa biết thì viết điều đã nghe vào phần tin báo.',
      en: 'Give the name where it is known; where it is not, write what was heard in the part on the report.',
    };
    return [{ field: subject, level: 'error', code: 'saysNothing', message }];
  };
}

/** What the person herself declares and swears at the desk; a report carries no signature of hers. */
const onlyAtDesk: ReadonlySet<string> = new Set(['declaration']);

/** What nobody said is not put into anybody's mouth; it only decides, as in the procedure's own form, which questions come next. */
function asTold({ initial, askedWhen, ...spec }: FieldSpec, usual: Fields): FieldSpec {
  const asked = askedWhen === undefined ? {} : { askedWhen: (fields: Fields) => askedWhen({ ...usual, ...fields }) };
  return { ...spec, ...asked, required: 'never' };
}

/** What a new form of the procedure begins with, wherever and whenever it is. */
function usualOf({ groups }: Procedure): Fields {
  return Object.fromEntries(
    groups.flatMap(({ fields }) =>
      fields.flatMap(({ path, initial }) =>
        initial === undefined || typeof initial === 'function' ? [] : [[path, initial] as const],
      ),
    ),
  );
}

const known = new WeakMap<Procedure, Procedure>();

/**
 * What a report of an event asks: the questions of the procedure that would register it, none of which must be answered,
 * under who brought it, where and when. What is answered must be of its kind; nothing is checked against anything else.
 */
export function reportForm(procedure: Procedure): Procedure {
  const made = known.get(procedure);
  if (made !== undefined) return made;
  const { drawsOnEntry, verification, unsure, ...rest } = procedure;
  const usual = usualOf(procedure);
  const form: Procedure = {
    ...rest,
    groups: [
      reportGroup,
      ...procedure.groups
        .filter(({ id }) => !onlyAtDesk.has(id))
        .map((group) => ({ ...group, fields: group.fields.map((spec) => asTold(spec, usual)) })),
    ],
    checks: [heardBefore, saysSomething(procedure)],
  };
  known.set(procedure, form);
  return form;
}

/** What a report says of itself, and what it says of the event. */
export function partsOfReport(fields: Fields): { readonly told: Fields; readonly ofEvent: Fields } {
  const entries = Object.entries(fields);
  const isTold = ([path]: readonly [string, unknown]): boolean => path.startsWith(`${reportGroupId}.`);
  return {
    told: Object.fromEntries(entries.filter(isTold)),
    ofEvent: Object.fromEntries(entries.filter((entry) => !isTold(entry))),
  };
}

/** What a dossier's form begins with where the event was reported: what was said, as far as this procedure asks for it. */
export function fromReport(procedure: Procedure, begun: Fields, reported: Fields): Fields {
  const { byPath } = procedureFields(procedure);
  return { ...begun, ...Object.fromEntries(Object.entries(reported).filter(([path]) => byPath.has(path))) };
}

/** What a record is read by and what it says: of a report, under who brought it, where and when. */
export function contentOf(
  { business, fields, report }: Pick<Dossier, 'business' | 'fields' | 'report'>,
  procedure: Procedure,
): { readonly asked: Procedure; readonly said: Fields } {
  return report === undefined || !isReport({ business })
    ? { asked: procedure, said: fields }
    : { asked: reportForm(procedure), said: { ...report.told, ...fields } };
}
