import * as v from 'valibot';
import { momentSchema } from './moment.ts';

/** A clock is wrong by years, never by thousands of them; beyond that, no moment can be reckoned with. */
const longestOffsetMs = 1e14;

/** When a person did something, as far as the device can know. */
const occurredAtSchema = v.strictObject({
  /** The device's clock. */
  device: momentSchema,
  /** Server clock minus device clock in ms at the last exchange; `null` before the first. */
  offset: v.nullable(v.pipe(v.number(), v.minValue(-longestOffsetMs), v.maxValue(longestOffsetMs))),
  /** Milliseconds since the app was opened, from a clock nobody can set. */
  monotonic: v.number(),
});

/** One named act of a person. Fixed when made, never rewritten. */
export const mutationSchema = v.strictObject({
  /** UUID version 7. */
  mid: v.pipe(v.string(), v.uuid()),
  /** The commune whose records it touches. */
  scope: v.pipe(v.string(), v.minLength(1), v.maxLength(16)),
  /** Account that did it, sealed when made (R9). */
  author: v.pipe(v.string(), v.uuid()),
  /** Device it was made on. */
  device: v.pipe(v.string(), v.uuid()),
  /** Version of this mutation's argument shape (R15). */
  schema: v.pipe(v.number(), v.integer(), v.minValue(1)),
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  /** The record it acts on. */
  entity: v.pipe(v.string(), v.uuid()),
  /** Revision of the record as the author saw it in the base; `null` when the server had not yet sent any. */
  base: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))),
  /** Mutations of other lanes that must have taken effect first (R5). */
  deps: v.pipe(v.array(v.pipe(v.string(), v.uuid())), v.maxLength(64)),
  args: v.record(v.string(), v.unknown()),
  occurredAt: occurredAtSchema,
});

export type Mutation = v.InferOutput<typeof mutationSchema>;
