/** What a call came to, in a few words. */
const outcome: Readonly<Record<string, string>> = {
  taken: 'họ đã nhận',
  already: 'họ đã có sẵn',
  told: 'họ đã trả lời',
  unknown: 'họ chưa có hồ sơ này',
  unread: 'câu trả lời không đọc được',
  later: 'họ hẹn gọi lại sau',
  unclear: 'không rõ họ đã nhận chưa',
  person: 'họ trả lại, cần cán bộ',
};

export const handedOver = {
  title: 'Chuyển lên hệ thống cấp trên',
  loading: 'Đang hỏi máy chủ…',
  failed: 'Chưa hỏi được máy chủ. Việc chuyển vẫn do máy chủ tự làm, không phụ thuộc máy này.',
  again: 'Hỏi lại',
  none: 'Xã chưa được cấp kết nối nào: hồ sơ chưa được chuyển tự động.',
  road: (name: string) => `Kết nối: ${name}.`,
  broken: (failures: number, when: string) =>
    `Hệ thống cấp trên không trả lời ${failures} lần liền; máy chủ nghỉ và thử lại lúc ${when}.`,
  failing: (failures: number) => `Lần gọi gần đây không xong (${failures} lần liền); máy chủ tự thử lại.`,
  paused: (since: string, by: string | null, reason: string) =>
    `Đang tạm dừng từ ${since}${by === null ? '' : `, do ${by}`}: ${reason}`,
  pause: 'Tạm dừng chuyển',
  pauseReason: 'Lý do tạm dừng',
  reasonMissing: 'Hãy ghi lý do, ít nhất 3 ký tự: người khác cần biết vì sao hồ sơ không đi.',
  cancel: 'Thôi',
  resume: 'Chuyển tiếp',
  retry: 'Gửi lại',
  retryAll: 'Gửi lại tất cả hồ sơ chờ cán bộ',
  retried: (count: number) => (count === 0 ? 'Không có hồ sơ nào chờ gửi lại.' : `${count} hồ sơ sẽ được gửi lại.`),
  notDone: 'Máy chủ chưa nhận lệnh này. Hãy kiểm tra đường truyền rồi bấm lại.',
  allThrough: 'Không còn hồ sơ nào chờ chuyển.',
  waiting: 'Hồ sơ chưa xong',
  onlyFirst: (count: number) => `Chỉ liệt kê ${count} hồ sơ đầu.`,
  since: (when: string) => `chờ từ ${when}`,
  next: (when: string) => `thử tiếp ${when}`,
  owed: (pages: number) => `còn ${pages} trang giấy tờ chưa chuyển kèm`,
  waive: 'Không cần gửi kèm nữa',
  notWaived:
    'Chưa ghi được: hồ sơ đang được gửi, hoặc không còn thiếu trang nào. Hãy xem dòng hồ sơ này, một phút sau nếu vẫn còn thiếu thì bấm lại.',
  waiveReason: 'Vì sao các trang này không cần gửi kèm',
  waiveReasonMissing: 'Hãy ghi lý do, ít nhất 3 ký tự: giấy tờ đã đến họ bằng đường nào, hay vì sao họ không cần.',
  last: (word: string, when: string) => `lần cuối ${when}: ${word}`,
  outcome,
  exchanges: 'Tải nội dung trao đổi',
  exchangesFailed: 'Chưa tải được nội dung trao đổi. Hãy kiểm tra đường truyền rồi bấm lại.',
};
