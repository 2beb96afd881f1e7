import type { Label } from '../../words.ts';
import type { IdPart, SheetColumn } from '../column-mapping.ts';
import { fill } from './shared.ts';

// Columns of registers whose names in the ministry's sheets nobody has shown us (decision 0207): plain words, as the printed
// registers and our forms have them, so that no file looks like the ministry's and is not. They are for ever: files out there
// bear them. A province that learns the ministry's puts them over these by its own file.

/** Said on the screens, and in the first line of every such file. */
export const ourNames: Label = {
  vi: 'Tên cột do phần mềm Liền Mạch đặt vì chưa biết tên cột của Bộ Tư pháp cho loại sổ này.',
  en: 'The column names are this program’s own: the ministry’s for this register are not known.',
};

/** A value of a list, a country, yes or no: in words. */
export const inWords = (column: string, field: string, rest: Omit<SheetColumn, 'column' | 'to' | 'byName'> = {}) =>
  fill(column, field, { byName: true, ...rest });

const kinds: Readonly<Record<string, string>> = {
  'Đúng hạn': 'timely',
  'Quá hạn': 'late',
  'Đăng ký lại': 'reRegistration',
  'Ghi chú việc ở nước ngoài': 'foreignAnnotation',
  'Không rõ': 'unknown',
};

/** Where and how the entry stands. */
export const standsInBook: readonly SheetColumn[] = [
  { column: 'Số đăng ký', also: ['Số'], to: { entry: 'number' } },
  { column: 'Quyển số', also: ['Quyển'], to: { entry: 'volume' } },
  { column: 'Trang số', also: ['Trang'], to: { entry: 'page' } },
  { column: 'Ngày đăng ký', also: ['Ngày, tháng, năm đăng ký'], to: { entry: 'registeredOn' } },
  { column: 'Loại đăng ký', to: { entry: 'kind' }, codes: kinds },
  { column: 'Nơi đăng ký', to: { entry: 'authority' } },
  { column: 'Người ký', to: { entry: 'signer' } },
  { column: 'Chức vụ người ký', to: { entry: 'signerTitle' } },
  { column: 'Người thực hiện', to: { entry: 'officer' } },
  { column: 'Ghi chú', to: { entry: 'remarks' } },
];

/** Which of its events a row of a book with several tells of: what is written, and the procedure's id. */
export const eventInBook = (codes: Readonly<Record<string, string>>): SheetColumn => ({
  column: 'Việc ghi trong sổ',
  to: { entry: 'procedure' },
  codes,
});

function paper(who: string, field: string): readonly SheetColumn[] {
  const part = (column: string, name: IdPart): SheetColumn => ({
    column: `${column} ${who}`,
    to: { field, part: name },
    ...(name === 'type' ? { byName: true } : {}),
  });
  return [
    part('Loại giấy tờ tùy thân', 'type'),
    part('Số giấy tờ tùy thân', 'number'),
    part('Ngày cấp giấy tờ tùy thân', 'issuedOn'),
    part('Nơi cấp giấy tờ tùy thân', 'issuedBy'),
  ];
}

/** Name, birth and number. `who`: in words, e.g. `người giám hộ`. */
const named = (who: string, id: string): readonly SheetColumn[] => [
  fill(`Họ, chữ đệm, tên ${who}`, `${id}.fullName`, { also: [`Họ tên ${who}`, `Họ và tên ${who}`] }),
  fill(`Ngày, tháng, năm sinh ${who}`, `${id}.birthDate`, { also: [`Ngày sinh ${who}`, `Năm sinh ${who}`] }),
];

export const sexOf = (who: string, id: string): SheetColumn => inWords(`Giới tính ${who}`, `${id}.sex`);

const numberOf = (who: string, id: string): SheetColumn => fill(`Số định danh cá nhân ${who}`, `${id}.pin`);

const home = (who: string, id: string): readonly SheetColumn[] => [
  inWords(`Loại cư trú ${who}`, `${id}.residenceKind`),
  fill(`Nơi cư trú ${who}`, `${id}.residence`),
];

const homeAbroad = (who: string, id: string): SheetColumn =>
  fill(`Địa chỉ ở nước ngoài ${who}`, `${id}.residenceAbroad`);

