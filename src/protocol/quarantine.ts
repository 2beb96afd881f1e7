import * as v from 'valibot';

/** `GET`: what is set apart in the asker's commune because of who made or brought it, oldest first; `?after=<no>` goes on. */
export const quarantinePath = '/v1/quarantine';

/** Of one answer (R17). */
export const quarantineLimits = { acts: 50 } as const;

/** One act that an officer may decide about with `decideQuarantined`, as it came. */
const setApartSchema = v.object({
  mid: v.pipe(v.string(), v.uuid()),
  /** Number of its arrival. */
  no: v.pipe(v.number(), v.integer(), v.minValue(1)),
  cause: v.string(),
  author: v.string(),
  /** Her name, wherever her account is now; `null`: this server has no such account. */
  authorName: v.optional(v.nullable(v.string()), null),
  device: v.string(),
  /** When the server first took it in. */
  serverTime: v.pipe(v.string(), v.isoTimestamp()),
  /** What the decision names as its record: that of the act, or its id where the server cannot read it. */
  entity: v.pipe(v.string(), v.uuid()),
  mutation: v.unknown(),
});

export const quarantineAnswerSchema = v.object({ acts: v.array(setApartSchema), more: v.boolean() });

export type SetApartAct = v.InferOutput<typeof setApartSchema>;
export type QuarantineAnswer = v.InferOutput<typeof quarantineAnswerSchema>;
