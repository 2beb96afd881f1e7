import type { Check, FieldGroup, FieldPath, Fields } from '../../field.ts';
import { error, warning } from '../../finding.ts';
import { isLocalDate, printLocalDate } from '../../local-date.ts';
import { boundsOf, comparePartialDates, type PartialDate, partialFromLocalDate } from '../../partial-date.ts';
import type { Paper, Verification } from '../../procedure.ts';
import { partialDateAt, textAt } from '../../read-field.ts';
import type { Choice } from '../../words.ts';
import { oldPaperFields } from './old-papers.ts';
import { fromMemory, remembered } from './remembered.ts';

const lookupPath = 'previous.lookup';

export const registeredHere = (fields: Fields): boolean => fields['previous.here'] === true;

const answers: readonly Choice[] = [
  {
    code: 'pending',
    label: { vi: 'Đang hỏi nơi đã đăng ký, chờ trả lời', en: 'The place of registration is asked' },
  },
  {
    code: 'ownBooks',
    label: { vi: 'Đã tra sổ lưu tại xã này: không còn', en: 'This commune’s archive was searched: nothing left' },
  },
  { code: 'reply', label: { vi: 'Nơi đó trả lời: không còn lưu sổ', en: 'It has answered: no book is left' } },
  {
    code: 'noReply',
    label: { vi: 'Quá hạn không trả lời, người yêu cầu cam đoan', en: 'It never answered; the applicant swears' },
  },
  { code: 'found', label: { vi: 'Sổ hoặc bản chính còn', en: 'The book or an original is there' } },
];

/** The registration of before, whose book and originals are lost (NĐ 123/2015 Art. 24–28, from memory). */
export const previousGroup: FieldGroup = {
  id: 'previous',
  title: { vi: 'Lần đăng ký trước đây', en: 'The registration of before' },
  fields: [
    {
      path: 'previous.here',
      label: { vi: 'Đã đăng ký tại xã này', en: 'It was registered in this commune' },
      kind: 'yesNo',
      required: 'always',
      initial: false,
      help: {
        vi: 'Kể cả xã cũ nay thuộc xã này. Nơi khác thì phải hỏi nơi đó còn lưu sổ không.',
        en: 'An older commune that is part of this one counts. Any other place must be asked whether it has the book.',
      },
    },
    {
      path: 'previous.place',
      label: { vi: 'Tên cơ quan đăng ký khi đó', en: 'Authority of that time' },
      kind: 'text',
      required: 'always',
      help: { vi: 'Như tên khi đó, ví dụ UBND xã Cũ, huyện Cũ.', en: 'As it was called then.' },
    },
    {
      path: 'previous.registeredOn',
      label: { vi: 'Ngày đăng ký lần trước', en: 'Day of that registration' },
      kind: 'partialDate',
      required: 'always',
      help: fromMemory({
        vi: 'Chỉ nhớ năm thì ghi năm. Chỉ đăng ký lại việc đã đăng ký trước 01/01/2016, nếu xã không ghi ngày khác.',
        en: 'The year alone if that is all. Only what was registered before 1 January 2016 is registered again, unless the commune states another day.',
      }),
    },
    {
      path: 'previous.number',
      help: {
        vi: 'Chép từ bản sao, giấy cũ, ví dụ: số 45, quyển 01/1998. Không biết thì để trống.',
        en: 'From a copy or an old paper, e.g. no. 45, volume 01/1998; empty if not known.',
      },
      label: { vi: 'Số, quyển (nếu biết)', en: 'Number and volume, if known' },
      kind: 'text',
      required: 'never',
    },
    {
      path: 'previous.lost',
      label: { vi: 'Sổ hộ tịch và bản chính đều bị mất', en: 'Book and originals are all lost' },
      kind: 'yesNo',
      required: 'always',
      help: {
        vi: 'Người yêu cầu cam đoan đã nộp đủ bản sao giấy tờ mình có và không còn bản chính nào.',
        en: 'The applicant swears to have handed in all copies and to have no original left.',
      },
    },
    {
      path: lookupPath,
      label: { vi: 'Tra cứu sổ cũ', en: 'What was found of the old book' },
      kind: 'choice',
      choices: answers,
      offered: (fields, { code }) => code !== 'ownBooks' || registeredHere(fields),
      required: 'always',
      initial: 'pending',
      help: fromMemory({
        vi: `Chưa tra cứu được thì để «đang hỏi»: hồ sơ vẫn nhận, hẹn không quá ${remembered.reRegistration.withAnswer} ngày làm việc (hoặc số ngày xã ghi), chưa trình ký.`,
        en: `Left at “asked”, the dossier is taken all the same, promised for ${remembered.reRegistration.withAnswer} working days, or as the commune states, and nothing is signed.`,
      }),
    },
    ...oldPaperFields,
  ],
};