/** Whom the book tells of; who may live in another country has a column for it. */
export const personOf = (who: string, id: string): readonly SheetColumn[] => [
  ...named(who, id),
  inWords(`Dân tộc ${who}`, `${id}.ethnicity`, { otherwise: { field: `${id}.ethnicityText` } }),
  fill(`Dân tộc theo cách gọi địa phương ${who}`, `${id}.ethnicityText`),
  inWords(`Quốc tịch ${who}`, `${id}.nationality`),
  inWords(`Quốc tịch khác ${who}`, `${id}.otherNationality`),
  ...home(who, id),
  homeAbroad(who, id),
  ...paper(who, `${id}.idDocument`),
  numberOf(who, id),
];

/** Name, birth, sex and number alone. */
export const nameOnly = (who: string, id: string): readonly SheetColumn[] => [
  ...named(who, id),
  sexOf(who, id),
  numberOf(who, id),
];

const asker = 'người yêu cầu';

const askedBy: readonly SheetColumn[] = [
  ...named(asker, 'applicant'),
  inWords(`Quan hệ của ${asker}`, 'applicant.relationship', {
    otherwise: { field: 'applicant.relationshipText', code: 'other' },
  }),
  fill('Văn bản ủy quyền', 'applicant.authorization'),
  ...home(asker, 'applicant'),
];

const reachedAt: readonly SheetColumn[] = [
  ...paper(asker, 'applicant.idDocument'),
  numberOf(asker, 'applicant'),
  fill(`Số điện thoại ${asker}`, 'applicant.phone'),
  fill(`Thư điện tử ${asker}`, 'applicant.email'),
];

export const requester: readonly SheetColumn[] = [...askedBy, ...reachedAt];

const requesterAbroad: readonly SheetColumn[] = [...askedBy, homeAbroad(asker, 'applicant'), ...reachedAt];

/** The entry that this one is about. */
export const originalEntry: readonly SheetColumn[] = [
  inWords('Loại việc hộ tịch gốc', 'original.kind'),
  fill('Số đăng ký gốc', 'original.number'),
  fill('Quyển số gốc', 'original.volume'),
  fill('Ngày đăng ký gốc', 'original.registeredOn'),
  fill('Nơi đăng ký gốc', 'original.place'),
];

/** How an authority of another country settled it. */
export const settledAbroad: readonly SheetColumn[] = [
  inWords('Nước đã giải quyết', 'foreign.country'),
  fill('Cơ quan nước ngoài đã giải quyết', 'foreign.authority'),
  fill('Số giấy tờ, bản án, quyết định nước ngoài', 'foreign.number'),
  fill('Ngày giấy tờ, bản án, quyết định nước ngoài', 'foreign.date'),
  inWords('Hợp pháp hóa lãnh sự', 'foreign.legalisation'),
  fill('Số hợp pháp hóa hoặc căn cứ miễn', 'foreign.legalisationBasis'),
  inWords('Bản dịch tiếng Việt', 'foreign.translation'),
  fill('Người dịch, nơi chứng thực bản dịch', 'foreign.translator'),
  inWords('Xác minh việc ở nước ngoài', 'foreign.lookup'),
];

/** The foot of the declaration, behind what the book says. */
export const oath: readonly SheetColumn[] = [
  inWords('Hình thức ký', 'applicant.signature'),
  inWords('Cam đoan', 'applicant.oath'),
  fill('Nơi làm tờ khai', 'applicant.declaredAt'),
  fill('Ngày làm tờ khai', 'applicant.declaredOn'),
];

const copiesAsked: readonly SheetColumn[] = [
  inWords('Đề nghị cấp bản sao', 'applicant.copiesRequested'),
  fill('Số lượng bản sao', 'applicant.copies'),
];

export const freeBecause: SheetColumn = inWords('Miễn lệ phí vì', 'fee.exemption');

/** The last columns of a sheet of events abroad or noted: who asks for it, for how many copies, what is sworn, what is free. */
export const requestAbroad: readonly SheetColumn[] = [...requesterAbroad, ...copiesAsked, ...oath, freeBecause];
