export const today = {
  today: {
    title: 'Hôm nay',
    needsYou: 'Việc chờ bạn quyết',
    drafts: 'Bản nháp đang dở',
    waiting: 'Chưa gửi đi',
    nothing: 'Không còn hồ sơ nào phải làm.',
    nothingHelp: 'Khi có người đến, bấm “Tiếp nhận hồ sơ” (phím\u00a0T).',
    openNext: 'Mở việc kế tiếp',
    due: (when: string) => `hẹn ${when}`,
    draftKept: (when: string) => `gõ dở lúc ${when}`,
    draftEdit: 'đang sửa',
    untitledDraft: 'Chưa có tên',
    waitingNote: (count: number, age: string) => `${count} mục, cũ nhất đã chờ ${age}`,
    openOutbox: 'Xem từng mục',
    reading: (count: number) =>
      `Mới xét ${count} hồ sơ nhận gần nhất; đang đọc nốt các hồ sơ cũ hơn trên máy này, số đếm còn có thể tăng.`,
    more: (count: number) => `Xem thêm (còn ${count})`,
    slips: 'Nhận hôm nay',
    unprinted: (count: number) => `${count} hồ sơ chưa in giấy tiếp nhận.`,
    captures: {
      waiting: 'Tin báo của bạn còn nằm trên máy này',
      received: 'Xã đã nhận tin, chờ cán bộ xem',
      settled: 'Tin báo của bạn đã được xử lý',
    },
    sign: {
      lead: 'Mở từng hồ sơ để đọc. Chỉ hồ sơ đã đọc từ lúc mở máy mới đánh dấu được; có thay đổi sau đó thì đọc lại.',
      unread: 'chưa đọc',
      choose: (name: string, code: string) => `Chọn để duyệt: ${name}, ${code}`,
      chooseRead: (count: number) => `Chọn cả ${count} hồ sơ đã đọc`,
      sign: (count: number) => `Duyệt ${count} hồ sơ`,
      confirmTitle: (count: number) => `Duyệt ${count} hồ sơ này?`,
      confirmHelp: 'Mỗi hồ sơ là một quyết định riêng, có biên nhận riêng của máy chủ.',
      cancel: 'Chưa duyệt',
      signed: (count: number) => `Đã duyệt ${count} hồ sơ, đã lưu trên máy này.`,
      changed: (name: string) => `Chưa duyệt ${name}: hồ sơ vừa có thay đổi. Hãy mở đọc lại rồi duyệt.`,
      notSigned: (name: string) => `Chưa duyệt ${name}:`,
    },
    administration: {
      title: 'Máy, tài khoản, sao lưu',
      failed:
        'Chưa hỏi được máy chủ về máy, tài khoản và sao lưu (cần có mạng): có thể có việc phải xem mà ở đây chưa thấy.',
      asOf: (when: string) => `Đây là điều máy chủ cho biết ${when}; lần này chưa hỏi được.`,
      askingAgain: (when: string) => `Đây là điều máy chủ cho biết ${when}; đang hỏi lại.`,
      again: 'Hỏi lại',
      counted: (machines: number, people: number) => `${machines} máy đang dùng, ${people} người có tài khoản.`,
      backupOf: (when: string) => `Máy chủ sao lưu lần cuối ${when}.`,
      backupUnknown: 'Máy chủ không cho biết việc sao lưu.',
      cameBackEmpty: (machine: string, count: number, when: string) =>
        `${machine} trở lại mà thiếu ${count} mục đã báo là đang chờ (${when}). Hỏi người dùng máy ngay.`,
      notHandedIn: (machine: string, count: number) => `${machine} đã thu hồi mà chưa giao nộp ${count} mục.`,
      waitsLong: (machine: string, count: number, since: string) =>
        `${machine} còn ${count} mục chờ gửi, không liên lạc từ ${since}.`,
      passwordRanOut: (name: string) => `Mật khẩu dùng một lần của ${name} đã hết hạn. Đặt lại để người ấy vào được.`,
      passwordUnused: (name: string, until: string) =>
        `${name} chưa đăng nhập bằng mật khẩu dùng một lần (đến ${until}).`,
      backup: {
        off: () => 'Máy chủ không tự sao lưu. Nhờ người trông máy chủ đặt thư mục sao lưu.',
        late: (newest: string | null) =>
          `Máy chủ sao lưu chậm${newest === null ? '' : `, bản cuối ${newest}`}. Nhờ người trông máy chủ xem.`,
        failed: (newest: string | null) =>
          `Lần sao lưu gần nhất của máy chủ bị hỏng${newest === null ? '' : `, bản tốt cuối ${newest}`}. Nhờ người trông máy chủ xem.`,
      },
      noRecoveryKey: 'Xã chưa có khoá khôi phục: ai quên mã PIN sẽ mất những gì chỉ có trên máy của mình.',
      openPeople: 'Người và máy',
      openRecovery: 'Lập khoá khôi phục',
    },
  },
};
