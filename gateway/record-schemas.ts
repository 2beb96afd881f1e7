/** What a value must look like, as far as the gateway looks. */
export type Form =
  | { readonly kind: 'text'; readonly max: number }
  | { readonly kind: 'date' }
  /** `dd/MM/yyyy`, or its parts where not all of it is known. */
  | { readonly kind: 'partialDate' }
  | { readonly kind: 'time' }
  | { readonly kind: 'personalNumber' }
  | { readonly kind: 'code'; readonly list: ListName }
  | { readonly kind: 'address' }
  | { readonly kind: 'count' }
  | { readonly kind: 'volume' };

export type ListName =
  | 'sex'
  | 'residence'
  | 'identityPaper'
  | 'ethnic'
  | 'country'
  | 'entryKind'
  | 'marriageKind'
  | 'recognitionKind'
  | 'parentage'
  | 'deathPaper'
  | 'purpose'
  | 'recognition';

export interface FarField {
  readonly name: string;
  readonly form: Form;
  readonly required: boolean;
}

export type Module = 'KS' | 'KT' | 'KH' | 'HN' | 'CMC' | 'BS';

const text = (max: number): Form => ({ kind: 'text', max });
const code = (list: ListName): Form => ({ kind: 'code', list });
const date: Form = { kind: 'date' };
const partialDate: Form = { kind: 'partialDate' };
const count: Form = { kind: 'count' };
const address: Form = { kind: 'address' };

type Row = readonly [name: string, form: Form, needed?: 'needed' | undefined];

/** `splitName`: in three parts; `HoTen` otherwise. */
function person(prefix: string, needed: boolean, splitName = false): readonly Row[] {
  const asked = needed ? 'needed' : undefined;
  const named: readonly Row[] = splitName
    ? [
        ['Ho', text(30)],
        ['ChuDem', text(60)],
        ['Ten', text(30), asked],
      ]
    : [['HoTen', text(100), asked]];
  const rows: readonly Row[] = [
    ...named,
    ['GioiTinh', code('sex')],
    ['NgaySinh', partialDate],
    ['DanToc', code('ethnic')],
    ['DanTocKhac', text(60)],
    ['QuocTich', code('country')],
    ['QuocTichKhac', code('country')],
    ['LoaiCuTru', code('residence')],
    ['NoiCuTru', address],
    ['LoaiGiayToTuyThan', code('identityPaper')],
    ['GiayToKhac', text(100)],
    ['SoGiayToTuyThan', text(30)],
    ['NgayCapGiayToTuyThan', partialDate],
    ['NoiCapGiayToTuyThan', text(150)],
    ['SoDDCN', { kind: 'personalNumber' }],
  ];
  return rows.map(([name, form, must]) => [`${prefix}${name}`, form, must]);
}

const book = (kinds: ListName): readonly Row[] => [
  ['so', count, 'needed'],
  ['quyenSo', { kind: 'volume' }, 'needed'],
  ['trangSo', count],
  ['ngayDangKy', date, 'needed'],
  ['loaiDangKy', code(kinds), 'needed'],
  ['noiDangKy', text(200), 'needed'],
  ['nguoiKy', text(100), 'needed'],
  ['chucVuNguoiKy', text(100), 'needed'],
  ['nguoiThucHien', text(100), 'needed'],
  ['ghiChu', text(500)],
];

const abroad: readonly Row[] = [
  ['soDangKyNuocNgoai', text(100)],
  ['ngayDangKyNuocNgoai', partialDate],
  ['cqNuocNgoaiDaDangKy', text(200)],
  ['qgNuocNgoaiDaDangKy', code('country')],
];

const requester: readonly Row[] = [
  ...person('nyc', true),
  ['nycQuanHe', text(100), 'needed'],
  ['nycSoDienThoai', text(15)],
  ['nycEmail', text(100)],
];

const rows: Readonly<Record<Module, readonly Row[]>> = {
  KS: [
    ...book('entryKind'),
    ...abroad,
    ...person('nks', true),
    ...person('me', false),
    ...person('cha', false),
    ...requester,
    ['maGCS', text(50)],
    ['ngayCapGCS', date],
    ['nksNgaySinhBangChu', text(200)],
    ['nksNoiSinh', text(300), 'needed'],
    ['nksNoiSinhDVHC', address],
    ['nksNoiSinhNuocNgoai', text(200)],
    ['nksQueQuan', address],
    ['nksLoaiKhaiSinh', code('parentage'), 'needed'],
    ['soLuongBanSao', count],
  ],
  KT: [
    ...book('entryKind'),
    ...abroad,
    ...person('nkt', true),
    ...requester,
    ['maGBT', text(50)],
    ['ngayCapGBT', date],
    ['nktNgayChet', partialDate, 'needed'],
    ['nktGioPhutChet', { kind: 'time' }],
    ['nktNoiChet', text(300)],
    ['nktNguyenNhanChet', text(300)],
    ['gbtLoai', code('deathPaper'), 'needed'],
    ['gbtSo', text(100)],
    ['gbtNgay', date],
    ['gbtCoQuanCap', text(200)],
    ['soLuongBanSao', count],
  ],
  KH: [
    ...book('marriageKind'),
    ...person('chong', true),
    ...person('vo', true),
    ['ngayXacLapQuanHeHonNhan', date],
    ['chongSoLanKH', count],
    ['voSoLanKH', count],
    ['soBanSao', count],
  ],
  HN: [
    ...book('entryKind').filter(([name]) => name !== 'loaiDangKy'),
    ...person('nxn', true),
    ...requester,
    ['noiCap', text(200), 'needed'],
    ['nxnThoiGianCuTruTai', text(500)],
    ['nxnThoiGianCuTruTu', partialDate],
    ['nxnThoiGianCuTruDen', partialDate],
    ['nxnTinhTrangHonNhan', text(500), 'needed'],
    ['nxnLoaiMucDichSuDung', code('purpose'), 'needed'],
    ['nxnMucDichSuDung', text(300)],
  ],
  CMC: [
    ...book('recognitionKind'),
    ...abroad,
    ...person('cm', true),
    ...person('nc', true),
    ...requester.map(([name, form]): Row => [name, form]),
    ['quyetDinhSo', text(50)],
    ['loaiXacNhan', code('recognition'), 'needed'],
    ['cmQueQuan', address],
    ['ncQueQuan', address],
    ['nycQHNguoiDuocNhan', text(100)],
    ['nycQHNguoiNhan', text(100)],
  ],
  BS: [
    ...book('entryKind').filter(([name]) => name !== 'loaiDangKy'),
    ...person('cbs', true, true),
    ...requester,
    ['loaiBanSao', text(10), 'needed'],
    ['soLuongBanSao', count, 'needed'],
    ['noiDangKyTruocDay', text(200)],
    ['quyenSoDangKyTruocDay', text(50)],
    ['ngayDangKyTruocDay', partialDate],
  ],
};

/** Which fields each record has there. */
export const recordSchemas: Readonly<Record<Module, ReadonlyMap<string, FarField>>> = {
  KS: schemaOf(rows.KS),
  KT: schemaOf(rows.KT),
  KH: schemaOf(rows.KH),
  HN: schemaOf(rows.HN),
  CMC: schemaOf(rows.CMC),
  BS: schemaOf(rows.BS),
};

function schemaOf(fields: readonly Row[]): ReadonlyMap<string, FarField> {
  return new Map(fields.map(([name, form, needed]) => [name, { name, form, required: needed === 'needed' }]));
}

export function isModule(name: unknown): name is Module {
  return typeof name === 'string' && Object.hasOwn(rows, name);
}
