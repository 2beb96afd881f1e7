import type { Check, FieldGroup, FieldPath, Fields } from '../../field.ts';
import { error, warning } from '../../finding.ts';
import { isLocalDate, printLocalDate } from '../../local-date.ts';
import { boundsOf, type PartialDate, partialFromLocalDate } from '../../partial-date.ts';
import type { Paper, Procedure, Verification } from '../../procedure.ts';
import { addressAt, partialDateAt, textAt } from '../../read-field.ts';
import { provincesFee } from './exemption.ts';
import { civilStatusLaw2014 } from './legal-basis.ts';
import { legalisationFields } from './papers-from-abroad.ts';
import { fromMemory } from './remembered.ts';

const lookupPath = 'foreign.lookup';

/** How an authority of another country settled it: the columns of the national exchange. */
export const foreignEntryGroup: FieldGroup = {
  id: 'foreign',
  title: { vi: 'Việc đã giải quyết ở nước ngoài', en: 'How it was settled abroad' },
  fields: [
    {
      path: 'foreign.country',
      help: {
        vi: 'Nước của cơ quan đã giải quyết, không phải nước đang cư trú.',
        en: 'The country of the authority that settled it, not where the person lives.',
      },
      label: { vi: 'Nước', en: 'Country' },
      kind: 'choice',
      longList: 'nationalities',
      required: 'always',
      nationalName: 'qgNuocNgoaiDaDangKy',
    },
    {
      path: 'foreign.authority',
      label: { vi: 'Cơ quan đã giải quyết', en: 'Authority' },
      kind: 'text',
      required: 'always',
      help: { vi: 'Tên theo bản dịch.', en: 'Its name as translated.' },
      nationalName: 'cqNuocNgoaiDaDangKy',
    },
    {
      path: 'foreign.number',
      label: { vi: 'Số giấy tờ, bản án, quyết định', en: 'Number of the paper, judgment or decision' },
      kind: 'text',
      required: 'always',
      help: { vi: 'Giấy tờ không có số thì ghi «không».', en: '“không” where it has none.' },
      nationalName: 'soDangKyNuocNgoai',
    },
    {
      path: 'foreign.date',
      help: {
        vi: 'Giấy tờ: ngày cấp. Bản án, quyết định: ngày có hiệu lực pháp luật. Ví dụ 12/3/2025.',
        en: 'Of a paper, its date; of a judgment, the day it took effect. E.g. 12/3/2025.',
      },
      label: { vi: 'Ngày cấp, ngày có hiệu lực', en: 'Its date; of a judgment, when it took effect' },
      kind: 'date',
      required: 'always',
      nationalName: 'ngayDangKyNuocNgoai',
    },
    ...legalisationFields('foreign'),
    {
      path: lookupPath,
      label: { vi: 'Xác minh', en: 'Verification' },
      kind: 'choice',
      choices: [
        { code: 'done', label: { vi: 'Đủ căn cứ, không phải xác minh', en: 'Not needed' } },
        { code: 'pending', label: { vi: 'Đang xác minh', en: 'Under way' } },
      ],
      required: 'always',
      initial: 'done',
      help: fromMemory({
        vi: 'Kết hôn, ly hôn ghi vào sổ ghi chú riêng; việc khác ghi vào sổ đăng ký của chính việc đó.',
        en: 'Marriages and divorces are noted in registers of their own, anything else in the register of its event.',
      }),
    },
  ],
};

/** NĐ 120/2025: five working days, eight with a verification. */
const eightDays: Verification = {
  extensionDays: 8,
  neededWhen: (fields) => fields[lookupPath] === 'pending',
  notice: {
    vi: 'Đang xác minh giấy tờ của nước ngoài. Có kết quả thì ghi vào hồ sơ (nút Sửa, mục Xác minh); trước đó chưa trình ký.',
    en: 'The foreign paper is being verified. Record the result (Edit, Verification); until then nothing is signed.',
  },
};

/** What every note of an event settled abroad has in common (ghi vào Sổ hộ tịch). */
export const notedFromAbroad = {
  version: 1,
  receivedFrom: '2025-07-01',
  receivedUntil: '2027-02-28',
  serviceField: { vi: 'Hộ tịch', en: 'Civil status' },
  whoActs: {
    vi: 'Công dân Việt Nam có việc hộ tịch đã giải quyết ở nước ngoài, hoặc người được ủy quyền',
    en: 'The citizen of Viet Nam of whom it was settled abroad, or somebody authorised',
  },
  channels: ['direct', 'online', 'postal'],
  timeLimit: { rule: 'workingDays', days: 5 },
  verification: eightDays,
  fee: provincesFee,
  entersAs: 'foreignAnnotation',
  legalBasis: civilStatusLaw2014,
} as const satisfies Partial<Procedure>;

