import type { Check, FieldGroup } from '../../field.ts';
import { warning } from '../../finding.ts';
import { textAt } from '../../read-field.ts';
import { lookupField, parties } from '../marriage/marital-status.ts';
import { fromMemory } from '../shared/remembered.ts';

export const healthGroup: FieldGroup = {
  id: 'health',
  title: { vi: 'Giấy xác nhận y tế', en: 'Health papers' },
  fields: [
    {
      path: 'health.bride',
      label: { vi: 'Của bên nữ: nơi cấp, ngày cấp', en: 'Of the bride: issuer, date' },
      kind: 'text',
      required: 'never',
      help: fromMemory({
        vi: 'Xác nhận không mắc bệnh tâm thần hoặc bệnh khác làm mất khả năng nhận thức, làm chủ hành vi, cấp không quá 6 tháng.',
        en: 'That nothing takes away understanding or self-government; not older than six months.',
      }),
    },
    {
      path: 'health.groom',
      help: {
        vi: 'Như của bên nữ: nơi cấp và ngày cấp, không quá 6 tháng (theo trí nhớ).',
        en: 'As of the bride: issuer and date, at most six months old (from memory).',
      },
      label: { vi: 'Của bên nam: nơi cấp, ngày cấp', en: 'Of the groom: issuer, date' },
      kind: 'text',
      required: 'never',
    },
  ],
};

/** From memory, so never more than a warning. */
export const fitToMarry: Check = (fields) =>
  parties.flatMap((party) => {
    const path = `health.${party}`;
    if (textAt(fields, `${party}.fullName`) === undefined || textAt(fields, path) !== undefined) return [];
    return [
      warning(
        path,
        'healthPaperMissing',
        'Chưa có giấy xác nhận y tế. Hãy hướng dẫn bổ sung, hoặc xem quy định mới có còn đòi không.',
        'No health paper yet. Ask for it, or see whether it is still wanted.',
      ),
    ];
  });

/** No book of ours knows whether a foreigner is free: the country's paper says so. */
export const lookedUpOfAForeigner: Check = (fields) =>
  parties.flatMap((party) => {
    const nationality = textAt(fields, `${party}.nationality`);
    const lookup = textAt(fields, lookupField(party));
    if (nationality === undefined || nationality === 'VN' || (lookup !== 'database' && lookup !== 'localBook'))
      return [];
    return [
      warning(
        lookupField(party),
        'foreignStatusByPaper',
        'Người nước ngoài: tra cứu trong nước chưa đủ. Cần giấy của nước người đó là công dân, hãy chọn «Có giấy xác nhận».',
        'Of a foreigner a lookup here is not enough: the country’s paper is needed, choose “by a confirmation”.',
      ),
    ];
  });
