import * as v from 'valibot';
import type { Dossier } from '../dossier.ts';
import { eventOf } from '../dossier-event.ts';
import { goodFields } from '../good-fields.ts';
import type { MutationKind } from '../mutation-kind.ts';
import { refused } from '../outcome.ts';
import { procedureVersion } from '../procedures/catalogue.ts';
import { awaitsVerification } from '../timeliness.ts';

const argsSchema = v.strictObject({
  procedure: v.pipe(v.string(), v.maxLength(64)),
  procedureVersion: v.pipe(v.number(), v.integer(), v.minValue(1)),
  provisionalCode: v.pipe(v.string(), v.maxLength(64)),
  slipToken: v.pipe(v.string(), v.minLength(20), v.maxLength(64)),
  channel: v.picklist(['direct', 'online', 'postal']),
  receivedAt: v.pipe(v.string(), v.isoTimestamp()),
  /** The promise printed on the slip: kept as promised, whatever calendar edition a later reader has. */
  dueAt: v.pipe(v.string(), v.isoTimestamp()),
  calendar: v.pipe(v.string(), v.maxLength(32)),
  registrationKind: v.picklist(['timely', 'late']),
  fields: v.record(v.string(), v.unknown()),
});

export type OpenDossierArgs = v.InferOutput<typeof argsSchema>;

const notThisWay = refused('channelNotAllowed', {
  vi: 'Thủ tục này không nhận theo cách nộp đó.',
  en: 'This procedure cannot be handed in that way.',
});

/** The desk takes a dossier: the slip's facts and everything declared. */
export const openDossier: MutationKind<OpenDossierArgs> = {
  name: 'openDossier',
  schema: 1,
  args: argsSchema,
  apply(dossier, args, mutation, recordedAt) {
    if (dossier !== undefined) {
      return refused('recordExists', {
        vi: 'Hồ sơ này đã có. Hãy mở hồ sơ đó để sửa.',
        en: 'This dossier exists already. Open it to change it.',
      });
    }
    const procedure = procedureVersion(args.procedure, args.procedureVersion);
    if (procedure === undefined) return { status: 'unknownKind' };
    if (!procedure.channels.includes(args.channel)) return notThisWay;
    const checked = goodFields(procedure, args.fields, args.receivedAt);
    if (checked.status === 'refused') return checked;
    const opened: Dossier = {
      id: mutation.entity,
      scope: mutation.scope,
      procedure: procedure.id,
      procedureVersion: procedure.version,
      codes: { provisional: args.provisionalCode, official: null },
      channel: args.channel,
      receivedAt: args.receivedAt,
      dueAt: args.dueAt,
      calendar: args.calendar,
      registrationKind: args.registrationKind,
      business: awaitsVerification(procedure, checked.fields) ? 'AWAITING_VERIFICATION' : 'RECEIVED',
      ...(procedure.book === null ? { withoutBook: true } : {}),
      ...(procedure.linked === undefined ? {} : { agencySteps: {} }),
      fields: checked.fields,
      slipToken: args.slipToken,
      slipPrints: 0,
      events: [eventOf(mutation, recordedAt, [])],
    };
    return { status: 'applied', dossier: opened };
  },
};
