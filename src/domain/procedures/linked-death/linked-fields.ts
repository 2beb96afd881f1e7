import type { Check, FieldGroup, Fields } from '../../field.ts';
import { error } from '../../finding.ts';
import { filledRows, type NumberedRows, rowFields } from '../../numbered-rows.ts';
import type { TimeLimit } from '../../procedure.ts';
import { textAt } from '../../read-field.ts';
import type { Choice } from '../../words.ts';

/** Under which regime a family is helped. Codes are those of the agencies' steps. */
const regimes: readonly Choice[] = [
  { code: 'socialInsurance', label: { vi: 'Bảo hiểm xã hội (mai táng, tử tuất)', en: 'Social insurance' } },
  { code: 'merit', label: { vi: 'Người có công', en: 'People of merit' } },
  { code: 'socialProtection', label: { vi: 'Bảo trợ xã hội', en: 'Social protection' } },
];

const benefits: NumberedRows = {
  id: 'benefits',
  most: 3,
  atLeastOne: false,
  row: (n, path) => [
    {
      path: path('regime'),
      label: { vi: `Chế độ ${n}`, en: `Regime ${n}` },
      kind: 'choice',
      choices: regimes,
      required: 'always',
      ...(n === 1
        ? {
            help: {
              vi: 'Chỉ ghi và chuyển; cơ quan của chế độ quyết định. Mỗi chế độ một người nhận (theo trí nhớ).',
              en: 'Noted and passed on; the agency decides. One person for each regime (from memory).',
            },
          }
        : {}),
    },
    {
      path: path('name'),
      help: {
        vi: 'Người đứng ra nhận cho gia đình, như trên giấy tờ của người đó.',
        en: 'Who receives it for the family, as that person’s paper says.',
      },
      label: { vi: `Người nhận ${n}`, en: `Who receives ${n}` },
      kind: 'name',
      required: 'always',
    },
    {
      path: path('pin'),
      help: {
        vi: '12 chữ số của người nhận. Chưa biết thì để trống.',
        en: 'The receiver’s 12 digits; empty if not known.',
      },
      label: { vi: `Số định danh ${n}`, en: `Number ${n}` },
      kind: 'pin',
      required: 'never',
    },
    {
      path: path('relation'),
      help: {
        vi: 'Đối với người chết, ví dụ: vợ, con, người lo mai táng.',
        en: 'To the person who died, e.g. wife, child, who cares for the burial.',
      },
      label: { vi: `Quan hệ ${n}`, en: `Relation ${n}` },
      kind: 'text',
      required: 'always',
    },
    {
      path: path('account'),
      label: { vi: `Tài khoản ${n}`, en: `Account ${n}` },
      kind: 'text',
      required: 'never',
      sensitive: true,
      help: { vi: 'Số tài khoản, ngân hàng; không có thì để trống.', en: 'Number and bank, if there is one.' },
    },
  ],
};

export const residenceEndGroup: FieldGroup = {
  id: 'residenceEnd',
  title: { vi: 'Xóa đăng ký thường trú', en: 'End of the residence' },
  fields: [
    {
      path: 'residenceEnd.place',
      help: {
        vi: 'Nơi thường trú trong dữ liệu cư trú, có thể khác nơi ở cuối cùng.',
        en: 'As the residence data say; it may differ from where the person last lived.',
      },
      label: { vi: 'Nơi thường trú cần xóa', en: 'Residence to be ended' },
      kind: 'address',
      required: 'always',
      sameAs: ['deceased.lastResidence', 'applicant.residence'],
    },
    {
      path: 'term.days',
      label: { vi: 'Hẹn trả toàn bộ kết quả sau (ngày làm việc)', en: 'All results are promised in (working days)' },
      kind: 'integer',
      range: { min: 1, max: 60 },
      required: 'always',
      help: {
        vi: 'Khai tử làm trong ngày. Tổng thời hạn của các cơ quan chưa có trong ứng dụng: ghi theo quyết định công bố thủ tục 2.002913.',
        en: 'The death is registered the same day. How long the agencies take together is not in this app: see the published procedure 2.002913.',
      },
    },
  ],
};

export const benefitsGroup: FieldGroup = {
  id: 'benefits',
  title: { vi: 'Mai táng phí, tử tuất', en: 'Help for the family' },
  fields: rowFields(benefits),
};

export const asksFor =
  (regime: string) =>
  (fields: Fields): boolean =>
    filledRows(benefits, fields).some((n) => fields[`benefits.${n}.regime`] === regime);

export const oneForEachRegime: Check = (fields) => {
  const seen = new Set<string>();
  return filledRows(benefits, fields).flatMap((n) => {
    const regime = textAt(fields, `benefits.${n}.regime`);
    if (regime === undefined) return [];
    if (!seen.has(regime)) {
      seen.add(regime);
      return [];
    }
    return [
      error(
        `benefits.${n}.regime`,
        'regimeTwice',
        'Mỗi chế độ chỉ có một người nhận. Hãy gộp lại hoặc chọn chế độ khác.',
        'One person receives each regime. Join the two or choose another.',
      ),
    ];
  });
};

/** Who has died receives nothing. */
export const receiverLives: Check = (fields) => {
  const dead = textAt(fields, 'deceased.pin');
  return filledRows(benefits, fields).flatMap((n) =>
    dead !== undefined && textAt(fields, `benefits.${n}.pin`) === dead
      ? [
          error(
            `benefits.${n}.pin`,
            'samePersonTwice',
            'Số định danh của người nhận trùng với của người chết. Hãy xem lại.',
            'Who receives it has the number of the person who died. Look again.',
          ),
        ]
      : [],
  );
};

export function promisedIn(fields: Fields): TimeLimit {
  const days = fields['term.days'];
  return typeof days === 'number' ? { rule: 'workingDays', days } : { rule: 'sameDay' };
}
