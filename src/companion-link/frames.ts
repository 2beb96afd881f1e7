import * as v from 'valibot';

/** Of the window's messages, those that are ours. */
export const channel = 'lien-mach-companion';

const token = v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/=_-]{8,200}$/u));
const id = v.pipe(v.string(), v.uuid());
const toApp = { channel: v.literal(channel), to: v.literal('app'), id };
const toCompanion = { channel: v.literal(channel), to: v.literal('companion'), id };
/** A record of 300 values has some 200 KB. */
const body = v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/=]+$/u), v.maxLength(1_000_000));

/** What goes to the app's page. `id` is the pairing's. */
export const frameToAppSchema = v.variant('kind', [
  v.strictObject({ ...toApp, kind: v.literal('greet'), half: token }),
  v.strictObject({ ...toApp, kind: v.literal('prove'), proof: token }),
  v.strictObject({ ...toApp, kind: v.literal('sealed'), body }),
]);

/** What the app's page says. */
export const frameToCompanionSchema = v.variant('kind', [
  v.strictObject({ ...toCompanion, kind: v.literal('half'), half: token }),
  v.strictObject({ ...toCompanion, kind: v.literal('proved'), proof: token }),
  /** No code is shown, it was wrong, or it is used up. */
  v.strictObject({ ...toCompanion, kind: v.literal('no'), why: v.picklist(['noOffer', 'wrong']) }),
  v.strictObject({ ...toCompanion, kind: v.literal('sealed'), body }),
]);

export type FrameToApp = v.InferOutput<typeof frameToAppSchema>;
export type FrameToCompanion = v.InferOutput<typeof frameToCompanionSchema>;
