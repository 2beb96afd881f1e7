import { eventOf } from '../dossier-event.ts';
import { isReport } from '../life-cycle.ts';
import type { MutationKind } from '../mutation-kind.ts';
import { refused } from '../outcome.ts';
import { openDossierArgs, type OpenDossierArgs, takenIn } from './open-dossier.ts';

const another = refused('otherProcedure', {
  vi: 'Tin báo này thuộc thủ tục khác. Hãy nhận hồ sơ mới của thủ tục cần làm, rồi gộp tin báo vào đó.',
  en: 'This report is of another procedure. Take a new dossier of the one that is needed, and join the report to it.',
});

/** Told to whoever comes second: one report becomes one dossier. */
export const receivedBefore = refused('receivedBefore', {
  vi: 'Tin báo này đã được một cán bộ tiếp nhận thành hồ sơ trước đó. Hãy mở hồ sơ ấy mà làm tiếp; giấy đã in ở đây thì thu lại.',
  en: 'Another officer has received this report as a dossier before. Open that dossier and go on there; take back what was printed here.',
});

/**
 * An officer receives what was reported: from this moment it is a dossier, by the law and the limits of today, with
 * everything a dossier must have. What the report said, who brought it and when stays beside it for ever. One that was put
 * aside or joined may be received too: whoever has the citizen before her knows more. A dossier it was joined to is then
 * in sight as a possible second record of the event.
 */
export const receiveReport: MutationKind<OpenDossierArgs> = {
  name: 'receiveReport',
  schema: 1,
  args: openDossierArgs,
  apply(found, args, mutation, recordedAt) {
    if (found === undefined) return { status: 'recordMissing' };
    if (found.report === undefined || !isReport(found)) return receivedBefore;
    if (found.procedure !== args.procedure) return another;
    const taken = takenIn(args, mutation);
    if (taken.status !== 'taken') return taken;
    const { ended, ...report } = found.report;
    const joined = ended?.kind === 'joined' ? [ended.other] : [];
    const suspects = [...new Set([...(found.suspects ?? []), ...joined])];
    const { procedureVersion, fields } = found;
    const received = { by: mutation.author, at: mutation.occurredAt.device, procedureVersion, fields };
    return {
      status: 'applied',
      dossier: {
        ...taken.dossier,
        slipPrints: found.slipPrints,
        events: [...found.events, eventOf(mutation, recordedAt, [found.business, taken.dossier.business])],
        ...(suspects.length === 0 ? {} : { suspects }),
        ...(found.documents === undefined ? {} : { documents: found.documents }),
        report: { ...report, received },
      },
    };
  },
};
