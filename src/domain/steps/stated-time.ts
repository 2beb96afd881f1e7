import type { Dossier } from '../dossier.ts';
import type { Mutation } from '../mutation.ts';
import type { Problem } from '../outcome.ts';
import { localDateOf } from '../vietnam-time.ts';
import type { Instant } from '../words.ts';

/**
 * When a thing was truly done may lie before it was written down, never after, and not before the day the dossier came.
 * Days, not minutes, are compared with the receipt: that was another machine's clock.
 */
export function doubtfulTime(at: Instant, dossier: Dossier, mutation: Mutation): Problem | undefined {
  if (Date.parse(at) > Date.parse(mutation.occurredAt.device)) return notYet;
  return localDateOf(at) < localDateOf(dossier.receivedAt) ? tooEarly : undefined;
}

const notYet: Problem = {
  field: null,
  code: 'notYet',
  message: {
    vi: 'Thời điểm đã ghi nằm sau lúc bấm lưu. Hãy ghi đúng lúc việc đã xảy ra.',
    en: 'The time given lies after the moment of saving. Give the time at which it happened.',
  },
};

const tooEarly: Problem = {
  field: null,
  code: 'beforeReceipt',
  message: {
    vi: 'Thời điểm đã ghi nằm trước ngày tiếp nhận hồ sơ. Hãy xem lại ngày giờ, và đồng hồ của máy.',
    en: 'The time given lies before the day the dossier was received. Look at it again, and at this machine’s clock.',
  },
};
