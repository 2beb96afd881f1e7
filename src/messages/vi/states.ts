import type { ExchangeState } from '../../store/store.ts';
import type { BusinessState } from '../../domain/dossier.ts';
import type { UpstreamState } from '../../domain/upstream.ts';
import type { ReceiptStatus } from '../../protocol/receipt.ts';

const exchange: Record<ExchangeState, string> = {
  local: 'Đã lưu trên máy này',
  sending: 'Đang gửi',
  relayed: 'Hub đã nhận',
  received: 'Đã nhận',
  attention: 'Cần xử lý',
};

const business: Record<BusinessState, string> = {
  RECEIVED: 'Đã tiếp nhận',
  PROCESSING: 'Đang giải quyết',
  SUPPLEMENT_REQUESTED: 'Chờ bổ sung',
  AWAITING_VERIFICATION: 'Chờ xác minh',
  SUBMITTED_FOR_SIGNATURE: 'Trình ký',
  APPROVED: 'Đã duyệt',
  WAITING_NUMBER: 'Chờ số',
  REGISTERED: 'Đã ghi sổ',
  COMPLETED: 'Đã trả kết quả',
  REFUSED: 'Từ chối',
  WITHDRAWN: 'Đã rút',
  STOPPED: 'Đã dừng',
  REPORTED: 'Tin báo, chờ tiếp nhận',
  JOINED: 'Tin báo đã gộp',
  SET_ASIDE: 'Tin báo đã bỏ qua',
};

const receiptStatus: Record<ReceiptStatus, string> = {
  applied: 'Có hiệu lực',
  merged: 'Đã gộp với việc của người khác',
  refused: 'Không được chấp nhận',
  parked: 'Hai người sửa khác nhau, chờ cán bộ chọn',
  blockedBy: 'Chờ một việc khác tới trước',
  quarantined: 'Giữ lại để người phụ trách xem',
};

const upstream: Record<UpstreamState, string> = {
  queued: 'Chờ chuyển',
  forwarded: 'Đã chuyển',
  supplement: 'Hệ thống yêu cầu bổ sung',
  registered: 'Đã vào hệ thống hộ tịch',
  refused: 'Bị từ chối',
  attention: 'Cần xử lý',
};

const upstreamTold = {
  title: 'Hệ thống cấp trên',
  none: 'chưa chuyển',
  event: (from: string, to: string) => `Hệ thống cấp trên: ${from} → ${to}`,
  settled: (number: string, isOurs: boolean) =>
    `Chọn số ${number} đứng vững, ${isOurs ? 'theo sổ của xã' : 'theo hệ thống cấp trên'}`,
  numberCame: 'có số định danh',
  takenBack: (system: string, code: string) => `Gỡ mã ghi nhầm ${code} của ${system}`,
  handed: (system: string, code: string, byCompanion: boolean) =>
    `Đã nhập vào ${system}${byCompanion ? ' bằng tiện ích điền' : ''}, mã ${code}`,
  keyIn: 'Nhập vào cổng (chép hoặc điền tự động)',
  handedTo: (system: string) => `Nhập tại: ${system}`,
  code: (code: string) => `Mã hồ sơ ở đó: ${code}`,
  entry: (number: string, volume: string) => `số ${number}${volume === '' ? '' : `, quyển ${volume}`}`,
  paper: 'đã có bản kết quả',
  noPaper: 'chưa có bản kết quả',
  until: (day: string) => `bổ sung trước ngày ${day}`,
  waitsForNumber: 'Chờ số định danh. Giấy khai sinh vẫn có giá trị khi chưa có số này.',
};

export const states = {
  upstream,
  upstreamTold,
  exchange,
  business,
  receiptStatus,
};
