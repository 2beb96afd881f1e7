import type { Fields } from '../../field.ts';
import { filledRows } from '../../numbered-rows.ts';
import { maritalStates, purposes } from '../../procedures/marital-confirmation/marital-states.ts';
import { stays } from '../../procedures/marital-confirmation/stays.ts';
import { textAt } from '../../read-field.ts';
import { line, paperLine, type PaperBlock, row, text } from '../paper-body.ts';
import type { Paper, PaperSource } from '../paper.ts';
import {
  choiceText,
  dateText,
  ethnicityText,
  identityText,
  nameText,
  nationalityText,
  sexText,
} from '../person-texts.ts';
import { addressText } from '../place-names.ts';
import { authorityText, entrySigner, extractHead, ofEntry } from './entry-facts.ts';

/** One line a stay: the status is confirmed for the time the person lived there. */
function stayLines(fields: Fields, { names }: PaperSource): readonly PaperBlock[] {
  return filledRows(stays, fields).map((n) => {
    const from = dateText(fields, `stays.${n}.from`);
    const to = dateText(fields, `stays.${n}.to`);
    const until = to === '' ? 'đến nay' : `đến ${to}`;
    return line('Trong thời gian cư trú tại', `${addressText(fields, `stays.${n}.place`, names)}, từ ${from} ${until}`);
  });
}

function statusText(fields: Fields): string {
  const state = textAt(fields, 'marital.state');
  const spouse = nameText(fields, 'marital.spouse');
  const paper = textAt(fields, 'marital.certificate') ?? textAt(fields, 'marital.endPaper');
  const parts = [choiceText(maritalStates, state), spouse, paper === undefined ? '' : `theo ${paper}`];
  return parts.filter((part) => part !== '').join(', ');
}

function purposeText(fields: Fields): string {
  const other = textAt(fields, 'purpose.text');
  const kind = choiceText(purposes, textAt(fields, 'purpose.kind'));
  const spouse = nameText(fields, 'intended.fullName');
  const place = textAt(fields, 'purpose.place');
  return [other ?? kind, spouse === '' ? '' : `với ${spouse}`, place === undefined ? '' : `đăng ký tại ${place}`]
    .filter((part) => part !== '')
    .join(', ');
}

/** Giấy xác nhận tình trạng hôn nhân (TT 04/2024/TT-BTP). */
export const maritalConfirmation: Paper = {
  id: 'maritalConfirmation',
  family: 'result',
  sheet: 'a4',
  standing: ofEntry('TTHN'),
  questions: () => [],
  body(source) {
    const { dossier, names } = source;
    const { fields, entry } = dossier;
    return {
      head: extractHead(source, `Số: ${entry?.number ?? '………'}/UBND-XNTTHN`, entry?.registeredOn),
      title: 'GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN',
      empty: 'blank',
      across: [],
      blocks: [
        text(`${authorityText(source)} xác nhận:`),
        line('Họ, chữ đệm, tên', nameText(fields, 'subject.fullName')),
        row(
          paperLine('Ngày, tháng, năm sinh', dateText(fields, 'subject.birthDate')),
          paperLine('Giới tính', sexText(fields, 'subject.sex')),
        ),
        row(
          paperLine('Dân tộc', ethnicityText(fields, 'subject')),
          paperLine('Quốc tịch', nationalityText(fields, 'subject', names)),
        ),
        line('Số định danh cá nhân', textAt(fields, 'subject.pin') ?? ''),
        line('Giấy tờ tùy thân', identityText(fields, 'subject')),
        line('Nơi cư trú', addressText(fields, 'subject.residence', names)),
        ...stayLines(fields, source),
        line('Tình trạng hôn nhân', statusText(fields)),
        line('Giấy này được sử dụng để', purposeText(fields)),
        text(
          'Giấy này có giá trị 06 tháng kể từ ngày cấp, hoặc đến khi tình trạng hôn nhân thay đổi, tùy việc nào đến trước.',
        ),
      ],
      signers: [entrySigner(dossier, 'NGƯỜI KÝ GIẤY XÁC NHẬN')],
    };
  },
};
