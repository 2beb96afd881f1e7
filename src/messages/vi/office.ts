import type { Evidence } from '../../domain/office/built-in.ts';
import type { StatedDays } from '../../domain/field.ts';
import type { LimitKind } from '../../domain/procedure.ts';

const evidence: Record<Evidence, string> = {
  read: 'theo văn bản',
  memory: 'ghi theo trí nhớ, chưa đối chiếu văn bản',
  undecided: 'chưa ai quyết định',
  unknownYear: 'năm này chưa có lịch nghỉ',
  optional: 'không bắt buộc',
  notEntered: 'HĐND tỉnh quy định, chưa ai ghi vào',
};

const limit: Record<LimitKind, string> = {
  usual: 'thời hạn',
  other: 'trường hợp khác',
  verified: 'khi phải xác minh',
};

export const office = {
  office: {
    title: 'Quy định của xã',
    lead: 'Giá trị đang dùng ở quầy, lấy từ đâu, và giá trị riêng của xã. Hồ sơ đã hẹn thì giữ nguyên hẹn; giá trị mới dùng cho hồ sơ nhận từ ngày ghi.',
    open: 'Chưa đúng ở xã mình? Ghi giá trị của xã',
    filter: 'Lọc',
    filterHint: 'tên thủ tục, mã, ngày',
    nothingFound: 'Không có dòng nào như vậy.',
    section: {
      hours: 'Giờ làm việc',
      day: 'Ngày làm việc',
      limit: 'Thời hạn',
      fee: 'Lệ phí',
      agency: 'Liên thông',
      bankAccount: 'Nộp phí bằng chuyển khoản',
      hub: 'Khi mất đường truyền',
      remembered: 'Khác',
    },
    hours: 'Giờ mở cửa của quầy',
    bankAccount: 'Tài khoản nhận phí',
    hub: 'Máy hub của trụ sở',
    remembered: {
      reRegisteredIfBefore: 'Đăng ký lại: chỉ việc đã đăng ký',
      recognitionNotice: 'Niêm yết việc nhận cha, mẹ, con có yếu tố nước ngoài',
    } satisfies Record<keyof StatedDays, string>,
    dayHelp:
      'Ngày chưa ai quyết định được tính là nghỉ cho đến khi xã ghi. Ngày khác (làm bù, nghỉ thêm) thì thêm vào.',
    otherDay: 'Thêm một ngày',
    limit,
    evidence,
    state: 'Ghi giá trị',
    stateOf: (what: string) => `Ghi giá trị: ${what}`,
    takeBack: 'Bỏ',
    takeBackOf: (what: string) => `Bỏ giá trị của xã: ${what}`,
    takeBackHelp: (value: string, from: string) =>
      `Bỏ «${value}» từ ${from}. Dòng trước đó, hoặc giá trị có sẵn, lại được dùng; lịch sử vẫn giữ cả hai.`,
    save: 'Ghi giá trị này',
    saveTakeBack: 'Bỏ giá trị này',
    now: (value: string) => `Đang dùng: ${value}.`,
    builtIn: (value: string) => `Có sẵn: ${value}`,
    byCommune: (basis: string, name: string, when: string) => `xã ghi theo «${basis}» · ${name}, ${when}`,
    from: (day: string) => `từ ${day}`,
    upcoming: (value: string, day: string) => `${value} từ ${day}`,
    history: (count: number) => `Lịch sử (${count})`,
    told: (from: string, to: string) => `${from} → ${to}`,
    notStated: 'Có giá trị không được nhận, vì đồng nghiệp đã ghi khác:',
    toOutbox: 'Mở Hộp gửi',
    unreadable: 'Bản ghi trên máy này không đọc được; đang hỏi lại máy chủ. Tạm thời dùng giá trị có sẵn.',
    channel: { any: 'mọi cách nộp', direct: 'trực tiếp', online: 'trực tuyến', postal: 'bưu chính' },
  },
};
