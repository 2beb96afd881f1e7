export const signIn = {
  signIn: {
    title: 'Đăng nhập',
    again: 'Đăng nhập lại',
    againHelp: (name: string) => `Phiên của ${name} đã hết hạn. Nhập mật khẩu để gửi tiếp những gì đang chờ.`,
    lead: 'Bàn hộ tịch của xã: vẫn làm việc khi mất mạng.',
    username: 'Tên đăng nhập',
    password: 'Mật khẩu',
    submit: 'Đăng nhập',
    working: 'Đang hỏi máy chủ…',
    cancel: 'Để sau',
    wrongCredentials: 'Tên đăng nhập hoặc mật khẩu không đúng. Xem lại chữ hoa và bộ gõ tiếng Việt (VNI, Telex).',
    accessEnded:
      'Tài khoản này không còn được làm việc ở xã. Những gì bạn đã lưu trên máy này vẫn còn và sẽ đi cùng lượt gửi của đồng nghiệp; máy chủ giữ lại để người phụ trách quyết.',
    tooManyTries: 'Đã thử quá nhiều lần. Chờ vài phút rồi thử lại.',
    otherPerson: (name: string) =>
      `Đây là tài khoản khác. Phiên này của ${name}; hãy đăng xuất trước rồi vào bằng tài khoản kia.`,
    failed: (why: string) => `Chưa đăng nhập được: ${why}.`,
    needsLine: 'Đăng nhập cần có mạng. Đã đăng nhập rồi thì mất mạng, tắt máy mở lại vẫn làm việc được.',
    missing: 'Nhập cả tên đăng nhập và mật khẩu.',
    notKept: 'Đăng nhập được nhưng máy này không ghi được phiên vào bộ nhớ. Xem dung lượng đĩa rồi thử lại.',
    closed:
      'Mật khẩu đúng, nhưng dữ liệu trên máy này đang khoá và mật khẩu này chưa mở được nó. Nhập mã PIN của bạn, hoặc nhờ một đồng nghiệp đã dùng máy mở khoá giúp rồi đăng nhập lại.',
  },
};
