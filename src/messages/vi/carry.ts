/** Of carry files: loaded with the outbox. */
export const carry = {
  title: 'Tệp mang đi',
  lead: 'Mất mạng lâu ngày, việc chưa có biên nhận và trang giấy tờ vẫn tới được máy chủ: ghi vào tệp, đưa qua USB hoặc điện thoại sang bất kỳ máy nào của hệ thống còn mạng. Người mang giúp không đọc được gì trong tệp.',
  steps: [
    'Ở máy mất mạng: bấm «Mang đi bằng tệp».',
    'Ở máy còn mạng: «Chuyển tệp giúp máy khác», rồi lưu tệp trả lời.',
    'Về lại máy mất mạng: «Nhận tệp trả lời».',
  ],
  write: 'Mang đi bằng tệp',
  bring: 'Chuyển tệp giúp máy khác',
  receive: 'Nhận tệp trả lời',
  drop: 'Hoặc thả tệp vào đây.',
  writing: 'Đang ghi tệp…',
  writingSome: (done: number, of: number) => `Đang ghi tệp: ${done}/${of} mục và trang giấy tờ.`,
  stopped: (files: number) =>
    files === 0
      ? 'Đã dừng, chưa có tệp nào. Mọi mục vẫn chờ ở đây.'
      : `Đã dừng sau ${files} tệp. Các tệp đó dùng được; phần chưa ghi vẫn chờ ở đây.`,
  sending: (done: number, of: number) => `Đang chuyển: ${done}/${of} phần.`,
  stopping: 'Đang dừng: chờ phần đang đi tới nơi…',
  reading: 'Đang đọc tệp…',
  written: (files: number, acts: number, pages: number) =>
    `Đã ghi ${acts} mục và ${pages} trang giấy tờ vào ${files} tệp. Chúng vẫn chờ ở đây cho tới khi có biên nhận.`,
  order: 'Chuyển các tệp theo đúng thứ tự số.',
  file: (name: string, size: string) => `${name} (${size})`,
  save: 'Lưu lại',
  share: 'Chia sẻ',
  notShared: 'Máy này không chia sẻ được tệp. Hãy lưu tệp rồi gửi.',
  empty: 'Không còn gì chờ, nên không có gì để mang đi.',
  signedOut: 'Hãy đăng nhập rồi thử lại.',
  noKey: 'Máy này chưa từng biết khóa của máy chủ. Nối mạng một lần rồi thử lại, hoặc dùng bản sao niêm phong ở dưới.',
  failed: 'Chưa làm được. Hãy thử lại.',
  brought: 'Máy chủ đã nhận hết. Mang tệp trả lời này về máy đã ghi tệp; chỉ máy đó mở được.',
  broughtSome: 'Tệp trả lời cho phần đã chuyển:',
  noLine: (done: number) =>
    `Không tới được máy chủ; đã chuyển xong ${done} phần. Chọn lại tệp này khi có mạng: phần đã tới không bị ghi hai lần.`,
  broughtTo: (done: number, of: number) =>
    `Đã dừng: máy chủ đã nhận và trả lời ${done}/${of} phần. Muốn chuyển tiếp, chọn lại tệp này: phần đã tới không bị ghi hai lần.`,
  refused: {
    letter: 'Tệp này hỏng hoặc không phải của hệ thống: máy chủ không mở được.',
    keyId: 'Tệp này niêm phong cho một máy chủ khác.',
    device: 'Máy chủ không biết máy đã ghi tệp này.',
    signature: 'Tệp này không còn như lúc máy kia ghi ra. Hãy chép lại từ máy đó.',
    account: 'Người ghi tệp chưa từng đăng nhập trên máy đó, nên máy chủ không nhận.',
    signIn: 'Phiên làm việc của bạn đã hết. Hãy đăng nhập lại rồi chuyển tiếp.',
    other: 'Máy chủ không nhận tệp này.',
  },
  otherFile: 'Đây không phải tệp mang đi hay tệp trả lời của Liền Mạch.',
  otherForm: 'Đây là bản sao niêm phong: mở ở trang «Khoá khôi phục của xã».',
  newer: 'Tệp của bản mới hơn của ứng dụng. Hãy cập nhật ứng dụng rồi thử lại.',
  cut: 'Tệp bị thiếu phần cuối. Hãy chép lại từ máy đã ghi.',
  damaged: 'Tệp bị hỏng. Hãy chép lại từ máy đã ghi.',
  tooLarge: 'Tệp dài hơn mọi tệp mà hệ thống ghi ra.',
  answers: 'Đây là tệp trả lời.',
  otherMachine: 'Tệp trả lời này của máy khác. Hãy mang nó về máy đã ghi tệp.',
  unknown: 'Tệp trả lời này cho một tệp mà máy này không còn nhớ. Hãy ghi tệp mới.',
  taken: (receipts: number, pages: number) => `Đã nhận ${receipts} biên nhận; máy chủ đã có đủ ${pages} trang giấy tờ.`,
  nothingNew: 'Tệp trả lời này không có gì mới: mọi biên nhận trong đó đã ở đây.',
  noPages: (count: number) => `${count} trang giấy tờ chưa được nhận:`,
  why: {
    otherBytes: 'máy chủ thấy trang hỏng.',
    notHers: 'người ghi tệp không được gửi giấy tờ, hoặc máy này đã bị thu hồi.',
    noRoom: 'máy chủ hết chỗ cho xã này; sẽ gửi lại sau.',
  },
  early:
    'Máy chủ chưa có những mục đứng trước. Chuyển các tệp theo đúng thứ tự số, hoặc ghi một tệp mới và chuyển lại.',
  forked: 'Số thứ tự của máy này đã được dùng ở nơi khác; máy vừa đánh số lại. Hãy ghi một tệp mới và chuyển lại.',
  stale: (count: number) => `${count} phần trả lời quá cũ nên không tính. Mục nào còn ở đây thì ghi vào tệp mới.`,
  unproved: 'Có biên nhận không kiểm được chữ ký của máy chủ nên không tính. Nối mạng rồi thử lại.',
  broken: 'Tệp trả lời bị thiếu hoặc hỏng ở cuối: phần đọc được đã tính. Hãy chép lại nếu còn mục chờ.',
};

export type CarryWords = typeof carry;
