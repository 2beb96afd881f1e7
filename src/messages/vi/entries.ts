import type { EntryEnd } from '../../domain/books/entry-standing.ts';
import type { AnnotationKind } from '../../domain/books/register-entry.ts';

const kinds: Record<AnnotationKind, string> = {
  change: 'Thay đổi',
  correction: 'Cải chính',
  supplement: 'Bổ sung',
  ethnicity: 'Xác định lại dân tộc',
  recognition: 'Nhận cha, mẹ, con',
  divorce: 'Ly hôn',
  annulment: 'Hủy việc kết hôn',
  death: 'Khai tử',
  other: 'Ghi chú khác',
};

const ended: Record<'marriage' | 'person', Record<EntryEnd, string>> = {
  marriage: {
    death: 'Hôn nhân đã chấm dứt: một bên đã chết. Người còn lại là góa.',
    divorce: 'Hôn nhân đã chấm dứt: hai bên đã ly hôn.',
    annulment: 'Việc kết hôn này đã bị hủy.',
  },
  person: {
    death: 'Người này đã được đăng ký khai tử: thông tin hộ tịch đã khóa.',
    divorce: 'Việc này đã chấm dứt.',
    annulment: 'Việc này đã bị hủy.',
  },
};

export const entries = {
  findEntry: {
    label: 'Tìm trong dữ liệu trên máy',
    help: 'Gõ họ tên, số định danh hoặc số đăng ký (45 hay 45/2026) rồi nhấn Enter. Không thấy thì chép từ giấy tờ và đối chiếu sổ giấy.',
    search: 'Tìm',
    found: 'Việc hộ tịch tìm thấy trên máy',
    none: 'Không thấy trên máy này. Hãy đối chiếu sổ giấy.',
    taken: 'Đã lấy từ dữ liệu trên máy.',
    entry: (number: number, volume: string, on: string) => `số ${number}, quyển ${volume}, ngày ${on}`,
  },
  annotation: {
    title: 'Đã ghi sổ',
    fixed:
      'Nội dung trong sổ không sửa nữa. Sổ ghi sai thì lập hồ sơ cải chính; ghi chú hiện ở đây và trên trích lục cấp sau.',
    validUntil: (day: string) => `giấy có giá trị đến hết ngày ${day}`,
    history: 'Ghi chú vào sổ',
    noted: (fields: string) => (fields === '' ? 'Ghi chú vào sổ' : `Ghi chú vào sổ: ${fields}`),
    kinds,
    ended: (of: 'marriage' | 'person', how: EntryEnd) => ended[of][how],
    change: (field: string, from: string, to: string) => `${field}: từ «${from}» thành «${to}»`,
  },
  entryNotes: {
    title: 'Ghi chú vào sổ gốc',
    lead: 'Việc vừa ghi sổ có thể phải ghi chú vào bản ghi khác của xã. Chỉ tìm được những bản ghi đã có trên máy này.',
    look: 'Tìm bản ghi liên quan',
    reading: (done: number, of: number) => `Đang đọc hồ sơ trên máy: ${done} / ${of}`,
    stopped: 'Đã dừng, chưa tìm hết. Hãy tìm lại trước khi coi là đã ghi chú đủ.',
    unread: 'Chưa đọc hết được hồ sơ trên máy. Hãy tìm lại.',
    nothing: 'Không có bản ghi nào trên máy phải ghi chú, hoặc đã ghi chú rồi. Sổ giấy cũ vẫn phải ghi chú bằng tay.',
    make: (count: number) => (count === 1 ? 'Ghi chú vào bản ghi này' : `Ghi chú vào cả ${count} bản ghi`),
    made: (count: number) => `Đã ghi chú ${count} bản ghi. Hãy ghi chú cả vào sổ giấy.`,
    offered: 'Cùng họ tên và ngày sinh, nhưng chưa chắc là một người. Mở ra xem; đúng người mới ghi chú.',
    isThePerson: 'Đúng người, ghi chú',
    concerned: 'Hồ sơ đang giải quyết của người này, phải xem lại:',
    line: (book: string, number: number, year: number) => `${book}, số ${number}/${year}`,
  },
};
