import { limitInWords } from '../../components/limit-in-words.ts';
import { initialFields } from '../../domain/asked-fields.ts';
import { printLocalDate } from '../../domain/local-date.ts';
import { type FeeRow, amountOf, feeOf } from '../../domain/fees.ts';
import { extractCopies } from '../../domain/fee-table.ts';
import type { Procedure } from '../../domain/procedure.ts';
import type { LocalDate } from '../../domain/words.ts';
import { newDossier } from '../../messages/vi/new-dossier.ts';

/** What a citizen takes home about one procedure: large letters, one page, Vietnamese whatever the language of the screen. */
export interface CitizenSheet {
  readonly title: string;
  readonly commune: string;
  readonly always: readonly string[];
  /** Only in some cases: which, the desk says. */
  readonly sometimes: readonly string[];
  readonly facts: readonly (readonly [string, string])[];
  readonly foot: readonly string[];
}

export interface SheetPlace {
  readonly commune: string;
  readonly province: string;
  readonly fees: readonly FeeRow[];
  readonly today: LocalDate;
  /** The desk's hours, in words. */
  readonly hours: string;
}

const words = newDossier.procedure;

function limitLine({ timeLimit, otherLimit, verification, ofCase }: Procedure): string {
  if (ofCase !== undefined) return 'Theo thủ tục đã công bố; ngày hẹn in trên giấy tiếp nhận.';
  const other = otherLimit === undefined ? '' : `; ${otherLimit.name.vi}: ${limitInWords(otherLimit.limit, words)}`;
  const longer = verification === undefined ? '' : `; ${words.withVerification(verification.extensionDays)}`;
  return sentence(`${limitInWords(timeLimit, words)}${other}${longer}`);
}

const late = 'Quá hạn thì theo nghị quyết của HĐND tỉnh.';

const sentence = (text: string): string => `${text.charAt(0).toLocaleUpperCase('vi')}${text.slice(1)}.`;

function feeLine(procedure: Procedure, { commune, province, fees, today }: SheetPlace): string {
  // The usual case: what a new form begins with.
  const fields = initialFields(procedure, { receivedOn: today, communeName: commune });
  const of = { fields, registrationKind: 'timely', channel: 'direct', receivedOn: today, province } as const;
  const fee = feeOf(procedure, of, fees);
  const free = procedure.fee.freeBecause.vi;
  const copy = amountOf(extractCopies, of, fees);
  const copies =
    copy.kind === 'amount' && procedure.nationalCode !== extractCopies && procedure.book !== null
      ? ` Bản sao trích lục xin thêm: ${words.amount(copy.amount, copy.source === 'memory')} mỗi bản.`
      : '';
  switch (fee.kind) {
    case 'free':
      return `${sentence(words.free(fee.because.vi))}${procedure.registrationLimit === undefined ? '' : ` ${late}`}${copies}`;
    case 'amount':
      return `${sentence(words.amount(fee.amount, fee.source === 'memory'))}${copies}`;
    case 'notKnown':
      return `${sentence(words.freeWhen(free))} Hỏi mức thu tại quầy.${copies}`;
    default:
      return fee satisfies never;
  }
}

const paperText = ({ name, kind }: Procedure['papers'][number]): string =>
  kind === 'present' ? `${name.vi} (chỉ xuất trình)` : name.vi;

/** Everything on it is the procedure's own data. */
export function citizenSheet(procedure: Procedure, place: SheetPlace): CitizenSheet {
  const { name, papers, whoActs, channels, result } = procedure;
  return {
    title: name.vi,
    commune: place.commune,
    always: papers.filter(({ neededWhen }) => neededWhen === 'always').map(paperText),
    sometimes: papers.filter(({ neededWhen }) => neededWhen !== 'always').map(paperText),
    facts: [
      ['Ai đi làm', sentence(whoActs.vi)],
      ['Nộp ở đâu', `Trung tâm Phục vụ hành chính công, ${place.commune}. ${place.hours}`],
      ...(channels.some((channel) => channel !== 'direct')
        ? [
            [
              'Cách khác',
              sentence(
                channels
                  .filter((one) => one !== 'direct')
                  .map((one) => words.channel[one])
                  .join(', '),
              ),
            ] as const,
          ]
        : []),
      ['Bao lâu', limitLine(procedure)],
      ['Lệ phí', feeLine(procedure, place)],
      ['Nhận về', sentence(result.vi)],
    ],
    foot: [
      'Giấy tờ đã có trong dữ liệu dân cư thì không phải nộp bản sao: chỉ cần số định danh.',
      `Tờ này in ngày ${printLocalDate(place.today)}. Quy định có thể đổi: hãy hỏi lại tại quầy.`,
    ],
  };
}
