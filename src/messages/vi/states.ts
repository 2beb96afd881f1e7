import type { ExchangeState } from '../../store/store.ts';
import type { BusinessState } from '../../domain/dossier.ts';
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

export const states = {
  exchange,
  business,
  receiptStatus,
};
