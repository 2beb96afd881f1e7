import type { DeskGroup } from '../../domain/desk-groups.ts';
import type { Punctuality } from '../../domain/punctuality.ts';
import type { AgencyState } from '../../domain/steps/agency-facts.ts';
import type { DeliveryState, FinanceState } from '../../domain/steps/axis.ts';
import type { StepId } from '../../domain/steps/offered-steps.ts';

const delivery: Record<DeliveryState, string> = {
  NONE: 'Chưa có kết quả để trả',
  READY: 'Sẵn sàng trả',
  HANDED_OVER: 'Đã trao tay',
  POSTED: 'Đã gửi bưu chính',
};

const finance: Record<FinanceState, string> = {
  UNSTATED: 'Chưa ghi',
  NONE_DUE: 'Không phải nộp',
  DUE: 'Chưa nộp',
  PAID: 'Đã nộp',
  EXEMPT: 'Được miễn',
};

const agencyState: Record<AgencyState, string> = {
  NONE: 'Chưa chuyển',
  SENT: 'Đã chuyển',
  ASKED_MORE: 'Yêu cầu bổ sung',
  DONE: 'Đã có kết quả',
  DECLINED: 'Không giải quyết',
};

const punctuality: Record<Punctuality, string> = {
  early: 'xong trước hạn',
  onTime: 'xong đúng hạn',
  overdue: 'xong quá hạn',
  inTimeSoFar: 'còn trong hạn',
  overdueSoFar: 'quá hẹn',
  paused: 'không tính ngày',
};

const deskGroup: Record<DeskGroup, string> = {
  upstream: 'Hệ thống cấp trên cần cán bộ xử lý',
  late: 'Quá hẹn trả',
  dueToday: 'Hẹn trả hôm nay',
  warned: 'Sắp tới hạn',
  agency: 'Cơ quan khác sắp hoặc đã quá hạn trả lời',
  supplement: 'Chờ người dân bổ sung',
  verification: 'Chờ xác minh',
  signature: 'Chờ ký',
  number: 'Chờ số, chờ ghi sổ',
  ready: 'Chờ trả kết quả',
  report: 'Tin báo chờ cán bộ',
  parked: 'Hai người ghi khác nhau, chờ quyết',
  underWay: 'Đang giải quyết, còn hạn',
};

const name: Record<StepId, string> = {
  take: 'Nhận vào giải quyết',
  submit: 'Trình ký',
  sendBack: 'Trả lại để sửa',
  approve: 'Duyệt',
  waitForNumber: 'Chờ số',
  handOver: 'Trao kết quả',
  ready: 'Kết quả đã sẵn sàng',
  post: 'Gửi kết quả qua bưu chính',
  complete: 'Kết thúc hồ sơ',
  requestSupplement: 'Yêu cầu bổ sung',
  receiveSupplement: 'Nhận giấy tờ bổ sung',
  beginVerification: 'Gửi xác minh',
  endVerification: 'Ghi kết quả xác minh',
  extend: 'Kéo dài thời hạn để xác minh',
  fee: 'Ghi lệ phí',
  refuseIntake: 'Từ chối tiếp nhận',
  refuseRegistration: 'Từ chối đăng ký',
  withdraw: 'Người dân rút hồ sơ',
  stop: 'Dừng giải quyết',
};

const help: Partial<Record<StepId, string>> = {
  sendBack: 'Cán bộ thấy lý do trong diễn biến của hồ sơ.',
  approve: 'Quyết định của lãnh đạo: tự bấm trên máy, hoặc bạn ghi lại tờ đã ký.',
  handOver: 'Ghi đúng lúc đã trao tay: cả giờ trao và giờ ghi đều được giữ. Hồ sơ đã ghi sổ được kết thúc cùng lúc.',
  ready: 'Kết quả đã nằm ở quầy. Từ đây biết hồ sơ xong trong hạn hay quá hạn.',
  post: 'Hồ sơ đã ghi sổ được kết thúc cùng lúc.',
  requestSupplement: 'Mỗi hồ sơ chỉ một lần. Đồng hồ dừng cho tới khi người dân mang giấy tờ tới.',
  receiveSupplement: 'Đồng hồ chạy tiếp từ lúc này.',
  beginVerification: 'Hồ sơ chờ câu trả lời. Nếu thủ tục có thời hạn dài hơn để xác minh, hãy ghi cả việc đó.',
  endVerification: 'Hồ sơ được giải quyết tiếp.',
  extend: 'Một lần, phải có lý do. Tính theo thời hạn xác minh của thủ tục, từ ngày nhận hồ sơ.',
  fee: 'Lệ phí ghi riêng: không đổi bước giải quyết, không đổi việc trả kết quả.',
  refuseIntake: 'Mẫu 03, người đứng đầu Trung tâm ký. Lý do được in trên phiếu.',
  refuseRegistration: 'Bằng văn bản, nêu rõ lý do, người đứng đầu cơ quan đăng ký ký.',
  withdraw: 'Chỉ rút được khi chưa có quyết định về kết quả.',
  stop: 'Mẫu 05. Lý do được in trên thông báo.',
};

