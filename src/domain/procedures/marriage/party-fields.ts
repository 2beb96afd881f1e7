import type { FieldGroup, FieldSpec } from '../../field.ts';
import type { Label } from '../../words.ts';
import { personFields } from '../shared/person-fields.ts';
import { lookupField, lookups, type Party } from './marital-status.ts';

function maritalFields(party: Party, national: 'vo' | 'chong'): readonly FieldSpec[] {
  return [
    {
      path: `${party}.timesMarried`,
      help: {
        vi: 'Kể cả lần này. Chưa từng kết hôn thì ghi 1; đã ly hôn một lần thì ghi 2.',
        en: 'This one counted: 1 if never married, 2 after one divorce.',
      },
      label: { vi: 'Kết hôn lần thứ mấy', en: 'Which marriage this is' },
      kind: 'integer',
      range: { min: 1, max: 20 },
      required: 'always',
      initial: 1,
      nationalName: `${national}SoLanKH`,
    },
    {
      path: lookupField(party),
      label: { vi: 'Tra cứu tình trạng hôn nhân', en: 'Marital status as looked up' },
      kind: 'choice',
      choices: lookups,
      required: 'always',
      initial: 'pending',
      help: {
        vi: 'Không yêu cầu nộp giấy xác nhận: cán bộ tra cứu. Mất mạng thì để «chưa tra cứu được»; hồ sơ vẫn nhận, chưa trao giấy chứng nhận.',
        en: 'No paper is asked for: the officer looks it up. Without a line leave “not yet”; the dossier is taken, no certificate is handed out.',
      },
    },
    {
      path: `${party}.maritalPaper`,
      help: {
        vi: 'Ví dụ: số 12/XNTTHN ngày 05/3/2026, UBND xã Thử Nghiệm. Giấy có giá trị 6 tháng.',
        en: 'E.g. no. 12/XNTTHN of 5 March 2026. It is good for six months.',
      },
      label: { vi: 'Số, ngày, nơi cấp giấy xác nhận', en: 'Number, date and issuer of the confirmation' },
      kind: 'text',
      required: 'always',
      askedWhen: (fields) => fields[lookupField(party)] === 'paper',
    },
  ];
}

function partyGroup(id: Party, title: Label, national: 'vo' | 'chong', other: Party): FieldGroup {
  const person = personFields({
    id,
    national,
    nameLabel: { vi: 'Họ, chữ đệm, tên', en: 'Full name' },
    birthLabel: { vi: 'Ngày, tháng, năm sinh', en: 'Date of birth' },
    residence: { name: 'residence', label: { vi: 'Nơi cư trú', en: 'Residence' }, required: 'always' },
    sameAs: [`${other}.residence`],
  });
  return { id, title, fields: [...person, ...maritalFields(id, national)] };
}

export const brideGroup = partyGroup('bride', { vi: 'Bên nữ', en: 'Bride' }, 'vo', 'groom');
export const groomGroup = partyGroup('groom', { vi: 'Bên nam', en: 'Groom' }, 'chong', 'bride');
