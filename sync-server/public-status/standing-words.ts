import type { Dossier } from '../../src/domain/dossier.ts';

/** In words a citizen uses, not an officer's. */
export interface StandingWords {
  readonly vi: string;
  readonly en: string;
  /** What she may do now; absent: wait. */
  readonly next?: { readonly vi: string; readonly en: string };
}

const underWay: StandingWords = { vi: 'Đang giải quyết', en: 'Being dealt with' };
const comeForIt = {
  vi: 'Mời ông/bà mang giấy hẹn và giấy tờ tùy thân đến nhận.',
  en: 'Please come for it with this slip and an identity paper.',
};
const ready: StandingWords = { vi: 'Đã có kết quả', en: 'The result is there', next: comeForIt };
const handedOver: StandingWords = { vi: 'Đã trả kết quả', en: 'The result has been handed over' };
const withdrawn: StandingWords = { vi: 'Hồ sơ đã được rút', en: 'The dossier has been withdrawn' };
const askThere = {
  vi: 'Lý do ghi trong thông báo bằng giấy. Xin hỏi nơi nhận hồ sơ.',
  en: 'Why is in the notice on paper. Please ask where it was taken.',
};

/** Where a dossier stands, as its citizen may know it: nothing of a person, nothing of who does what in the office. */
export function standingWords({ business, delivery, withoutBook }: Dossier): StandingWords {
  switch (delivery?.kind) {
    case 'READY':
      return ready;
    case 'HANDED_OVER':
      return handedOver;
    case 'POSTED':
      return { vi: 'Kết quả đã gửi bưu chính', en: 'The result has been posted' };
    case undefined:
      break;
  }
  switch (business) {
    case 'RECEIVED':
    case 'PROCESSING':
    case 'SUBMITTED_FOR_SIGNATURE':
    case 'WAITING_NUMBER':
      return underWay;
    case 'APPROVED':
      return withoutBook === true ? ready : underWay;
    case 'REGISTERED':
      return ready;
    case 'SUPPLEMENT_REQUESTED':
      return {
        vi: 'Đang chờ ông/bà bổ sung giấy tờ',
        en: 'Waits for papers from you',
        next: {
          vi: 'Giấy còn thiếu ghi trong phiếu yêu cầu bổ sung. Trong lúc chờ, thời hạn tạm dừng.',
          en: 'What is missing is in the note you were given. Meanwhile the time stands still.',
        },
      };
    case 'AWAITING_VERIFICATION':
      return { vi: 'Đang chờ xác minh ở nơi khác', en: 'Waits for word from another office' };
    case 'COMPLETED':
      return handedOver;
    case 'REFUSED':
      return { vi: 'Không được giải quyết', en: 'Refused', next: askThere };
    case 'STOPPED':
      return { vi: 'Đã dừng giải quyết', en: 'Stopped', next: askThere };
    case 'WITHDRAWN':
      return withdrawn;
    // Nobody was given a slip for a report.
    case 'REPORTED':
    case 'JOINED':
    case 'SET_ASIDE':
      return underWay;
    default: {
      const unreachable: never = business;
      throw new Error(`No such step: ${String(unreachable)}`);
    }
  }
}
