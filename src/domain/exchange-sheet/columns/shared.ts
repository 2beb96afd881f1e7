import type { SheetColumn } from '../column-mapping.ts';

/** Short form of a column that fills a field. */
export const fill = (column: string, field: string, rest: Omit<SheetColumn, 'column' | 'to'> = {}): SheetColumn => ({
  column,
  to: { field },
  ...rest,
});

/** Births and deaths, `loaiDangKy`. */
export const eventKinds: Readonly<Record<string, string>> = {
  '0': 'unknown',
  '1': 'timely',
  '2': 'reRegistration',
  '3': 'foreignAnnotation',
  '4': 'late',
};

/** The book block: where and how the entry stands. */
export const bookColumns = (kinds: Readonly<Record<string, string>>): readonly SheetColumn[] => [
  { column: 'so', also: ['Số', 'Số đăng ký'], to: { entry: 'number' } },
  { column: 'quyenSo', also: ['Quyển số', 'Quyển'], to: { entry: 'volume' } },
  { column: 'trangSo', also: ['Trang số', 'Trang'], to: { entry: 'page' } },
  { column: 'ngayDangKy', also: ['Ngày đăng ký', 'Ngày, tháng, năm đăng ký'], to: { entry: 'registeredOn' } },
  { column: 'loaiDangKy', also: ['Loại đăng ký'], to: { entry: 'kind' }, codes: kinds },
  { column: 'noiDangKy', also: ['Nơi đăng ký'], to: { entry: 'authority' } },
  { column: 'nguoiKy', also: ['Người ký'], to: { entry: 'signer' } },
  { column: 'chucVuNguoiKy', also: ['Chức vụ người ký'], to: { entry: 'signerTitle' } },
  { column: 'nguoiThucHien', also: ['Người thực hiện'], to: { entry: 'officer' } },
  { column: 'ghiChu', also: ['Ghi chú'], to: { entry: 'remarks' } },
];

/** Noted from a register abroad. */
export const foreignColumns = [
  'soDangKyNuocNgoai',
  'ngayDangKyNuocNgoai',
  'cqNuocNgoaiDaDangKy',
  'qgNuocNgoaiDaDangKy',
] as const;

const identityColumns = (prefix: string, field: string): readonly SheetColumn[] => [
  { column: `${prefix}LoaiGiayToTuyThan`, to: { field, part: 'type' }, none: ['0'] },
  { column: `${prefix}SoGiayToTuyThan`, to: { field, part: 'number' } },
  { column: `${prefix}NgayCapGiayToTuyThan`, to: { field, part: 'issuedOn' } },
  { column: `${prefix}NoiCapGiayToTuyThan`, to: { field, part: 'issuedBy' } },
];

/** The person block with a prefix: ethnicity by name, as digitised books have it; a name no list has goes beside. */
export const personColumns = (prefix: string, id: string, residence = 'residence'): readonly SheetColumn[] => [
  fill(`${prefix}HoTen`, `${id}.fullName`),
  fill(`${prefix}NgaySinh`, `${id}.birthDate`),
  fill(`${prefix}DanToc`, `${id}.ethnicity`, { byName: true, otherwise: { field: `${id}.ethnicityText` } }),
  fill(`${prefix}DanTocKhac`, `${id}.ethnicityText`),
  fill(`${prefix}QuocTich`, `${id}.nationality`),
  fill(`${prefix}QuocTichKhac`, `${id}.otherNationality`),
  fill(`${prefix}LoaiCuTru`, `${id}.residenceKind`, { none: ['0'] }),
  fill(`${prefix}NoiCuTru`, `${id}.${residence}`),
  ...identityColumns(prefix, `${id}.idDocument`),
  fill(`${prefix}SoDDCN`, `${id}.pin`),
];

/** What of a person block no field holds. */
export const keptOfPerson = (prefix: string): readonly string[] => [`${prefix}GiayToKhac`, `${prefix}XacThucThongTin`];

/** The requester. Relationships are written by name: no national list is known. */
export const requesterColumns: readonly SheetColumn[] = [
  fill('nycHoTen', 'applicant.fullName'),
  fill('nycNgaySinh', 'applicant.birthDate'),
  fill('nycQuanHe', 'applicant.relationship', {
    byName: true,
    otherwise: { field: 'applicant.relationshipText', code: 'other' },
  }),
  fill('nycLoaiCuTru', 'applicant.residenceKind', { none: ['0'] }),
  fill('nycNoiCuTru', 'applicant.residence'),
  ...identityColumns('nyc', 'applicant.idDocument'),
  fill('nycSoDDCN', 'applicant.pin'),
  fill('nycSoDienThoai', 'applicant.phone'),
  fill('nycEmail', 'applicant.email'),
];
