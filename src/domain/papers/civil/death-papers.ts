import { fieldsAsNoted } from '../../books/fields-as-noted.ts';
import { partialDateInWords } from '../../date-in-words.ts';
import type { Dossier } from '../../dossier.ts';
import type { Fields } from '../../field.ts';
import { printPartialDate } from '../../partial-date.ts';
import { textAt } from '../../read-field.ts';
import { localDateOf } from '../../vietnam-time.ts';
import { line, paperLine, type PaperBlock, row } from '../paper-body.ts';
import type { Paper, PaperSource } from '../paper.ts';
import {
  dateAt,
  dateText,
  ethnicityText,
  identityText,
  nameText,
  nationalityText,
  residenceText,
  sexText,
} from '../person-texts.ts';
import { placeText } from '../place-names.ts';
import { copyNumber, copySigner, signerQuestion } from './copies.ts';
import {
  authorityText,
  entryNumber,
  entrySigner,
  extractHead,
  noteLines,
  notFromAbroad,
  ofEntry,
  onlyOfEntry,
  registeredDay,
} from './entry-facts.ts';

/** Luật Hộ tịch 03/2026/QH16 calls the result of a death registration Giấy chứng tử; dossiers received before finish under the old law. */
const newLawFrom = '2027-03-01';

function titleOf({ receivedAt }: Dossier): string {
  return localDateOf(receivedAt) >= newLawFrom ? 'GIẤY CHỨNG TỬ' : 'TRÍCH LỤC KHAI TỬ';
}

/** `08 giờ 05 phút, ngày 17/11/2026`; of an old death only the year, if that is all. */
function deathMoment(fields: Fields): string {
  const date = dateAt(fields, 'death.date');
  const [hour, minute] = (textAt(fields, 'death.time') ?? '').split(':');
  const time = hour === undefined || minute === undefined ? '' : `${hour} giờ ${minute} phút, `;
  if (date === undefined) return '';
  const called = date.m === undefined ? 'năm' : date.d === undefined ? 'tháng' : 'ngày';
  return `${time}${called} ${printPartialDate(date)}`;
}

function deathLines(source: PaperSource, fields: Fields): readonly PaperBlock[] {
  const { dossier, names } = source;
  const died = dateAt(fields, 'death.date');
  return [
    line('Họ, chữ đệm, tên', nameText(fields, 'deceased.fullName'), 'deceased.name'),
    row(
      paperLine('Ngày, tháng, năm sinh', dateText(fields, 'deceased.birthDate'), 'deceased.birthDate'),
      paperLine('Giới tính', sexText(fields, 'deceased.sex'), 'deceased.sex'),
    ),
    row(
      paperLine('Dân tộc', ethnicityText(fields, 'deceased'), 'deceased.ethnicity'),
      paperLine('Quốc tịch', nationalityText(fields, 'deceased', names), 'deceased.nationality'),
    ),
    line('Nơi cư trú cuối cùng', residenceText(fields, 'deceased', names, 'lastResidence'), 'deceased.lastResidence'),
    line('Số định danh cá nhân', textAt(fields, 'deceased.pin') ?? '', 'deceased.pin'),
    line('Giấy tờ tùy thân', identityText(fields, 'deceased'), 'deceased.identity'),
    line('Đã chết vào lúc', deathMoment(fields), 'death.moment'),
    line('Ghi bằng chữ', died === undefined ? '' : partialDateInWords(died), 'death.dateInWords'),
    line('Nơi chết', placeText(fields, 'death.place', names, true), 'death.place'),
    line('Nguyên nhân chết', textAt(fields, 'death.cause') ?? '', 'death.cause'),
    line('Nơi đăng ký khai tử', authorityText(source), 'authority'),
    row(
      paperLine('Số đăng ký', entryNumber(dossier).replace('Số: ', ''), 'number'),
      paperLine('Ngày, tháng, năm đăng ký', registeredDay(dossier), 'registeredOn'),
    ),
  ];
}

/** Trích lục khai tử (TT 04/2024/TT-BTP). */
export const deathExtract: Paper = {
  id: 'deathExtract',
  family: 'result',
  sheet: 'a4',
  standing: notFromAbroad(ofEntry('KT')),
  questions: () => [],
  body(source) {
    const { dossier } = source;
    const { entry } = dossier;
    return {
      head: extractHead(source, `Số: ${entry?.number ?? '………'}/TLKT`, entry?.registeredOn),
      title: titleOf(dossier),
      empty: 'blank',
      across: [],
      blocks: deathLines(source, dossier.fields),
      signers: [entrySigner(dossier, `NGƯỜI KÝ ${titleOf(dossier)}`)],
    };
  },
};

export const deathExtractCopy: Paper = {
  id: 'deathExtractCopy',
  family: 'copy',
  sheet: 'a4',
  standing: onlyOfEntry('KT'),
  questions: () => [copyNumber, signerQuestion],
  body(source) {
    const { dossier, answers } = source;
    return {
      head: extractHead(source, `Số: ${answers['number'] ?? '………'}/TLKT-BS`),
      title: `${titleOf(dossier)} (BẢN SAO)`,
      empty: 'blank',
      across: [],
      blocks: [...deathLines(source, fieldsAsNoted(dossier)), ...noteLines(dossier)],
      signers: [copySigner(source, 'NGƯỜI KÝ TRÍCH LỤC')],
    };
  },
};
