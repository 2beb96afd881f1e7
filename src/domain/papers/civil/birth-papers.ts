import { fieldsAsNoted } from '../../books/fields-as-noted.ts';
import { partialDateInWords } from '../../date-in-words.ts';
import type { Fields } from '../../field.ts';
import { textAt } from '../../read-field.ts';
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
import { addressText, placeText } from '../place-names.ts';
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
import { copyNumber, copySigner, signerQuestion } from './copies.ts';

/** A parent who is not known is left blank (NĐ 123/2015 Art. 15). */
function parentLines(
  fields: Fields,
  { names }: PaperSource,
  block: 'mother' | 'father',
  called: string,
): readonly PaperBlock[] {
  return [
    line(`Họ, chữ đệm, tên người ${called}`, nameText(fields, `${block}.fullName`), `${block}.name`),
    row(
      paperLine('Năm sinh', dateText(fields, `${block}.birthDate`), `${block}.birthDate`),
      paperLine('Dân tộc', ethnicityText(fields, block), `${block}.ethnicity`),
      paperLine('Quốc tịch', nationalityText(fields, block, names), `${block}.nationality`),
    ),
    line('Nơi cư trú', residenceText(fields, block, names), `${block}.residence`),
  ];
}

function birthLines(source: PaperSource, fields: Fields): readonly PaperBlock[] {
  const { dossier, names } = source;
  const born = dateAt(fields, 'child.birthDate');
  return [
    line('Họ, chữ đệm, tên', nameText(fields, 'child.fullName'), 'child.name'),
    line('Ngày, tháng, năm sinh', dateText(fields, 'child.birthDate'), 'child.birthDate'),
    line('Ghi bằng chữ', born === undefined ? '' : partialDateInWords(born), 'child.birthDateInWords'),
    row(
      paperLine('Giới tính', sexText(fields, 'child.sex'), 'child.sex'),
      paperLine('Dân tộc', ethnicityText(fields, 'child'), 'child.ethnicity'),
      paperLine('Quốc tịch', nationalityText(fields, 'child', names), 'child.nationality'),
    ),
    line('Nơi sinh', placeText(fields, 'child.birthPlace', names), 'child.birthPlace'),
    line('Quê quán', addressText(fields, 'child.hometown', names), 'child.hometown'),
    line('Số định danh cá nhân', textAt(fields, 'child.pin') ?? '', 'child.pin'),
    ...parentLines(fields, source, 'mother', 'mẹ'),
    ...parentLines(fields, source, 'father', 'cha'),
    line('Họ, chữ đệm, tên người đi khai sinh', nameText(fields, 'applicant.fullName'), 'applicant.name'),
    line('Giấy tờ tùy thân', identityText(fields, 'applicant'), 'applicant.identity'),
    line('Nơi đăng ký khai sinh', authorityText(source), 'authority'),
    line('Ngày, tháng, năm đăng ký', registeredDay(dossier), 'registeredOn'),
  ];
}

/** Giấy khai sinh (TT 04/2024/TT-BTP): what was entered on the day. */
export const birthCertificate: Paper = {
  id: 'birthCertificate',
  family: 'result',
  sheet: 'a4',
  standing: notFromAbroad(ofEntry('KS')),
  questions: () => [],
  body(source) {
    const { dossier } = source;
    return {
      head: { kind: 'nation' },
      title: 'GIẤY KHAI SINH',
      subtitle: entryNumber(dossier),
      empty: 'blank',
      across: [],
      blocks: birthLines(source, dossier.fields),
      signers: [entrySigner(dossier, 'NGƯỜI KÝ GIẤY KHAI SINH')],
    };
  },
};

/** The same, made out later from the book, with every note on the entry. */
export const birthCopy: Paper = {
  id: 'birthCopy',
  family: 'copy',
  sheet: 'a4',
  standing: notFromAbroad(onlyOfEntry('KS')),
  questions: () => [copyNumber, signerQuestion],
  body(source) {
    const { dossier, answers } = source;
    return {
      head: extractHead(source, `Số: ${answers['number'] ?? '………'}/GKS-BS`),
      title: 'GIẤY KHAI SINH (BẢN SAO)',
      subtitle: entryNumber(dossier),
      empty: 'blank',
      across: [],
      blocks: [...birthLines(source, fieldsAsNoted(dossier)), ...noteLines(dossier)],
      signers: [copySigner(source, 'NGƯỜI KÝ BẢN SAO')],
    };
  },
};

/** Trích lục khai sinh (bản sao): the same without the identity paper of who asked. */
export const birthExtractCopy: Paper = {
  id: 'birthExtractCopy',
  family: 'copy',
  sheet: 'a4',
  standing: onlyOfEntry('KS'),
  questions: () => [copyNumber, signerQuestion],
  body(source) {
    const { dossier, answers } = source;
    const fields = fieldsAsNoted(dossier);
    return {
      head: extractHead(source, `Số: ${answers['number'] ?? '………'}/TLKS-BS`),
      title: 'TRÍCH LỤC KHAI SINH (BẢN SAO)',
      empty: 'blank',
      across: [],
      blocks: [
        ...birthLines(source, fields).filter(
          (block) => block.kind !== 'line' || block.line.key !== 'applicant.identity',
        ),
        line(
          'Số đăng ký',
          `${dossier.entry?.number ?? ''}/${dossier.entry?.year ?? ''}, quyển ${dossier.entry?.volume ?? ''}`,
        ),
        ...noteLines(dossier),
      ],
      signers: [copySigner(source, 'NGƯỜI KÝ TRÍCH LỤC')],
    };
  },
};
