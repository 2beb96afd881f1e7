import type { BusinessState, Dossier } from '../dossier.ts';
import type { Problem } from '../outcome.ts';
import type { Said } from './step-facts.ts';

/**
 * The record in another step, by whatever road it came there: what stops and starts the clock is kept here, so that an
 * earlier build's plain move stops it as well.
 */
export function enterStep(dossier: Dossier, to: BusinessState, said: Said): Dossier {
  const moved = { ...dossier, business: to };
  if (to === 'SUPPLEMENT_REQUESTED' && dossier.supplement === undefined) {
    const supplement = { by: said.by, requestedAt: said.at, papers: [], guide: '', receivedAt: null };
    return { ...moved, supplement };
  }
  const { supplement } = dossier;
  if (dossier.business === 'SUPPLEMENT_REQUESTED' && to === 'PROCESSING' && supplement?.receivedAt === null) {
    // Clocks of two machines may differ: it never stood still for less than nothing.
    const receivedAt = said.at < supplement.requestedAt ? supplement.requestedAt : said.at;
    return { ...moved, supplement: { ...supplement, receivedAt } };
  }
  return moved;
}

/** Only once: whoever asks twice has made the citizen come three times, and the service index counts it as overdue (QĐ 766/QĐ-TTg). */
export function askedBefore(dossier: Dossier): Problem | undefined {
  return dossier.supplement === undefined ? undefined : supplementOnce;
}

const supplementOnce: Problem = {
  field: null,
  code: 'supplementOnce',
  message: {
    vi: 'Hồ sơ này đã được yêu cầu bổ sung một lần. Mỗi hồ sơ chỉ yêu cầu một lần: lần thứ hai bị tính là quá hạn (Bộ chỉ số theo Quyết định 766/QĐ-TTg).',
    en: 'A supplement has been asked for once already. It may be asked only once in a dossier: a second time counts as overdue (index of Decision 766/QĐ-TTg).',
  },
};
