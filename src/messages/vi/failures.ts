import type { FailureReason } from '../../store/store.ts';

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

export const failures = {
  failure,
  failureCode: (code: number) => `mã ${code}`,
};
