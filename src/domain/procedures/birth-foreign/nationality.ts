import type { Check, FieldGroup, Fields } from '../../field.ts';
import { warning } from '../../finding.ts';
import type { Paper } from '../../procedure.ts';
import { textAt } from '../../read-field.ts';
import { parentsParticulars } from '../birth/checks/parents.ts';
import { abroadPath } from '../shared/living-abroad.ts';
import { fromMemory } from '../shared/remembered.ts';

const paperPath = 'child.nationalityPaper';

/** One parent is a citizen, the other of another country: the parents choose (Luật Quốc tịch Art. 16, from memory). */
const parentsDiffer = (fields: Fields): boolean => {
  const told = ['mother', 'father'].flatMap((parent) => textAt(fields, `${parent}.nationality`) ?? []);
  return told.includes('VN') && told.some((code) => code !== 'VN');
};

export function withNationalityPaper(group: FieldGroup): FieldGroup {
  return {
    ...group,
    fields: group.fields.flatMap((spec) =>
      spec.path === 'child.otherNationality'
        ? [
            spec,
            {
              path: paperPath,
              label: { vi: 'Văn bản thỏa thuận của cha mẹ về việc này', en: 'Agreement of the parents about it' },
              kind: 'text' as const,
              required: 'never' as const,
              askedWhen: parentsDiffer,
              help: fromMemory({
                vi: 'Cha hoặc mẹ là người nước ngoài thì cha mẹ thỏa thuận bằng văn bản về quốc tịch của con; chọn quốc tịch nước ngoài thì nước đó xác nhận. Ghi ngày và nơi xác nhận.',
                en: 'With one foreign parent the parents agree in writing on the nationality; a foreign one is confirmed by that country. Its date and who confirmed it.',
              }),
            },
          ]
        : [spec],
    ),
  };
}

export const nationalityAgreed: Check = (fields) =>
  parentsDiffer(fields) && textAt(fields, paperPath) === undefined
    ? [
        warning(
          paperPath,
          'nationalityNotAgreed',
          'Chưa ghi văn bản thỏa thuận quốc tịch của con. Hãy hỏi cha mẹ trước khi trình ký.',
          'No agreement of the parents on the nationality is told. Ask them before it is signed.',
        ),
      ]
    : [];

/** An address in another country is an address. */
export const parentsParticularsAbroad: Check = (fields, context) =>
  parentsParticulars(fields, context).filter(
    ({ code, field }) =>
      code !== 'residenceMissing' || textAt(fields, abroadPath(field.split('.')[0] ?? '')) === undefined,
  );

export const nationalityPaper: Paper = {
  id: 'nationality',
  name: { vi: 'Văn bản thỏa thuận quốc tịch của con', en: 'Agreement on the child’s nationality' },
  kind: 'submit',
  neededWhen: parentsDiffer,
};
