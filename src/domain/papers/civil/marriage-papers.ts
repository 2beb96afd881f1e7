import { fieldsAsNoted } from '../../books/fields-as-noted.ts';
import type { Fields } from '../../field.ts';
import { line, paperLine, type PaperBlock, type PaperLine } from '../paper-body.ts';
import type { Paper, PaperSource } from '../paper.ts';
import { dateText, ethnicityText, identityText, nameText, nationalityText, residenceText } from '../person-texts.ts';
import { copyNumber, copySigner, signerQuestion } from './copies.ts';
import {
  authorityText,
  entryNumber,
  entrySigner,
  extractHead,
  noteLines,
  ofEntry,
  onlyOfEntry,
  registeredDay,
} from './entry-facts.ts';

function partyLines(fields: Fields, { names }: PaperSource, block: 'bride' | 'groom'): readonly PaperLine[] {
  return [
    paperLine('Họ, chữ đệm, tên', nameText(fields, `${block}.fullName`), `${block}.name`),
    paperLine('Ngày, tháng, năm sinh', dateText(fields, `${block}.birthDate`), `${block}.birthDate`),
    paperLine('Dân tộc', ethnicityText(fields, block), `${block}.ethnicity`),
    paperLine('Quốc tịch', nationalityText(fields, block, names), `${block}.nationality`),
    paperLine('Nơi cư trú', residenceText(fields, block, names), `${block}.residence`),
    paperLine('Giấy tờ tùy thân', identityText(fields, block), `${block}.identity`),
  ];
}

function marriageBlocks(source: PaperSource, fields: Fields): readonly PaperBlock[] {
  return [
    {
      kind: 'columns',
      columns: [
        { head: 'VỢ', lines: partyLines(fields, source, 'bride') },
        { head: 'CHỒNG', lines: partyLines(fields, source, 'groom') },
      ],
    },
    line('Nơi đăng ký kết hôn', authorityText(source), 'authority'),
    line('Ngày, tháng, năm đăng ký', registeredDay(source.dossier), 'registeredOn'),
    ...marriedBefore(fields),
  ];
}

/** Registered again, the marriage counts from the registration of before (NĐ 123/2015 Art. 27, from memory). */
function marriedBefore(fields: Fields): readonly PaperBlock[] {
  const since = dateText(fields, 'previous.registeredOn');
  return since === '' ? [] : [line('Quan hệ hôn nhân được công nhận kể từ', since, 'marriedSince')];
}

/** Giấy chứng nhận kết hôn (TT 04/2024/TT-BTP), two originals, signed by both. */
export const marriageCertificate: Paper = {
  id: 'marriageCertificate',
  family: 'result',
  sheet: 'a4',
  standing: ofEntry('KH'),
  questions: () => [],
  body(source) {
    const { dossier } = source;
    const hint = '(Ký, ghi rõ họ, chữ đệm, tên)';
    return {
      head: { kind: 'nation' },
      title: 'GIẤY CHỨNG NHẬN KẾT HÔN',
      subtitle: entryNumber(dossier),
      empty: 'blank',
      across: [],
      blocks: marriageBlocks(source, dossier.fields),
      signers: [
        { title: 'VỢ', hint, name: '' },
        { title: 'CHỒNG', hint, name: '' },
        entrySigner(dossier, 'NGƯỜI KÝ GIẤY CHỨNG NHẬN KẾT HÔN'),
      ],
    };
  },
};

export const marriageExtractCopy: Paper = {
  id: 'marriageExtractCopy',
  family: 'copy',
  sheet: 'a4',
  standing: onlyOfEntry('KH'),
  questions: () => [copyNumber, signerQuestion],
  body(source) {
    const { dossier, answers } = source;
    return {
      head: extractHead(source, `Số: ${answers['number'] ?? '………'}/TLKH-BS`),
      title: 'TRÍCH LỤC KẾT HÔN (BẢN SAO)',
      subtitle: `Số đăng ký: ${dossier.entry?.number ?? ''}/${dossier.entry?.year ?? ''}, quyển ${dossier.entry?.volume ?? ''}`,
      empty: 'blank',
      across: [],
      blocks: [...marriageBlocks(source, fieldsAsNoted(dossier)), ...noteLines(dossier)],
      signers: [copySigner(source, 'NGƯỜI KÝ TRÍCH LỤC')],
    };
  },
};
