import type { Address, Place } from '../../../../src/domain/address.ts';
import type { Fields } from '../../../../src/domain/field.ts';
import type { IdDocument } from '../../../../src/domain/id-document.ts';
import type { PartialDate } from '../../../../src/domain/partial-date.ts';

/** What a control must say: typed there, or chosen. */
export interface Truth {
  readonly value: string;
  readonly chosen: boolean;
}
export type Truths = Readonly<Record<string, Truth>>;

const two = (part: number | undefined): string => String(part).padStart(2, '0');
const typed = (value: string): Truth => ({ value, chosen: false });
const chosen = (value: string): Truth => ({ value, chosen: true });
const text = (fields: Fields, path: string): string => {
  const value = fields[path];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};
const sexes: Readonly<Record<string, string>> = { 1: 'Nam', 2: 'Nữ' };

const dateOf = (fields: Fields, path: string): { y: string; m: string; d: string } => {
  const value = fields[path] as PartialDate | string;
  if (typeof value !== 'string') return { y: String(value.y), m: two(value.m), d: two(value.d) };
  const [y = '', m = '', d = ''] = value.split('-');
  return { y, m, d };
};
const split = (name: string, { y, m, d }: ReturnType<typeof dateOf>): Truths => ({
  [`${name}_ngay`]: typed(d),
  [`${name}_thang`]: typed(m),
  [`${name}_nam`]: typed(y),
});
const place = (name: string, detail: string): Truths => ({
  [`${name}_tinh`]: chosen('Tỉnh Mẫu'),
  [`${name}_xa`]: chosen('Xã Thử Nghiệm'),
  [`${name}_chiTiet`]: typed(detail),
});

/** What a careful officer would have keyed into the ministry's form of a birth with both parents, by the names of its controls. */
export function ministryTruths(fields: Fields): Truths {
  const born = dateOf(fields, 'child.birthDate');
  const at = fields['child.birthPlace'] as Extract<Place, { at: 'facility' }>;
  const parent = (prefix: string, block: string): Truths => {
    const paper = fields[`${block}.idDocument`] as IdDocument;
    const issued = paper.issuedOn ?? { y: 0 };
    return {
      [`${prefix}HoTen`]: typed(text(fields, `${block}.fullName`)),
      ...split(`${prefix}NgaySinh`, dateOf(fields, `${block}.birthDate`)),
      [`${prefix}DanToc`]: chosen('Kinh'),
      [`${prefix}QuocTich`]: chosen('Việt Nam'),
      [`${prefix}LoaiCuTru`]: chosen(text(fields, `${block}.residenceKind`)),
      ...place(`${prefix}NoiCuTru`, (fields[`${block}.residence`] as Address).detail),
      [`${prefix}LoaiGiayTo`]: chosen('Thẻ căn cước công dân'),
      [`${prefix}SoGiayTo`]: typed(paper.number),
      ...split(`${prefix}NgayCap`, { y: String(issued.y), m: two(issued.m), d: two(issued.d) }),
      [`${prefix}NoiCap`]: typed(paper.issuedBy ?? ''),
      [`${prefix}SoDDCN`]: typed(text(fields, `${block}.pin`)),
    };
  };
  return {
    nksLoaiKhaiSinh: chosen('1'),
    nksHoTen: typed(text(fields, 'child.fullName').toLocaleUpperCase('vi')),
    nksGioiTinh: chosen(sexes[text(fields, 'child.sex')] ?? ''),
    nksNgay: chosen(String(Number(born.d))),
    nksThang: chosen(`Tháng ${Number(born.m)}`),
    nksNam: typed(born.y),
    nksDanToc: chosen('Kinh'),
    nksQuocTich: chosen('Việt Nam'),
    nksNoiSinh: typed(at.facility),
    ...place('nksNoiSinhDVHC', at.address.detail),
    ...place('nksQueQuan', (fields['child.hometown'] as Address).detail),
    maGCS: typed(text(fields, 'birthNotice.code')),
    ...split('ngayCapGCS', dateOf(fields, 'birthNotice.date')),
    ...parent('me', 'mother'),
    ...parent('cha', 'father'),
    nycHoTen: typed(text(fields, 'applicant.fullName')),
    nycQuanHe: typed('Cha'),
    nycSoDDCN: typed(text(fields, 'applicant.pin')),
    nycSoDienThoai: typed(text(fields, 'applicant.phone')),
    nycEmail: typed(text(fields, 'applicant.email')),
    soLuongBanSao: typed(text(fields, 'applicant.copies')),
  };
}

/** The same of the province's form, by the headings and labels of its controls. */
export function provinceTruths(fields: Fields): Truths {
  const date = (path: string) => {
    const { y, m, d } = dateOf(fields, path);
    return typed(`${d}/${m}/${y}`);
  };
  const line = ({ detail }: Address): Truth => typed(`${detail}, Thử Nghiệm, Mẫu`);
  const at = fields['child.birthPlace'] as Extract<Place, { at: 'facility' }>;
  const parent = (title: string, block: string): Truths => ({
    [`${title}/Họ và tên`]: typed(text(fields, `${block}.fullName`).toLocaleUpperCase('vi')),
    [`${title}/Ngày sinh`]: date(`${block}.birthDate`),
    [`${title}/Dân tộc`]: chosen('Kinh'),
    [`${title}/nơi cư trú của ${title.toLowerCase()}`]: line(fields[`${block}.residence`] as Address),
    [`${title}/Số định danh`]: typed(text(fields, `${block}.pin`)),
  });
  return {
    'Trẻ em/Họ và tên': typed(text(fields, 'child.fullName').toLocaleUpperCase('vi')),
    'Trẻ em/Ngày sinh': date('child.birthDate'),
    'Trẻ em/Giới tính': chosen(sexes[text(fields, 'child.sex')] ?? ''),
    'Trẻ em/Loại khai sinh': chosen('Biết cả cha và mẹ'),
    'Trẻ em/Dân tộc': chosen('Kinh'),
    'Trẻ em/Nơi sinh': typed(`${at.facility}, ${at.address.detail}, Xã Thử Nghiệm, Tỉnh Mẫu`),
    'Trẻ em/quê quán': line(fields['child.hometown'] as Address),
    ...parent('Người mẹ', 'mother'),
    ...parent('Người cha', 'father'),
    'Người nộp/Họ và tên': typed(text(fields, 'applicant.fullName')),
    'Người nộp/Điện thoại': typed(text(fields, 'applicant.phone')),
    'Người nộp/Thư điện tử': typed(text(fields, 'applicant.email')),
  };
}

/** Keys pressed for a text by Telex: every letter, and one more for each of its marks; a Tab at the end. */
export function keysFor({ value, chosen: isChosen }: Truth): number {
  if (isChosen) return 3;
  const marks = value.normalize('NFD').match(/[\p{M}đĐ]/gu)?.length ?? 0;
  return value.normalize('NFC').length + marks + 1;
}