/** What happens to a dossier after it is taken. */
export const steps = {
  delivery,
  finance,
  agencyState,
  punctuality,
  deskGroup,
  steps: {
    next: 'Việc tiếp theo',
    others: 'Việc khác có thể làm',
    cancel: 'Thôi',
    missing: 'Hãy điền các ô còn thiếu.',
    name,
    help,
    field: {
      papers: 'Giấy tờ cần bổ sung, hoàn thiện',
      paper: 'Giấy tờ',
      paperReason: 'Lý do',
      guide: 'Người hướng dẫn, cách liên hệ',
      askedOf: 'Nơi được hỏi',
      about: 'Nội dung cần xác minh',
      found: 'Kết quả xác minh',
      how: 'Người có thẩm quyền duyệt',
      fee: 'Lệ phí',
      amount: 'Số tiền (đồng)',
      reason: 'Lý do',
      signer: 'Người ký',
      signerTitle: 'Chức vụ người ký',
      signedOn: 'Ngày ký',
      to: 'Người nhận kết quả',
      tracking: 'Số bưu gửi (nếu có)',
    },
    when: {
      requestSupplement: 'Lúc đã yêu cầu',
      receiveSupplement: 'Lúc người dân mang tới',
      other: 'Lúc việc diễn ra',
    },
    how: { onScreen: 'Tôi duyệt ngay trên máy này', onPaper: 'Đã ký trên giấy, tôi ghi lại' },
    standing: {
      due: (when: string) => `Hẹn trả ${when}`,
      promised: (when: string) => `Lần hẹn đầu, trên giấy tiếp nhận: ${when}`,
      paused: (when: string) => `Đồng hồ dừng từ ${when}, chờ người dân bổ sung`,
      warned: 'sắp tới hạn',
      extended: (reason: string) => `Thời hạn đã kéo dài để xác minh: ${reason}`,
      owed: (guide: string) => `Còn thiếu (${guide} hướng dẫn):`,
      askedOf: (who: string, about: string) => `Đã hỏi ${who}: ${about}`,
    },
    agency: {
      title: 'Các cơ quan liên thông',
      note: (name: string) => `Ghi: ${name}`,
      limit: (limit: string) => `thời hạn ${limit}`,
      answers: {
        inTime: (day: string) => `hẹn trả lời ${day}`,
        soon: (day: string) => `sắp tới hạn trả lời ${day}`,
        late: (day: string) => `quá hạn trả lời từ ${day}, hãy hỏi cơ quan đó`,
      },
      noted: (agency: string, when: string) => `${agency}, ${when}`,
      own: 'Ủy ban nhân dân xã',
      state: 'Cơ quan đã',
      who: 'Tên cơ quan',
      result: 'Đã cấp gì, yêu cầu gì hoặc trả lời thế nào',
      help: 'Bạn ghi lại điều cơ quan đó báo; ứng dụng không nối với hệ thống của họ.',
      save: 'Ghi vào hồ sơ',
      told: (step: string, agency: string, state: string) => `${step} – ${agency}: ${state}`,
    },
    deliveryAxis: 'Trả kết quả',
    financeAxis: 'Lệ phí',
    amount: (dong: number) => `${dong.toLocaleString('vi-VN')} đồng`,
    /** Lines of the history. */
    told: {
      requestSupplement: (papers: string) => `Yêu cầu bổ sung: ${papers}`,
      receiveSupplement: 'Nhận giấy tờ bổ sung',
      beginVerification: (askedOf: string) => `Xác minh tại ${askedOf}`,
      endVerification: 'Có kết quả xác minh',
      extendDeadline: (days: string) => `Kéo dài thời hạn để xác minh: ${days} ngày làm việc từ khi nhận`,
      approveOnScreen: 'Duyệt trên máy',
      approveOnPaper: (signer: string, title: string, day: string) =>
        `Ghi lại: ${signer} (${title}) ký trên giấy ngày ${day}`,
      refuseIntake: (signer: string, title: string) => `Từ chối tiếp nhận, ${signer} (${title}) ký`,
      refuseRegistration: (signer: string, title: string) => `Từ chối đăng ký, ${signer} (${title}) ký`,
      withdrawDossier: 'Người dân rút hồ sơ',
      stopDossier: 'Dừng giải quyết',
      ready: 'Kết quả sẵn sàng để trả',
      handedOver: (to: string) => `Trao kết quả cho ${to}`,
      posted: (tracking: string) =>
        tracking === '' ? 'Gửi kết quả qua bưu chính' : `Gửi kết quả qua bưu chính, số ${tracking}`,
      fee: (state: string, amount: string) => `Lệ phí: ${state}${amount === '' ? '' : ` ${amount}`}`,
      /** When it happened, where that is not when it was written down. */
      happened: (when: string) => `việc diễn ra ${when}`,
    },
  },
};
