import * as v from 'valibot';
import { eventOf } from '../dossier-event.ts';
import { goodFields } from '../good-fields.ts';
import { momentSchema } from '../moment.ts';
import type { MutationKind } from '../mutation-kind.ts';
import { refused } from '../outcome.ts';
import { procedureVersion } from '../procedures/catalogue.ts';
import { partsOfReport, reportForm } from '../report-form.ts';

const argsSchema = v.strictObject({
  /** Of the procedure that would register the event, in the version of the day it was written down. */
  procedure: v.pipe(v.string(), v.maxLength(64)),
  procedureVersion: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** `BAO-…` */
  code: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  reportedAt: momentSchema,
  /** What was said of the event, and of the report itself. */
  fields: v.record(v.string(), v.unknown()),
});

export type ReportEventArgs = v.InferOutput<typeof argsSchema>;

const exists = refused('recordExists', {
  vi: 'Tin báo này đã có trên máy.',
  en: 'This report is here already.',
});

/**
 * Somebody writes down that an event has happened (tin báo): a volunteer in a hamlet, an officer on the telephone. A record
 * of the event, and no dossier: nothing is received, promised or counted until an officer says so (`receiveReport`).
 */
export const reportEvent: MutationKind<ReportEventArgs> = {
  name: 'reportEvent',
  schema: 1,
  args: argsSchema,
  apply(dossier, args, mutation, recordedAt) {
    if (dossier !== undefined) return exists;
    const procedure = procedureVersion(args.procedure, args.procedureVersion);
    if (procedure === undefined) return { status: 'unknownKind' };
    const { code, reportedAt } = args;
    const checked = goodFields(reportForm(procedure), args.fields, reportedAt);
    if (checked.status === 'refused') return checked;
    const { told, ofEvent } = partsOfReport(checked.fields);
    return {
      status: 'applied',
      dossier: {
        id: mutation.entity,
        scope: mutation.scope,
        procedure: procedure.id,
        procedureVersion: procedure.version,
        codes: { provisional: code, official: null },
        channel: 'direct',
        receivedAt: reportedAt,
        dueAt: reportedAt,
        calendar: '',
        registrationKind: 'timely',
        business: 'REPORTED',
        fields: ofEvent,
        slipToken: '',
        slipPrints: 0,
        events: [eventOf(mutation, recordedAt, [])],
        report: { code, reportedAt, told },
      },
    };
  },
};
