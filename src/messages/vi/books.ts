import type { BookView } from '../../store/store.ts';

type PenStanding = BookView['pen'] | 'ministry' | 'closed';

const place: Record<PenStanding, string> = {
  here: 'Quyền ghi sổ ở máy này',
  server: 'Quyền ghi sổ ở máy chủ',
  elsewhere: 'Quyền ghi sổ ở máy khác',
  suspended: 'Quyền ghi sổ tạm dừng',
  ministry: 'Số do phần mềm của Bộ cấp',
  closed: 'Đã khóa sổ',
};

const placeHelp: Record<PenStanding, string> = {
  here: 'Máy này ghi số tiếp theo, có mạng hay không. Trả lại khi không cần ghi lúc mất mạng nữa.',
  server: 'Có mạng thì mỗi quầy xin số và nhận ngay. Để ghi khi mất mạng, nhận quyền về máy đặt cạnh sổ giấy.',
  elsewhere:
    'Máy khác lập hồ sơ và chờ số. Máy giữ quyền trả lại được khi có mạng; nếu máy đó mất, người quản trị thu hồi.',
  suspended:
    'Máy chủ đã được khôi phục, hoặc máy giữ quyền có bản sao. Xem sổ giấy và xác nhận số cuối cùng; trước đó không ai được lấy số.',
  ministry: 'Nhập đúng số mà phần mềm của Bộ trả về. Ở đây không tự cho số.',
  closed: 'Không ghi thêm được nữa.',
};

export const books = {
  books: {
    title: 'Sổ hộ tịch',
    list: 'Danh sách sổ',
    open: 'Mở sổ',
    empty: 'Chưa có sổ nào được mở ở đây.',
    emptyHelp: 'Mở sổ đang dùng, ghi số cuối cùng đã có trên giấy, rồi ghi tiếp từ đó.',
    missing: 'Không có sổ này trên máy.',
    back: 'Về danh sách sổ',
    name: (book: string, year: number) => `${book} năm ${year}`,
    last: (number: number) => (number === 0 ? 'chưa có số nào' : `số cuối ${number}`),
    volume: (name: string) => `quyển ${name}`,
    openedOn: (date: string) => `mở ngày ${date}`,
    closedOn: (date: string, entries: number, pages: number) => `khóa ngày ${date}, ${entries} mục, ${pages} trang`,
    entriesCount: (count: number) => `${count} mục`,
    doubts: (count: number) => `${count} số chờ làm rõ`,
    place,
    placeHelp,
    heldBy: (name: string, when: string) => `${name}, từ ${when}`,
    take: 'Nhận quyền về máy này',
    takeHelp: 'Chỉ nhận khi đã nối được máy chủ. Quyền có hiệu lực khi máy chủ trả lời.',
    giveBack: 'Trả quyền cho máy chủ',
    takeOver: 'Thu hồi quyền ghi sổ',
    takeOverHelp:
      'Chỉ khi máy giữ quyền bị mất hoặc hỏng. Số mà máy đó có thể đã ghi trên giấy được giữ lại để làm rõ, không cấp lại.',
    prove: 'Xác nhận số cuối trên sổ',
    proveHelp: 'Mở sổ giấy, đọc số cuối cùng đã ghi rồi nhập vào đây. Từ đó mới có số tiếp theo.',
    to: 'Giao quyền cho',
    toServer: 'Máy chủ',
    toThis: 'Máy này',
    newVolume: 'Sang quyển mới',
    close: 'Khóa sổ',
    closeHelp: 'Khóa ngày 31/12 hoặc khi sáp nhập. Sau khi khóa không ghi thêm được nữa.',
    doubted: 'Số chờ làm rõ',
    doubtedHelp:
      'Các số này có thể đã được ghi trên sổ giấy. Máy đã ghi gửi về thì tự hết; nếu chắc chắn không có mục nào, đóng lại kèm lý do.',
    closeDoubt: (number: number) => `Đóng số ${number}`,
    unused: 'Số không dùng',
    struck: 'gạch bỏ',
    hole: 'để trống',
    entries: 'Các mục trong sổ',
    entriesEmpty: 'Chưa có mục nào.',
    columns: { number: 'Số', day: 'Ngày đăng ký', who: 'Họ tên', page: 'Trang', note: 'Ghi chú' },
    noted: (count: number) => `${count} ghi chú`,
    more: 'Mở thêm các số trước',
    printPage: 'In trang sổ',
    fromNumber: 'Từ số',
    toNumber: 'Đến số',
    enter: 'Ghi sổ',
    enterTitle: (book: string, year: number) => `Ghi vào ${book} năm ${year}`,
    enterHere: (number: number) => `Số tiếp theo là ${number}. Đối chiếu với sổ giấy: đúng thì nhấn Ghi sổ.`,
    enterServer: 'Máy chủ cho số tiếp theo khi có mạng. Trước đó hồ sơ ở trạng thái chờ số, chưa in giấy chính thức.',
    enterMinistry: 'Nhập số mà phần mềm của Bộ đã cấp.',
    enterElsewhere: (name: string) =>
      `Quyền ghi sổ đang ở máy «${name}». Hồ sơ này chờ số: ghi ở máy đó, hoặc máy đó trả quyền.`,
    enterSuspended: 'Quyền ghi sổ đang tạm dừng: phải xác nhận số cuối trên sổ giấy trước khi ghi.',
    askNumber: 'Xin số',
    noBook: (book: string, year: number) => `Chưa mở ${book} năm ${year}. Mở sổ trước, rồi ghi.`,
    toBooks: 'Tới danh sách sổ',
    entered: (number: number, year: number) => `Số ${number}/${year}`,
    strike: 'Gạch bỏ mục ghi hỏng',
    settleNumber: 'Chọn số đứng vững',
    settleNumberHelp:
      'Hệ thống cấp trên trả số khác số trong sổ. Hãy mở sổ giấy ra đối chiếu. Không số nào bị ghi đè: số kia phải được sửa ở nơi của nó.',
    strikeHelp: 'Mục trên sổ giấy bị gạch bỏ và ghi chú. Số không cấp lại; hồ sơ được ghi lại vào số khác.',
  },
  actForm: {
    leave: 'Thôi',
    despite: (act: string) => `${act} (đã xem nhắc nhở)`,
  },
};
