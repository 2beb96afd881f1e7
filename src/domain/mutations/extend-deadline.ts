import * as v from 'valibot';
import type { Dossier } from '../dossier.ts';
import { eventOf } from '../dossier-event.ts';
import { earlierVersion } from '../earlier-version.ts';
import type { MutationKind } from '../mutation-kind.ts';
import type { Outcome, refused } from '../outcome.ts';
import { procedureVersion } from '../procedures/catalogue.ts';
import { reasonSchema } from '../steps/act-texts.ts';

const argsSchema = v.strictObject({
  reason: reasonSchema,
  /** Working days from receipt, where the commune has stated its own; `null`: the procedure's. */
  days: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(365))),
});

type ExtendDeadlineArgs = v.InferOutput<typeof argsSchema>;

const underWay: ReadonlySet<Dossier['business']> = new Set(['RECEIVED', 'PROCESSING', 'AWAITING_VERIFICATION']);

/** Why the limit of this dossier may not be lengthened; `undefined` where it may. */
export function noExtension(dossier: Dossier): Extract<Outcome, { status: 'refused' | 'unknownKind' }> | undefined {
  const procedure = procedureVersion(dossier.procedure, dossier.procedureVersion);
  if (procedure === undefined) return { status: 'unknownKind' };
  if (procedure.verification === undefined) return notInThisProcedure;
  if (dossier.extension !== undefined) return onlyOnce;
  return underWay.has(dossier.business) ? undefined : notNow;
}

/** Verification takes longer than the usual limit: the procedure's longer one holds, once, with a reason. */
export const extendDeadline: MutationKind<ExtendDeadlineArgs> = {
  name: 'extendDeadline',
  schema: 2,
  args: argsSchema,
  earlier: [earlierVersion(1, v.strictObject({ reason: reasonSchema }), (args) => ({ ...args, days: null }))],
  apply(dossier, { reason, days: own }, mutation, recordedAt) {
    if (dossier === undefined) return { status: 'recordMissing' };
    const problem = noExtension(dossier);
    if (problem !== undefined) return problem;
    const procedure = procedureVersion(dossier.procedure, dossier.procedureVersion);
    const days = own ?? procedure?.verification?.extensionDays ?? 0;
    const extension = { by: mutation.author, at: mutation.occurredAt.device, days, reason };
    const event = eventOf(mutation, recordedAt, [String(days)], reason);
    return { status: 'applied', dossier: { ...dossier, extension, events: [...dossier.events, event] } };
  },
};

const onlyOnce = refusal('extendedBefore', {
  vi: 'Thời hạn của hồ sơ này đã được kéo dài một lần để xác minh; không kéo dài lần nữa.',
  en: 'The limit of this dossier has been lengthened once for verification; it is not lengthened again.',
});

const notInThisProcedure = refusal('noExtension', {
  vi: 'Thủ tục này không có thời hạn dài hơn để xác minh.',
  en: 'This procedure has no longer limit for verification.',
});

const notNow = refusal('moveNotAllowed', {
  vi: 'Chỉ kéo dài thời hạn khi hồ sơ đang giải quyết hoặc đang chờ xác minh.',
  en: 'The limit is lengthened only while the dossier is worked on or waits for verification.',
});

function refusal(...[code, message]: Parameters<typeof refused>): Extract<Outcome, { status: 'refused' }> {
  return { status: 'refused', problems: [{ field: null, code, message }] };
}
