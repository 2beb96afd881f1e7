import type { ExchangeState, FailureReason } from '../../store/store.ts';
import type { BusinessState } from '../../domain/dossier.ts';
import type { ReceiptStatus } from '../../protocol/receipt.ts';

const exchange: Record<ExchangeState, string> = {
  local: 'Đã lưu trên máy này',
  sending: 'Đang gửi',
  relayed: 'Hub đã nhận',
  received: 'Đã nhận',
  attention: 'Cần xử lý',
};

const failure: Record<FailureReason, string> = {
  offline: 'không tới được máy chủ',
  timeout: 'đường truyền quá chậm, máy chủ chưa kịp trả lời',
  notOurServer: 'mạng này trả lời thay máy chủ (có thể phải đăng nhập Wi-Fi)',
  badAnswer: 'câu trả lời về tới đây bị hỏng',
  signInNeeded: 'phiên làm việc đã hết hạn',
  forbidden: 'máy chủ không cho tài khoản này gửi',
  tooLarge: 'gói gửi quá lớn, sẽ chia nhỏ hơn',
  tooMany: 'gửi quá nhiều lần, phải chờ',
  serverBusy: 'máy chủ đang bận',
  serverError: 'máy chủ gặp lỗi',
  storage: 'máy này không ghi được vào bộ nhớ',
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
  failure,
  business,
  receiptStatus,
};