function eventAt(fields: Fields, path: FieldPath): PartialDate | undefined {
  const whole = textAt(fields, path);
  return whole !== undefined && isLocalDate(whole) ? partialFromLocalDate(whole) : partialDateAt(fields, path);
}

/** Settled in another country, after it happened and before the desk saw the paper. `events`: dates it cannot be older than. */
export const settledAbroad =
  (...events: readonly FieldPath[]): Check =>
  (fields, { receivedOn }) => {
    const findings = [];
    if (fields['foreign.country'] === 'VN') {
      const [vi, en] = [
        'Việc đăng ký tại Việt Nam thì không ghi chú: hãy chọn thủ tục đăng ký thường.',
        'What is registered in Viet Nam is not noted from abroad: choose the usual procedure.',
      ];
      findings.push(error('foreign.country', 'notAbroad', vi, en));
    }
    const on = textAt(fields, 'foreign.date');
    if (on === undefined) return findings;
    if (on > receivedOn) {
      const [vi, en] = [
        `Giấy tờ ngày ${printLocalDate(on)} là sau ngày nhận hồ sơ. Hãy xem lại.`,
        `Dated ${printLocalDate(on)}, after the dossier was received. Look again.`,
      ];
      findings.push(error('foreign.date', 'settledAfterReceipt', vi, en));
    }
    const tooEarly = events.some((path) => {
      const event = eventAt(fields, path);
      return event !== undefined && on < boundsOf(event).earliest;
    });
    if (tooEarly) {
      const [vi, en] = [
        'Ngày trên giấy tờ nước ngoài lại trước ngày xảy ra sự việc hoặc ngày sinh. Hãy xem lại.',
        'The foreign paper is older than what it tells of, or than a birth. Look again.',
      ];
      findings.push(error('foreign.date', 'settledBeforeEvent', vi, en));
    }
    return findings;
  };

const isCitizen = (block: string, fields: Fields): boolean =>
  ['nationality', 'otherNationality'].some((name) => textAt(fields, `${block}.${name}`) === 'VN');

/** Our books note what happened to our citizens. */
export const ofACitizen =
  (...blocks: readonly [string, ...string[]]): Check =>
  (fields) => {
    const told = blocks.filter((block) => textAt(fields, `${block}.nationality`) !== undefined);
    if (told.length < blocks.length || told.some((block) => isCitizen(block, fields))) return [];
    return [
      error(
        `${blocks[0]}.nationality`,
        'noCitizen',
        'Không ai có quốc tịch Việt Nam: Sổ hộ tịch chỉ ghi việc của công dân Việt Nam. Có hai quốc tịch thì ghi cả hai.',
        'Nobody here is a citizen of Viet Nam, of whom alone such events are noted. Of two nationalities give both.',
      ),
    ];
  };

/** Where the citizen lives, or lived last before leaving (a warning: who lives abroad has no such commune). */
export const citizensCommune =
  (residence: FieldPath, ...others: readonly FieldPath[]): Check =>
  (fields, { communeCode }) => {
    const homes = [residence, ...others].flatMap((path) => addressAt(fields, path) ?? []);
    if (communeCode === undefined || homes.length === 0 || homes.some((home) => home.communeCode === communeCode))
      return [];
    return [
      warning(
        residence,
        'otherCommune',
        'Không ai cư trú ở xã này: xã nơi công dân Việt Nam cư trú mới có thẩm quyền. Hãy giúp nộp tới xã đó.',
        'Nobody here lives in this commune: the commune where the citizen lives is competent. Help to file there.',
      ),
    ];
  };

export const foreignEntryPapers: readonly Paper[] = [
  { id: 'declaration', name: { vi: 'Tờ khai', en: 'Declaration' }, kind: 'submit', neededWhen: 'always' },
  {
    id: 'foreignPaper',
    name: {
      vi: 'Bản sao giấy tờ, bản án, quyết định của nước ngoài, đã hợp pháp hóa lãnh sự (trừ khi được miễn)',
      en: 'Copy of the foreign paper, judgment or decision, legalised unless exempt',
    },
    kind: 'submit',
    neededWhen: 'always',
  },
  {
    id: 'translation',
    name: { vi: 'Bản dịch tiếng Việt được chứng thực', en: 'Certified Vietnamese translation' },
    kind: 'submit',
    neededWhen: (fields) => fields['foreign.translation'] === 'certified',
  },
];

/** `Bản án, giấy tờ số 12, ngày 03/02/2026 của Tòa án Mẫu` : what a note on another entry rests on. */
export function settledInWords(fields: Fields): string {
  const on = textAt(fields, 'foreign.date');
  const day = on !== undefined && isLocalDate(on) ? ` ngày ${printLocalDate(on)}` : '';
  return `giấy tờ nước ngoài số ${textAt(fields, 'foreign.number') ?? ''}${day}, ${textAt(fields, 'foreign.authority') ?? ''}`;
}
