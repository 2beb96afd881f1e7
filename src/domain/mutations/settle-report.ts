import * as v from 'valibot';
import type { Dossier } from '../dossier.ts';
import { eventOf } from '../dossier-event.ts';
import { isReport } from '../life-cycle.ts';
import type { MutationKind } from '../mutation-kind.ts';
import { refused } from '../outcome.ts';
import type { Report } from '../report.ts';
import { reasonSchema } from '../steps/act-texts.ts';
import { withoutSuspect } from '../suspected-duplicate.ts';
import { receivedBefore } from './receive-report.ts';

const asideSchema = v.strictObject({ reason: reasonSchema });
const joinSchema = v.strictObject({
  /** The dossier of the same event. */
  other: v.pipe(v.string(), v.uuid()),
  reason: reasonSchema,
});

export const settledBefore = refused('reportSettled', {
  vi: 'Một cán bộ khác đã xử lý tin báo này trước. Hãy mở tin báo để xem.',
  en: 'Another officer has dealt with this report before. Open it to see how.',
});

const itself = refused('joinedToItself', {
  vi: 'Không gộp được một tin báo vào chính nó.',
  en: 'A report cannot be joined to itself.',
});

function reportIn(dossier: Dossier): Report | undefined {
  return isReport(dossier) ? dossier.report : undefined;
}

/** Nothing comes of it: no such event, another commune's, nothing to be found out. The report stays, with the reason. */
export const setReportAside: MutationKind<v.InferOutput<typeof asideSchema>> = {
  name: 'setReportAside',
  schema: 1,
  args: asideSchema,
  apply(dossier, { reason }, mutation, recordedAt) {
    if (dossier === undefined) return { status: 'recordMissing' };
    const report = reportIn(dossier);
    if (report === undefined) return receivedBefore;
    if (report.ended !== undefined) return settledBefore;
    const event = eventOf(mutation, recordedAt, [dossier.business, 'SET_ASIDE'], reason);
    const ended = { kind: 'setAside' as const, by: mutation.author, at: mutation.occurredAt.device, reason };
    return {
      status: 'applied',
      dossier: { ...dossier, business: 'SET_ASIDE', report: { ...report, ended }, events: [...dossier.events, event] },
    };
  },
};

/**
 * The report is of an event that a dossier is about already: it is kept beside that one, whole, as its second source, and
 * becomes no dossier of its own. Said of another dossier later, the later word stands, and both stay in the history.
 */
export const joinReport: MutationKind<v.InferOutput<typeof joinSchema>> = {
  name: 'joinReport',
  schema: 1,
  args: joinSchema,
  apply(dossier, { other, reason }, mutation, recordedAt) {
    if (dossier === undefined) return { status: 'recordMissing' };
    if (other === dossier.id) return itself;
    const report = reportIn(dossier);
    if (report === undefined) return receivedBefore;
    const event = { ...eventOf(mutation, recordedAt, [dossier.business, 'JOINED'], reason), doubleOf: other };
    const events = [...dossier.events, event];
    if (report.ended?.kind === 'joined' && report.ended.other === other)
      return { status: 'merged', dossier: { ...dossier, events } };
    const ended = { kind: 'joined' as const, other, by: mutation.author, at: mutation.occurredAt.device, reason };
    return {
      status: 'applied',
      dossier: { ...withoutSuspect(dossier, other), business: 'JOINED', report: { ...report, ended }, events },
    };
  },
};
