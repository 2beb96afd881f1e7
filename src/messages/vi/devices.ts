export const devices = {
  code: {
    needed:
      'Máy này chưa được ghi danh ở xã. Nhờ người quản trị lập mã ghi danh (màn «Người và máy»), rồi nhập mã vào đây.',
    wrong: 'Mã ghi danh chưa đúng, đã dùng, hoặc đã hết hạn (mã dùng một lần, trong 24 giờ). Xem lại, hoặc xin mã mới.',
    needsKey:
      'Máy này vào trang bằng địa chỉ không bảo mật (http) nên không có khoá của máy, và máy chủ không nhận máy như vậy. Dùng địa chỉ https, hoặc báo người quản trị.',
    revoked: 'Máy này đã bị thu hồi. Liên hệ người quản trị của xã.',
    label: 'Mã ghi danh máy',
    hint: 'Gồm 10 chữ và số, ví dụ 7K2M9-QXA4F.',
  },
  leaving: {
    title: 'Máy này đã bị thu hồi',
    leaving: (count: number) =>
      count === 0
        ? 'Đang xoá dữ liệu của xã trên máy này…'
        : `Đang giao ${count} mục còn chờ cho máy chủ, rồi mới xoá dữ liệu trên máy này. Đừng tắt máy…`,
    noLine: (count: number) =>
      `Còn ${count} mục chưa giao được cho máy chủ. Chưa xoá gì cả; khi có mạng máy sẽ tự giao tiếp.`,
    locked: (count: number) =>
      `Máy này đã bị thu hồi, và còn ${count} mục chờ gửi. Chưa xoá gì cả: hãy mở khoá để giao cho máy chủ.`,
    gone: (pages: number) =>
      pages === 0
        ? 'Những gì còn chờ đã giao cho máy chủ, và dữ liệu của xã trên máy này đã được xoá. Có thể đóng trang này.'
        : `Hồ sơ còn chờ đã giao cho máy chủ, và dữ liệu của xã trên máy này đã được xoá. Riêng ${pages} trang ảnh giấy tờ máy chủ chưa nhận được và đã mất: hãy báo lãnh đạo xã, chụp lại từ bản giấy ở máy khác. Ở hồ sơ thiếu, bấm vào trang sẽ thấy “Máy chủ chưa có đủ trang này”.`,
  },
  people: {
    title: 'Người và máy',
    lead: 'Ai làm việc ở xã, trên máy nào. Số liệu của lần hỏi máy chủ gần nhất.',
    loading: 'Đang hỏi máy chủ…',
    failed: 'Chưa hỏi được máy chủ: màn này cần có mạng.',
    again: 'Hỏi lại',
    machines: 'Máy',
    persons: 'Người',
    name: 'Tên máy',
    lastExchange: 'Lần trao đổi cuối',
    lastUsedBy: 'Người dùng lúc đó',
    unknownUser: 'chưa rõ',
    waiting: 'Còn chờ',
    version: 'Phiên bản',
    numbered: (id: string) => `số …${id}`,
    nameless: (id: string) => `Máy ${id}`,
    thisOne: 'máy đang dùng',
    never: 'chưa lần nào',
    states: {
      ofBefore: 'Có từ trước, chưa có khoá',
      enrolled: 'Đã ghi danh',
      revoked: 'Đã thu hồi, chưa giao nộp',
      handedIn: 'Đã thu hồi, đã giao nộp',
    },
    empty: (count: number) => `Máy này trở lại mà thiếu ${count} mục đã báo là đang chờ. Hỏi người dùng máy ngay.`,
    seen: 'Đã xem',
    rename: 'Đổi tên',
    revoke: 'Thu hồi',
    newCode: 'Ghi danh một máy',
    codeTitle: 'Ghi danh một máy',
    codeLead: 'Đặt tên cho máy như mọi người vẫn gọi, ví dụ «Máy một cửa 1».',
    makeCode: 'Lập mã',
    codeUse: 'Trên máy ấy, mở trang đăng nhập và nhập mã này, hoặc quét mã QR bằng chính máy ấy.',
    codeGood: (until: string) => `Dùng một lần, đến ${until}. Mã chỉ hiện ở đây, lần này.`,
    qr: 'Mã QR dẫn tới trang đăng nhập, đã điền mã',
    save: 'Lưu tên',
    close: 'Đóng',
    revokeTitle: (name: string) => `Thu hồi ${name}?`,
    revokeWhat:
      'Ở lần liên lạc tới, máy giao những gì còn chờ cho máy chủ rồi xoá hết dữ liệu của xã trên máy. Không lấy lại được: muốn dùng tiếp phải ghi danh như máy mới.',
    revokeLastUsed: (who: string, when: string) => `Người dùng máy này gần nhất: ${who}, ${when}.`,
    revokeNeverUsed: 'Máy này chưa trao đổi với máy chủ lần nào.',
    revokeWaiting: (count: number) =>
      count === 0 ? 'Lần cuối máy báo không còn gì chờ.' : `Lần cuối máy báo còn ${count} mục chờ gửi.`,
    revokeThis: 'Đây là máy đang dùng: trang này sẽ đóng lại ngay.',
    revokeConfirm: 'Thu hồi máy này',
    stay: 'Để nguyên',
    notDone: 'Chưa làm được: máy chủ không trả lời. Thử lại khi có mạng.',
    stuck: (count: number) =>
      `Máy báo còn ${count} mục, chưa giao. Máy đang tắt thì bật lên, có mạng là tự giao; máy đang khoá mà không giao được thì nhờ người từng dùng máy ấy mở khoá.`,
    handIn: (count: number, when: string) => `${count} mục, niêm phong, nhận lúc ${when}`,
    download: 'Tải về',
    none: 'Chưa có máy nào.',
  },
};
