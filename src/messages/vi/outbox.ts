/** What became of this machine's acts after a restore of the server. */
interface Restored {
  readonly sentAgain: number;
  readonly timesKept: number;
  readonly isDone: boolean;
}

export const outbox = {
  outbox: {
    title: 'Hộp gửi',
    sendNow: 'Gửi ngay',
    needsYou: 'Phải có người quyết',
    waiting: 'Chưa có biên nhận',
    empty: 'Không còn gì chờ gửi.',
    emptyHelp: 'Mọi việc bạn làm trên máy này đã có biên nhận của máy chủ.',
    ofColleagues: (count: number) => `Còn ${count} mục của đồng nghiệp cũng chờ trên máy này; chúng đi cùng lượt gửi.`,
    facts: 'Lượt gửi',
    restored: (when: string, { sentAgain, timesKept, isDone }: Restored) => {
      const told = `Máy chủ đã được khôi phục từ bản sao lưu (máy này nhận ra ${when})`;
      if (!isDone) return `${told}; máy này đang gửi lại những mục máy chủ bị mất.`;
      if (sentAgain === 0) return `${told}; không mục nào của máy này bị mất.`;
      const times =
        timesKept === sentAgain ? 'giờ nhận lần đầu được giữ nguyên' : `${timesKept} mục giữ nguyên giờ nhận lần đầu`;
      return `${told}; máy này đã gửi lại ${sentAgain} mục và ${times}.`;
    },
    copied: (when: string, doubled: number) => {
      const told = `Dữ liệu của trình duyệt này đã được chép sang máy khác, hoặc bị đưa lùi lại (nhận ra ${when}); việc làm ở cả hai nơi đều tới máy chủ, không mất gì`;
      return doubled === 0 ? `${told}.` : `${told}, nhưng ${doubled} mã tạm đứng trên hai tờ giấy tiếp nhận.`;
    },
    doubled: {
      title: 'Mã tạm bị trùng',
      help: 'Hai tờ giấy tiếp nhận mang cùng một mã. Phân biệt bằng tên, giờ nhận và mã QR; mã chính thức sẽ khác nhau.',
      own: 'Nhận trên máy này',
      other: 'Nhận ở nơi kia',
      notHere: 'Hồ sơ chưa có trên máy này',
      taken: (when: string) => `nhận ${when}`,
    },
    lastSuccess: 'Trao đổi được lần cuối',
    lastFailure: 'Hỏng sau lần đó',
    nextTry: 'Lần thử tới',
    oldest: 'Mục cũ nhất đã chờ',
    none: 'không có',
    never: 'chưa lần nào',
    now: 'đang trao đổi',
    whenSignedIn: 'sau khi đăng nhập lại',
    whenWoken: 'khi có việc mới, có mạng lại, hoặc bấm nút',
    made: (when: string, age: string) => `làm lúc ${when}, ${age} trước`,
    copiedAt: (when: string) => `đã chép vào tệp lúc ${when}`,
    size: (kilobytes: number) => `${kilobytes.toLocaleString('vi-VN', { maximumFractionDigits: 1 })} KB`,
    unreadable:
      'Máy này không đọc lại được mục này (dữ liệu trên đĩa đã hỏng). Máy chủ được báo mã của nó; hãy đối chiếu giấy và nhập lại nếu cần.',
    heldBy: 'Máy chủ giữ lại vì phải chờ một việc khác tới trước. Không cần làm gì.',
    quarantined: 'Máy chủ giữ lại để người phụ trách xem. Không mất gì.',
    conflict: {
      field: 'Ô',
      before: 'Lúc bạn mở',
      yours: 'Bạn ghi',
      theirs: 'Đang có (người khác ghi)',
    },
    unreadableRows: (count: number) =>
      `${count} dòng trong bộ nhớ của máy không đọc lại được. Chúng được giữ nguyên; hãy báo người quản trị.`,
    draftAgain: 'Sửa và gửi lại',
    draftNotKept: 'Chưa mở lại được: máy này không ghi được vào bộ nhớ.',
    letGo: {
      open: 'Gỡ khỏi đây…',
      title: 'Gỡ mục này?',
      help: 'Mục này không có hiệu lực trên máy chủ. Gỡ xong, toàn bộ nội dung được tải về thành tệp để bạn giữ; tệp có dữ liệu cá nhân.',
      helpSetApart:
        'Máy chủ vẫn giữ nguyên mục này để cán bộ của xã đó quyết; gỡ ở đây chỉ là không theo dõi nữa. Toàn bộ nội dung được tải về thành tệp để bạn giữ; tệp có dữ liệu cá nhân.',
      reason: 'Lý do gỡ',
      reasonMissing: 'Hãy ghi lý do.',
      notRefused: 'Mục này vẫn còn chờ máy chủ hoặc đã được xử lý; không gỡ được.',
      notYours: 'Chỉ người đã làm việc này, khi đang đăng nhập, mới gỡ được.',
      failed: 'Chưa gỡ được: máy này không ghi được vào bộ nhớ.',
      keep: 'Giữ lại',
      confirm: 'Gỡ và tải tệp về',
    },
    act: {
      openDossier: 'Tiếp nhận',
      importEntry: 'Nhập sổ cũ',
      editDossier: 'Sửa',
      moveDossier: 'Chuyển bước',
      recordPrint: 'In giấy',
      spoilBlank: 'Báo phôi hỏng',
      attachDocument: 'Thêm giấy tờ',
      detachDocument: 'Bỏ giấy tờ đã thêm',
      decideParked: 'Chọn giữa hai giá trị',
      decideQuarantined: 'Quyết định về mục được giữ riêng',
      tellApart: 'Xác nhận không trùng',
      requestSupplement: 'Yêu cầu bổ sung',
      receiveSupplement: 'Nhận bổ sung',
      beginVerification: 'Gửi xác minh',
      endVerification: 'Kết quả xác minh',
      extendDeadline: 'Kéo dài thời hạn',
      approveDossier: 'Duyệt',
      refuseIntake: 'Từ chối tiếp nhận',
      refuseRegistration: 'Từ chối đăng ký',
      withdrawDossier: 'Rút hồ sơ',
      stopDossier: 'Dừng giải quyết',
      deliverResult: 'Trả kết quả',
      settleFee: 'Lệ phí',
      recordAgencyStep: 'Bước của cơ quan liên thông',
      enterInBook: 'Ghi sổ',
      strikeEntry: 'Gạch số trong sổ',
      annotateEntry: 'Ghi chú vào sổ',
      joinDouble: 'Gộp hồ sơ trùng',
      reopenDouble: 'Mở lại hồ sơ đã gộp',
      stateValue: 'Ghi giá trị của xã',
      noteResult: 'Kết quả từ hệ thống cấp trên',
      settleNumber: 'Chọn số đứng vững',
      noteUpstream: 'Trạng thái ở hệ thống cấp trên',
      noteHandedOver: 'Ghi đã nhập vào hệ thống cấp trên',
      takeBackHandedOver: 'Gỡ mã ghi nhầm của cổng',
      openBook: 'Mở sổ',
      beginVolume: 'Thêm quyển',
      closeBook: 'Khóa sổ',
      closeDoubt: 'Làm rõ một số',
      lendPen: 'Nhận quyền ghi sổ',
      returnPen: 'Trả quyền ghi sổ',
      takePen: 'Thu hồi quyền ghi sổ',
      reportEvent: 'Ghi tin báo',
      editReport: 'Sửa tin báo',
      receiveReport: 'Tiếp nhận tin báo',
      joinReport: 'Gộp tin báo',
      setReportAside: 'Bỏ qua tin báo',
    },
  },
};
