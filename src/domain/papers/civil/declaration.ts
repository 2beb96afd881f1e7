import type { FieldGroup, Fields, FieldSpec, FieldValue } from '../../field.ts';
import { isLocalDate, printLocalDate } from '../../local-date.ts';
import { printPartialDate } from '../../partial-date.ts';
import { inCase, type Procedure } from '../../procedure.ts';
import { printName } from '../../person-name.ts';
import { textAt } from '../../read-field.ts';
import { printPhone } from '../../phone.ts';
import { unitInText } from '../../administrative-units.ts';
import { codeLine, qrOf } from '../desk/desk-facts.ts';
import { dayAnswered } from '../moments.ts';
import { line, type PaperBlock, type PaperSigner, text } from '../paper-body.ts';
import type { Paper, PaperSource } from '../paper.ts';
import { choiceText, documentText, nameText } from '../person-texts.ts';
import { addressOnPaper, placeText } from '../place-names.ts';

/** A value as papers write it. */
export function valueText(spec: FieldSpec, value: FieldValue, { names, dossier }: PaperSource): string {
  if (typeof value === 'boolean') return value ? 'Có' : 'Không';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') {
    if (spec.kind === 'name') return printName(value);
    if (spec.kind === 'phone') return printPhone(value);
    if (spec.kind === 'choice') {
      return spec.longList === undefined ? choiceText(spec.choices ?? [], value) : names.countryOf(value);
    }
    return isLocalDate(value) ? printLocalDate(value) : value;
  }
  if ('y' in value) return printPartialDate(value);
  if ('type' in value) return documentText(value);
  if ('at' in value) return placeText(dossier.fields, spec.path, names, spec.saysDetail);
  return addressOnPaper(value, names);
}

/** What an officer looks up, promises or asks for is not declared by anybody; who signs has sworn. */
export const notDeclared = /(?:\.signature|\.oath|[Ll]ookup|\.record|^term\..*|^asked\.listed|^fee\.amount)$/u;

/** What only the desk says: who came, whose name stands on the slip. And the day and place, which stand above the signature. */
const besides = /(?:^submittedBy|\.bothPresent|^signing\.present|^asked\.code|\.declaredAt|\.declaredOn)$/u;

/** `Làm tại xã Thử Nghiệm, ngày 20 tháng 11 năm 2026`. */
function whereAndWhen(fields: Fields): readonly PaperBlock[] {
  const [at, on] = [textAt(fields, 'applicant.declaredAt'), textAt(fields, 'applicant.declaredOn')];
  const said = [at === undefined ? '' : `Làm tại ${at}`, dayAnswered(on)].filter((part) => part !== '').join(', ');
  return said === '' ? [] : [text(said, 'end')];
}

function groupBlocks({ title, fields: specs }: FieldGroup, fields: Fields, source: PaperSource): readonly PaperBlock[] {
  const lines = specs.flatMap((spec) => {
    if (spec.filledBy === 'system' || notDeclared.test(spec.path) || besides.test(spec.path)) return [];
    const value = fields[spec.path];
    return value === undefined ? [] : [line(spec.label.vi, valueText(spec, value, source))];
  });
  return lines.length === 0 ? [] : [text(title.vi, 'heading'), ...lines];
}

/** Who signs: the applicant, or all whom it is about where nobody else may ask. */
function declarers(fields: Fields, { subjects, submitter }: Procedure): readonly PaperSigner[] {
  const hint = '(Ký, ghi rõ họ, chữ đệm, tên)';
  if (subjects.length > 1) {
    return subjects.map((path, index) => ({
      title: `NGƯỜI KHAI THỨ ${index + 1}`,
      hint,
      name: nameText(fields, path),
    }));
  }
  return [{ title: 'NGƯỜI YÊU CẦU', hint, name: nameText(fields, `${submitter(fields)[0] ?? ''}.fullName`) }];
}

/** Tờ khai, prefilled with what was declared, to be read over and signed. The procedure's data says what stands on it. */
export const declaration: Paper = {
  id: 'declaration',
  family: 'declaration',
  sheet: 'a4',
  standing: () => ({ status: 'ready' }),
  questions: () => [],
  body(source) {
    const { dossier, procedure, commune } = source;
    const { fields } = dossier;
    return {
      head: { kind: 'nation' },
      title: `TỜ KHAI ${inCase(procedure, fields).name.vi.toUpperCase()}`,
      subtitle: codeLine(dossier),
      empty: 'dots',
      across: [],
      qr: qrOf(dossier),
      blocks: [
        text(`Kính gửi: Ủy ban nhân dân ${unitInText(commune)}`, 'center'),
        ...procedure.groups.flatMap((group) => groupBlocks(group, fields, source)),
        text(
          'Tôi cam đoan những nội dung khai trên đây là đúng sự thật và chịu trách nhiệm trước pháp luật về cam đoan của mình.',
        ),
        ...whereAndWhen(fields),
      ],
      signers: declarers(fields, procedure),
    };
  },
};
