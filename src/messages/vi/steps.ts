import type { DeliveryState, FinanceState } from '../../domain/steps/axis.ts';

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

/** What happens to a dossier after it is taken. */
export const steps = {
  delivery,
  finance,
  steps: {
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
