import * as v from 'valibot';
import type { Dossier } from '../dossier.ts';
import { eventOf } from '../dossier-event.ts';
import type { Fields } from '../field.ts';
import { goodFields } from '../good-fields.ts';
import { isReport } from '../life-cycle.ts';
import type { MutationKind } from '../mutation-kind.ts';
import type { Mutation } from '../mutation.ts';
import type { Outcome, Problem } from '../outcome.ts';
import { procedureVersion } from '../procedures/catalogue.ts';
import { partsOfReport, reportForm } from '../report-form.ts';
import type { Instant } from '../words.ts';
import { changesSchema, compareAndSet, strangeChanges } from './field-changes.ts';
import { receivedBefore } from './receive-report.ts';
import { settledBefore } from './settle-report.ts';

const argsSchema = v.strictObject({ changes: changesSchema });

export type EditReportArgs = v.InferOutput<typeof argsSchema>;

const changedMeanwhile = {
  code: 'changedMeanwhile',
  message: {
    vi: 'Ô này vừa được người khác sửa. Hãy mở lại tin báo, xem giá trị đang có rồi sửa lần nữa.',
    en: 'Somebody else has just changed this field. Open the report again, look at what stands there, and edit once more.',
  },
};

/**
 * What was written down of an event is put right, or learned more of, while nothing has come of it. Two who change one
 * field differently: the later is refused at that field and keeps what she wrote, since a report decides nothing.
 */
export const editReport: MutationKind<EditReportArgs> = {
  name: 'editReport',
  schema: 1,
  args: argsSchema,
  apply(dossier, { changes }, mutation, recordedAt) {
    if (dossier === undefined) return { status: 'recordMissing' };
    if (dossier.line !== undefined) return judgedElsewhere(dossier, mutation, recordedAt);
    const { report } = dossier;
    if (report === undefined || !isReport(dossier)) return receivedBefore;
    if (report.ended !== undefined) return settledBefore;
    const procedure = procedureVersion(dossier.procedure, dossier.procedureVersion);
    if (procedure === undefined) return { status: 'unknownKind' };

    const asked = reportForm(procedure);
    const said: Fields = { ...report.told, ...dossier.fields };
    const strange = strangeChanges(said, asked, changes);
    if (strange.length > 0) return { status: 'refused', problems: strange };
    const { changed, contested, alreadySo } = compareAndSet(said, changes);
    if (contested.length > 0) {
      return { status: 'refused', problems: contested.map(({ field }): Problem => ({ ...changedMeanwhile, field })) };
    }
    const checked = goodFields(asked, changed, dossier.receivedAt, said);
    if (checked.status === 'refused') return checked;

    const { told, ofEvent } = partsOfReport(checked.fields);
    const touched = changes.map(({ field }) => field);
    return {
      status: alreadySo ? 'merged' : 'applied',
      dossier: {
        ...dossier,
        fields: ofEvent,
        report: { ...report, told },
        events: [...dossier.events, eventOf(mutation, recordedAt, touched)],
      },
    };
  },
};

// Of a line nothing can be compared: what she typed while the words lay here is saved and travels, and the server judges it.
function judgedElsewhere(line: Dossier, mutation: Mutation, recordedAt: Instant | null): Outcome {
  return { status: 'applied', dossier: { ...line, events: [...line.events, eventOf(mutation, recordedAt, [])] } };
}
