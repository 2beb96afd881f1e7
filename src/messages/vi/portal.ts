/** Of the screen on which a dossier is keyed into another system; comes with it. */
export const portal = {
  title: 'Nhập vào cổng',
  lead: 'Nơi chưa có kết nối thì hồ sơ phải được nhập vào biểu mẫu của cổng. Chép từng trường ở đây, hoặc để tiện ích điền.',
  back: 'Về hồ sơ',
  already: (code: string) =>
    `Kết nối đã chuyển hồ sơ này${code === '' ? '' : ` (mã ${code})`}. Nhập thêm lần nữa sẽ thành hai hồ sơ ở đó.`,
  queued:
    'Kết nối sẽ tự chuyển hồ sơ này. Nếu vẫn phải tự nhập thì tạm dừng kết nối trước, nếu không sẽ thành hai hồ sơ ở đó.',
  returned: (code: string) =>
    `Kết nối đã gửi hồ sơ này${code === '' ? '' : ` (mã ${code})`} và hệ thống cấp trên đang chờ cán bộ. Xem họ nói gì ở hồ sơ và tra mã ở đó trước; nếu họ đã có mà nhập thêm thì thành hai hồ sơ.`,
  noted: (system: string, code: string) => `Đã ghi: nhập tại ${system}, mã ${code}.`,
  copy: {
    title: 'Chép từng trường',
    help: 'Bấm Enter hoặc phím cách: giá trị được chép và chuyển sang trường tiếp theo. Dán vào cổng bằng Ctrl+V.',
    progress: (done: number, all: number) => `Đã chép ${done} trong ${all} trường`,
    copyNext: 'Chép',
    copied: (label: string) => `Đã chép: ${label}`,
    before: 'Trường trước',
    next: 'Bỏ qua',
    finished: 'Đã hết các trường. Kiểm tra trên cổng, nộp, rồi ghi mã hồ sơ ở dưới.',
    again: 'Chép lại từ đầu',
    all: 'Mọi trường',
    show: 'Hiện chữ đang che',
    hide: 'Che lại',
    hidden: 'đã che',
    notCopied: 'Trình duyệt không cho chép. Hãy bôi đen giá trị và bấm Ctrl+C.',
    cleared: 'Khi rời trang này, chữ đã chép được xóa khỏi bộ nhớ tạm nếu trình duyệt cho phép.',
  },
  done: {
    title: 'Đã lưu trên cổng',
    code: 'Mã hồ sơ do cổng cấp',
    system: 'Tên cổng hoặc phần mềm',
    note: 'Ghi đã nhập vào cổng',
    codeMissing: 'Chưa có mã hồ sơ. Chép mã cổng hiện sau khi nộp vào ô này.',
    systemMissing: 'Chưa có tên cổng. Ghi tên để sau này biết tra ở đâu.',
  },
  takeBack: {
    open: 'Ghi nhầm, gỡ mã này',
    reason: 'Vì sao gỡ mã này',
    reasonMissing: 'Hãy ghi vì sao gỡ: ví dụ mã của hồ sơ khác, hoặc chưa nhập vào cổng.',
    confirm: 'Gỡ mã',
    cancel: 'Thôi',
    done: (code: string) =>
      `Đã gỡ mã ${code}: hồ sơ chưa nhập vào cổng nào. Nơi có kết nối thì kết nối sẽ hỏi rồi tự chuyển hồ sơ này.`,
  },
  companion: {
    title: 'Tiện ích điền',
    help: 'Tiện ích của trình duyệt điền cả biểu mẫu của cổng từ hồ sơ này; không bao giờ nộp thay.',
    pair: 'Ghép tiện ích',
    code: 'Mã ghép',
    codeHelp: 'Mở tiện ích ở thẻ này và gõ mã. Mã dùng một lần, trong hai phút.',
    triesLeft: (tries: number) => `Còn ${tries} lần thử.`,
    over: 'Mã đã hết hạn hoặc đã dùng hết lượt. Hãy lấy mã mới.',
    cancel: 'Thôi',
    paired: 'Đã ghép với tiện ích.',
    silent: 'Tiện ích chưa trả lời. Nếu đã đóng trình duyệt hoặc gỡ tiện ích, hãy bỏ ghép rồi ghép lại.',
    hand: 'Đưa sang tiện ích',
    holds: 'Hồ sơ này đang ở tiện ích, trong 30 phút. Mở trang của cổng rồi mở tiện ích để điền.',
    takeBack: 'Lấy lại',
    unpair: 'Bỏ ghép',
    noKeys: 'Máy này mở Liền Mạch qua địa chỉ không mã hóa nên không ghép được. Hãy mở bằng https.',
    failed: 'Chưa ghi được trên máy. Hãy mở Liền Mạch, xem thông báo rồi thử lại.',
  },
};

export type PortalWords = typeof portal;
