import type { ActName } from '../../src/domain/access/act-names.ts';

interface ActWords {
  readonly vi: string;
  readonly en: string;
  /** Why these and no others, and where it stands, as far as it stands anywhere. */
  readonly why: string;
}

const counter = 'The counter and whoever works on the dossier.';
const officers = 'Needs the papers and the law in hand.';

/** What each act is called on the page, and why the table says what it says of it. */
export const actWords: Readonly<Record<ActName, ActWords>> = {
  reportEvent: {
    vi: 'Ghi tin báo',
    en: 'Write down a report',
    why: 'Anybody may bring word; nothing is received by it.',
  },
  editReport: {
    vi: 'Sửa tin báo',
    en: 'Edit a report',
    why: 'What was heard is put right by whoever wrote it down, or at the desk, while nothing has come of it.',
  },
  receiveReport: {
    vi: 'Tiếp nhận tin báo thành hồ sơ',
    en: 'Receive a report as a dossier',
    why: 'Receiving is the desk’s (NĐ 118/2025).',
  },
  joinReport: { vi: 'Gộp tin báo vào hồ sơ', en: 'Join a report to a dossier', why: officers },
  setReportAside: { vi: 'Bỏ qua tin báo', en: 'Put a report aside', why: officers },
  openDossier: { vi: 'Tiếp nhận hồ sơ', en: 'Receive a dossier', why: 'Receiving is the desk’s (NĐ 118/2025).' },
  editDossier: { vi: 'Sửa nội dung khai', en: 'Edit what was declared', why: counter },
  moveDossier: {
    vi: 'Chuyển bước',
    en: 'Take a step',
    why: 'The counter passes on and ends; the officer works; to approve or refuse is the leader’s word, also as a plain step.',
  },
  requestSupplement: {
    vi: 'Yêu cầu bổ sung',
    en: 'Ask for a supplement',
    why: 'Form 02 is the counter’s (TT 03/2025/TT-VPCP).',
  },
  receiveSupplement: { vi: 'Nhận bổ sung', en: 'Receive a supplement', why: counter },
  beginVerification: { vi: 'Bắt đầu xác minh', en: 'Begin a verification', why: officers },
  endVerification: { vi: 'Kết thúc xác minh', en: 'End a verification', why: officers },
  extendDeadline: {
    vi: 'Gia hạn, xin lỗi',
    en: 'Extend, apologise',
    why: 'A promise of the agency, not of the counter.',
  },
  approveDossier: {
    vi: 'Phê duyệt',
    en: 'Approve',
    why: 'The leader decides (Luật Hộ tịch 60/2014). An officer may record what was signed on paper, with signer and day: “ký trên giấy bởi …, ghi nhận bởi …”.',
  },
  refuseIntake: {
    vi: 'Từ chối tiếp nhận',
    en: 'Refuse the intake',
    why: 'Form 03, signed by the head of the centre, whom the act names.',
  },
  refuseRegistration: {
    vi: 'Từ chối đăng ký',
    en: 'Refuse the registration',
    why: 'In writing, by the head of the agency (Luật Hộ tịch 60/2014 Art. 5(2)), whom the act names; the officer records it.',
  },
  withdrawDossier: { vi: 'Rút hồ sơ', en: 'Withdraw', why: 'The citizen says so at the counter.' },
  stopDossier: {
    vi: 'Dừng giải quyết',
    en: 'Stop',
    why: 'The citizen says so at the counter, before there is a result (TT 03/2025/TT-VPCP).',
  },
  settleFee: { vi: 'Thu, miễn lệ phí', en: 'Settle the fee', why: counter },
  deliverResult: { vi: 'Trả kết quả', en: 'Hand over the result', why: counter },
  recordAgencyStep: { vi: 'Ghi bước của cơ quan khác', en: 'Note another agency’s step', why: officers },
  recordPrint: {
    vi: 'In giấy',
    en: 'Print a paper',
    why: 'Whoever has the record before her; the volunteer the note of what she brought.',
  },
  spoilBlank: { vi: 'Ghi phôi hỏng', en: 'Note a spoiled blank', why: 'Who answers for the blanks.' },
  attachDocument: {
    vi: 'Thêm giấy tờ, bản chụp',
    en: 'Attach a paper',
    why: 'Whoever has the paper before her; the volunteer to what she brought, until it has been received.',
  },
  detachDocument: {
    vi: 'Bỏ giấy tờ đã thêm',
    en: 'Take a paper away',
    why: 'Who takes papers in gives them back; the history keeps it.',
  },
  tellApart: { vi: 'Xác nhận là hai việc khác nhau', en: 'Tell two records apart', why: officers },
  joinDouble: { vi: 'Gộp hồ sơ trùng', en: 'Withdraw a double', why: officers },
  reopenDouble: { vi: 'Mở lại hồ sơ đã gộp', en: 'Reopen a double', why: officers },
  decideParked: {
    vi: 'Quyết hai giá trị khác nhau',
    en: 'Decide between two values',
    why: 'Officers among themselves; where one of the two is an approval or a refusal, taking it is the leader’s word.',
  },
  decideQuarantined: {
    vi: 'Quyết việc được giữ riêng',
    en: 'Decide about what is set apart',
    why: 'Whoever takes an act in makes it good whoever made it: so it is nobody’s below the leader.',
  },
  enterInBook: {
    vi: 'Ghi sổ',
    en: 'Enter in a register',
    why: 'The civil-status officer enters (Luật Hộ tịch 60/2014).',
  },
  annotateEntry: { vi: 'Ghi chú vào mục đã ghi', en: 'Annotate an entry', why: 'The civil-status officer enters.' },
  strikeEntry: { vi: 'Gạch bỏ mục ghi hỏng', en: 'Strike an entry', why: 'The civil-status officer enters.' },
  importEntry: {
    vi: 'Nhập mục từ sổ cũ',
    en: 'Import an entry of an old book',
    why: 'The civil-status officer enters.',
  },
  openBook: { vi: 'Mở sổ', en: 'Open a book', why: 'Where a year begins; the administrator may prepare it.' },
  beginVolume: { vi: 'Sang quyển mới', en: 'Begin a volume', why: 'With the paper book in hand.' },
  closeBook: { vi: 'Khóa sổ', en: 'Close a book', why: 'The officer counts, the leader signs for it.' },
  lendPen: { vi: 'Giao quyền ghi sổ', en: 'Lend the pen', why: 'Where the paper book goes.' },
  returnPen: { vi: 'Trả quyền ghi sổ', en: 'Give the pen back', why: 'With the paper book in hand.' },
  takePen: {
    vi: 'Thu hồi, xác nhận lại quyền ghi sổ',
    en: 'Take the pen over, or prove it',
    why: 'To take it from a machine that is lost is the administrator’s; where it stays, the officer proves it from the paper book.',
  },
  closeDoubt: {
    vi: 'Khép số còn nghi ngờ',
    en: 'Close a number in doubt',
    why: 'After a take-over; with a reason in writing.',
  },
  stateValue: {
    vi: 'Ghi giá trị của xã',
    en: 'State a value of the commune',
    why: 'Hours, days, limits and fees bind everybody: those who answer for the commune.',
  },
  settleNumber: {
    vi: 'Chọn số đứng vững khi hệ thống cấp trên trả số khác',
    en: 'Say which number stands where the national system has another',
    why: 'The officer for the paper book, or for the ministry where that numbers the book; against it, the leader.',
  },
  noteUpstream: {
    vi: 'Ghi trạng thái ở hệ thống cấp trên',
    en: 'Note where it stands in the national systems',
    why: 'The server’s own connector, which nobody signs in as: people do not say what a national system said.',
  },
  noteResult: {
    vi: 'Ghi kết quả lấy từ hệ thống cấp trên bằng tệp',
    en: 'Note a result of the national systems out of a file',
    why: 'Where no connector is granted, the officer who keeps the book takes it out of their system; it writes over nothing.',
  },
  noteHandedOver: {
    vi: 'Ghi đã nhập vào hệ thống cấp trên',
    en: 'Note a dossier keyed into a national system',
    why: 'Whoever keyed it into the portal, at the counter or in the office.',
  },
  takeBackHandedOver: {
    vi: 'Gỡ mã đã ghi nhầm của cổng',
    en: 'Take back a code of a portal that was noted by mistake',
    why: 'Whoever may note one; with a reason.',
  },
};