export const awaitsOldPlace: Verification = {
  extensionDays: remembered.reRegistration.withAnswer,
  neededWhen: (fields) => (fields[lookupPath] ?? 'pending') === 'pending',
  notice: {
    vi: 'Đang hỏi nơi đã đăng ký còn lưu sổ không. Có trả lời thì ghi vào hồ sơ (nút Sửa, mục Tra cứu sổ cũ); trước đó chưa trình ký.',
    en: 'The place of registration is asked whether it has the book. Record its answer (Edit, old book); until then nothing is signed.',
  },
};

/** Registered before 2016, or before the day the commune states, after the event, and lost. */
export const previousFits =
  (...events: readonly FieldPath[]): Check =>
  (fields, { stated }) => {
    const on = partialDateAt(fields, 'previous.registeredOn');
    const before = stated?.reRegisteredIfBefore ?? remembered.reRegisteredIfBefore;
    const findings = [...lostFindings(fields)];
    if (on === undefined) return findings;
    if (boundsOf(on).earliest >= before) {
      const day = printLocalDate(before);
      const [vi, en] = [
        `Việc đăng ký từ ${day} trở đi không đăng ký lại: hãy tra sổ và cấp bản sao trích lục.`,
        `What was registered from ${day} on is not registered again: look it up and give a copy.`,
      ];
      // A day from memory, which the commune may state otherwise: it is said, and a person decides.
      findings.push(warning('previous.registeredOn', 'registeredTooLate', vi, en));
    }
    const isBefore = events.some((path) => {
      const happened = eventAt(fields, path);
      return happened !== undefined && comparePartialDates(on, happened) === 'before';
    });
    if (isBefore) {
      const [vi, en] = [
        'Ngày đăng ký lần trước lại trước ngày xảy ra sự việc. Hãy xem lại cả hai ngày.',
        'It would have been registered before it happened. Look at both dates again.',
      ];
      findings.push(error('previous.registeredOn', 'registeredBeforeEvent', vi, en));
    }
    return findings;
  };

function eventAt(fields: Fields, path: FieldPath): PartialDate | undefined {
  const whole = textAt(fields, path);
  return whole !== undefined && isLocalDate(whole) ? partialFromLocalDate(whole) : partialDateAt(fields, path);
}

function lostFindings(fields: Fields) {
  const found = [];
  if (fields['previous.lost'] === false) {
    const [vi, en] = [
      'Còn sổ hoặc còn bản chính thì không đăng ký lại: hãy làm thủ tục cấp bản sao trích lục.',
      'With a book or an original left nothing is registered again: a copy of the extract is asked for.',
    ];
    found.push(error('previous.lost', 'originalRemains', vi, en));
  }
  if (fields[lookupPath] === 'found') {
    const [vi, en] = [
      'Đã tìm thấy sổ hoặc bản chính: không đăng ký lại, hãy cấp bản sao trích lục.',
      'The book or an original was found: nothing is registered again, give a copy.',
    ];
    found.push(error(lookupPath, 'bookFound', vi, en));
  }
  if (fields[lookupPath] === 'ownBooks' && fields['previous.here'] === false) {
    const [vi, en] = [
      'Trước đây đăng ký ở nơi khác: phải hỏi nơi đó, không chỉ tra sổ của xã này.',
      'It was registered elsewhere: that place must be asked, this commune’s archive says nothing.',
    ];
    found.push(error(lookupPath, 'notOurBooks', vi, en));
  }
  return found;
}

/** Where it was registered before is competent too (NĐ 123/2015 Art. 25, from memory). */
export const unlessRegisteredHere =
  (competence: Check): Check =>
  (fields, context) =>
    registeredHere(fields) ? [] : competence(fields, context);

export const previousPapers: readonly Paper[] = [
  {
    id: 'declaration',
    name: { vi: 'Tờ khai đăng ký lại', en: 'Declaration' },
    kind: 'submit',
    neededWhen: 'always',
  },
  {
    id: 'oldPapers',
    name: {
      vi: 'Bản sao giấy tờ cũ có nội dung của việc đã đăng ký',
      en: 'Copies of old papers that say what was registered',
    },
    kind: 'submit',
    neededWhen: 'always',
  },
  {
    id: 'oldPlaceReply',
    name: { vi: 'Văn bản trả lời của nơi đã đăng ký', en: 'Answer of the place of registration' },
    kind: 'submit',
    neededWhen: (fields) => fields[lookupPath] === 'reply',
  },
];
