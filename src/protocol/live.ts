import * as v from 'valibot';

/** Where a device hears that there is something to pull. A hint and no more: what is so is told by the exchange alone. */
export const livePath = '/v1/live';
export const streamMediaType = 'text/event-stream';

export const liveLimits = {
  /** A stream on which nothing happens says so this often, in ms: rare, because every byte of a thin line counts. */
  heartbeatMs: 27_000,
  /** The longest a question may be held, in seconds. */
  waitSeconds: 25,
} as const;

/** The latest change of a scope has this number. No more is ever said here: nothing of a person, a record or an act. */
export const pokeSchema = v.object({
  scope: v.pipe(v.string(), v.minLength(1), v.maxLength(16)),
  seq: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
});

export type ScopeHead = v.InferOutput<typeof pokeSchema>;
