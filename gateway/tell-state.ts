import type { FarDossier } from './far-dossier.ts';
import { stateAt, states } from './life.ts';

/** Where a dossier stands, as it is told to who asks. */
export interface ToldState {
  readonly maHoSoMCDT: string;
  readonly maHoSoLT: string;
  /** `null` only where it goes wrong. */
  readonly trangThai: string | null;
  readonly thoiGianThucHien: string;
  readonly ghiChu: string;
  readonly nguoiXuLy: string;
  readonly chucDanh: string;
  readonly phongBanXuLy: string;
  readonly noiDungXuLy: string;
  readonly hanBoSungHoSo: string;
  readonly ketQuaXuLy: Readonly<Record<string, unknown>> | null;
  readonly errors: readonly string[];
}

const dayMs = 86_400_000;
/** A PDF of nothing: the smallest thing that begins and ends as one. */
const paper = Buffer.from('%PDF-1.4\n% giay lam mau\n%%EOF\n').toString('base64');

export function tellState(dossier: FarDossier, now: number): ToldState {
  const { envelope, life } = dossier;
  const { at, state } = stateAt(life, now);
  const isIn = state === states.registered || state === states.handedOver;
  return {
    maHoSoMCDT: envelope.maHoSoMCDT,
    maHoSoLT: envelope.maHoSoLT,
    trangThai: String(state),
    thoiGianThucHien: dayAndTime(at),
    ghiChu: state === states.refused ? 'Không đủ điều kiện đăng ký theo quy định (làm mẫu)' : '',
    nguoiXuLy: 'Hà Thị Làm Mẫu',
    chucDanh: 'Chuyên viên',
    phongBanXuLy: 'Bộ phận hộ tịch (làm mẫu)',
    noiDungXuLy: state === states.supplement ? 'Đề nghị bổ sung giấy tờ kèm theo (làm mẫu)' : '',
    hanBoSungHoSo: state === states.supplement ? dayAndTime(at + 5 * dayMs).slice(0, 10) : '',
    ketQuaXuLy: isIn ? resultOf(dossier, now) : null,
    errors: [],
  };
}

function resultOf(
  { envelope: { data, module }, life, no }: FarDossier,
  now: number,
): Readonly<Record<string, unknown>> {
  const number = typeof data['so'] === 'number' ? data['so'] : 0;
  const { personalNumberAt } = life;
  const isNumbered = module === 'KS' && personalNumberAt !== null && personalNumberAt <= now;
  return {
    soDangKy: String(life.underOtherNumber ? number + 1_000 : number),
    quyenSo: data['quyenSo'],
    trangSo: data['trangSo'] ?? null,
    ngayDangKy: data['ngayDangKy'],
    soDinhDanh: isNumbered ? personalNumberOf(data, no) : '',
    ...(life.paperAt <= now ? { tenTep: 'ket-qua.pdf', duLieu: paper } : {}),
  };
}

/** Fits sex and year of birth; plainly made up by its province, 099. */
function personalNumberOf(data: Readonly<Record<string, unknown>>, no: number): string {
  const born = data['nksNgaySinh'];
  const year = typeof born === 'string' ? born.slice(6) : String((born as { readonly namSinh: number }).namSinh);
  const century = (Number(year.slice(0, 2)) - 19) * 2 + (data['nksGioiTinh'] === '2' ? 1 : 0);
  return `099${century}${year.slice(2)}${String(no).padStart(6, '0')}`;
}

/** `dd/MM/yyyy HH:mm:ss` in Viet Nam. */
function dayAndTime(at: number): string {
  const [day = '', time = ''] = new Date(at + 7 * 3_600_000).toISOString().split('T');
  return `${day.split('-').reverse().join('/')} ${time.slice(0, 8)}`;
}
