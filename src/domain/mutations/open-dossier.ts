import * as v from 'valibot';
import type { Dossier } from '../dossier.ts';
import { eventOf } from '../dossier-event.ts';
import { goodFields } from '../good-fields.ts';
import { momentSchema } from '../moment.ts';
import type { Mutation } from '../mutation.ts';
import type { MutationKind } from '../mutation-kind.ts';
import { type Outcome, refused } from '../outcome.ts';
import { procedureVersion } from '../procedures/catalogue.ts';
import { awaitsVerification } from '../timeliness.ts';

export const openDossierArgs = v.strictObject({
  procedure: v.pipe(v.string(), v.maxLength(64)),
  procedureVersion: v.pipe(v.number(), v.integer(), v.minValue(1)),
  provisionalCode: v.pipe(v.string(), v.maxLength(64)),
  slipToken: v.pipe(v.string(), v.minLength(20), v.maxLength(64)),
  channel: v.picklist(['direct', 'online', 'postal']),
  receivedAt: momentSchema,
  /** The promise printed on the slip: kept as promised, whatever calendar edition a later reader has. */
  dueAt: momentSchema,
  calendar: v.pipe(v.string(), v.maxLength(32)),
  registrationKind: v.picklist(['timely', 'late']),
  fields: v.record(v.string(), v.unknown()),
});

export type OpenDossierArgs = v.InferOutput<typeof openDossierArgs>;

const notThisWay = refused('channelNotAllowed', {
  vi: 'Thủ tục này không nhận theo cách nộp đó.',
  en: 'This procedure cannot be handed in that way.',
});

type Taken =
  | Extract<Outcome, { status: 'refused' | 'unknownKind' }>
  | { readonly status: 'taken'; readonly dossier: Omit<Dossier, 'events'> };

/** What the desk takes in, judged by the law of the day of receipt: the dossier, with no history yet. */
export function takenIn(args: OpenDossierArgs, { entity, scope }: Pick<Mutation, 'entity' | 'scope'>): Taken {
  const procedure = procedureVersion(args.procedure, args.procedureVersion);
  if (procedure === undefined) return { status: 'unknownKind' };
  if (!procedure.channels.includes(args.channel)) return notThisWay;
  const checked = goodFields(procedure, args.fields, args.receivedAt);
  if (checked.status === 'refused') return checked;
  const dossier = {
    id: entity,
    scope,
    procedure: procedure.id,
    procedureVersion: procedure.version,
    codes: { provisional: args.provisionalCode, official: null },
    channel: args.channel,
    receivedAt: args.receivedAt,
    dueAt: args.dueAt,
    calendar: args.calendar,
    registrationKind: args.registrationKind,
    business: awaitsVerification(procedure, checked.fields)
      ? ('AWAITING_VERIFICATION' as const)
      : ('RECEIVED' as const),
    ...(procedure.book === null ? { withoutBook: true as const } : {}),
    ...(procedure.linked === undefined ? {} : { agencySteps: {} }),
    fields: checked.fields,
    slipToken: args.slipToken,
    slipPrints: 0,
  };
  return { status: 'taken', dossier };
}

/** The desk takes a dossier: the slip's facts and everything declared. */
export const openDossier: MutationKind<OpenDossierArgs> = {
  name: 'openDossier',
  schema: 1,
  args: openDossierArgs,
  apply(dossier, args, mutation, recordedAt) {
    if (dossier !== undefined) {
      return refused('recordExists', {
        vi: 'Hồ sơ này đã có. Hãy mở hồ sơ đó để sửa.',
        en: 'This dossier exists already. Open it to change it.',
      });
    }
    const taken = takenIn(args, mutation);
    if (taken.status !== 'taken') return taken;
    return { status: 'applied', dossier: { ...taken.dossier, events: [eventOf(mutation, recordedAt, [])] } };
  },
};
