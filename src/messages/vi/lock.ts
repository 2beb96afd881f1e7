export const lock = {
  lock: {
    lockNow: 'Khoá, đổi người',
    lockNowHelp: 'Khoá màn hình ngay (Ctrl + Shift + L). Bản nháp được giữ lại.',
    noPin: (from: string) =>
      `Máy này chưa khoá: ai mở trình duyệt này cũng đọc được hồ sơ. Đặt mã PIN giúp nhé; từ ${from} máy sẽ hỏi mã PIN trước khi vào việc.`,
    noPinDue:
      'Máy này chưa khoá: ai mở trình duyệt này cũng đọc được hồ sơ. Từ nay mỗi ngày máy hỏi mã PIN trước khi vào việc, đến khi có.',
    noPinOfYours: 'Bạn chưa có mã PIN trên máy này: lần sau phải mở khoá bằng mật khẩu.',
    demanded:
      'Máy này giữ hồ sơ của dân mà chưa khoá. Đặt mã PIN xong là vào việc ngay; đang có người chờ ở quầy thì để sau, mai máy hỏi lại.',
    demandedAtLast: 'Máy này giữ hồ sơ của dân mà chưa khoá. Đặt mã PIN xong là vào việc ngay.',
    putOff: 'Để sau, đang có người chờ',
    setPin: 'Đặt mã PIN',
    changePin: 'Mã PIN và khoá màn hình',
    ownKeys: 'Mật khẩu, vân tay',
    pinTitle: 'Mã PIN trên máy này',
    pinHelp:
      'Mã PIN mở khoá dữ liệu trên máy này, kể cả khi mất mạng. Ít nhất 6 chữ số; càng dài càng khó đoán. Quên mã PIN thì đăng nhập lại bằng mật khẩu khi có mạng.',
    newPin: 'Mã PIN mới',
    again: 'Nhập lại mã PIN mới',
    badLength: 'Mã PIN gồm 6 đến 12 chữ số.',
    badPlain: 'Mã PIN này quá dễ đoán (một chữ số lặp lại, hoặc các số liền nhau). Chọn mã khác.',
    notSame: 'Hai lần nhập không giống nhau.',
    keep: 'Lưu mã PIN',
    kept: 'Đã lưu mã PIN. Từ lần mở sau, máy này hỏi mã PIN.',
    notKept: 'Chưa lưu được mã PIN: máy này không ghi được vào bộ nhớ.',
    lockAfter: 'Tự khoá khi không ai chạm vào máy',
    minutes: (count: number) => `Sau ${count} phút`,
    close: 'Đóng',
  },
};
