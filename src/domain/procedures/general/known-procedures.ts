import type { Fields } from '../../field.ts';
import { textAt } from '../../read-field.ts';
import type { Choice, Label, LocalDate } from '../../words.ts';

/** A procedure of another field of service that the commune's desk takes in. */
interface KnownProcedure {
  readonly code: string;
  readonly name: Label;
  /** Code of its field of service. */
  readonly field: string;
  /** Days between which it is known to be in the national catalogue. */
  readonly from: LocalDate;
  readonly until: LocalDate | null;
}

/** Day on which the list was made. Every row is from memory: a commune compares it with what hangs on its wall. */
export const listedOn: LocalDate = '2026-11-20';

/** Fields of service (lĩnh vực) at a commune's desk. Codes are ours. */
export const serviceFields: readonly Choice[] = [
  { code: 'socialProtection', label: { vi: 'Bảo trợ xã hội', en: 'Social protection' } },
  { code: 'poverty', label: { vi: 'Giảm nghèo', en: 'Poverty reduction' } },
  { code: 'merit', label: { vi: 'Người có công', en: 'People of merit' } },
  { code: 'business', label: { vi: 'Hộ kinh doanh', en: 'Household businesses' } },
  { code: 'land', label: { vi: 'Đất đai', en: 'Land' } },
  { code: 'building', label: { vi: 'Xây dựng', en: 'Building' } },
  { code: 'farming', label: { vi: 'Nông nghiệp', en: 'Farming' } },
  { code: 'environment', label: { vi: 'Môi trường', en: 'Environment' } },
  { code: 'labour', label: { vi: 'Lao động, việc làm', en: 'Labour' } },
  { code: 'education', label: { vi: 'Giáo dục', en: 'Education' } },
  { code: 'health', label: { vi: 'Y tế', en: 'Health' } },
  { code: 'culture', label: { vi: 'Văn hóa, tín ngưỡng', en: 'Culture and belief' } },
  { code: 'transport', label: { vi: 'Giao thông', en: 'Transport' } },
  { code: 'complaints', label: { vi: 'Tiếp công dân, khiếu nại, tố cáo', en: 'Complaints' } },
  { code: 'other', label: { vi: 'Lĩnh vực khác', en: 'Another field' } },
];

const known = (code: string, field: string, vi: string, en: string): KnownProcedure => ({
  code,
  name: { vi, en },
  field,
  from: '2025-07-01',
  until: null,
});

export const knownProcedures: readonly KnownProcedure[] = [
  known('1.001699', 'socialProtection', 'Xác định, xác định lại mức độ khuyết tật', 'Degree of a disability'),
  known('1.001731', 'socialProtection', 'Hỗ trợ chi phí mai táng cho đối tượng bảo trợ xã hội', 'Help with a funeral'),
  known(
    '2.000286',
    'socialProtection',
    'Tiếp nhận đối tượng vào cơ sở trợ giúp xã hội',
    'Admission to a social facility',
  ),
  known('1.011606', 'poverty', 'Công nhận hộ nghèo, hộ cận nghèo', 'Recognition as a poor household'),
  known('1.001612', 'business', 'Đăng ký thành lập hộ kinh doanh', 'Foundation of a household business'),
  known('2.000720', 'business', 'Đăng ký thay đổi nội dung hộ kinh doanh', 'Change of a household business'),
  known('1.001266', 'business', 'Chấm dứt hoạt động hộ kinh doanh', 'End of a household business'),
];

/** None of the list: its name and field are written in. */
const notListed = 'other';

export const procedureChoices: readonly Choice[] = [
  ...knownProcedures.map(({ code, name }) => ({
    code,
    label: { vi: `${name.vi} (${code})`, en: `${name.en} (${code})` },
  })),
  { code: notListed, label: { vi: 'Thủ tục khác (ghi tên)', en: 'Another (write its name)' } },
];

export function knownProcedureIn(fields: Fields): KnownProcedure | undefined {
  const code = textAt(fields, 'asked.listed');
  return knownProcedures.find((each) => each.code === code);
}

export const writtenIn = (fields: Fields): boolean => textAt(fields, 'asked.listed') === notListed;
