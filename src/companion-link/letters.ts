import * as v from 'valibot';
import { handedOverSchema, portalRecordSchema } from '../domain/portal-record/portal-record.ts';

const uuid = v.pipe(v.string(), v.uuid());

/** What the app tells a companion it is paired with. */
export const letterFromAppSchema = v.variant('type', [
  /** This tab is the app's, and this account works in it; whatever waits for her may come. */
  v.strictObject({ type: v.literal('here'), account: v.pipe(v.string(), v.minLength(1), v.maxLength(200)) }),
  v.strictObject({ type: v.literal('record'), record: portalRecordSchema }),
  v.strictObject({ type: v.literal('forget'), dossier: uuid }),
  /** What was handed over is noted; or why not, in words for a person. */
  v.strictObject({
    type: v.literal('noted'),
    dossier: uuid,
    trouble: v.nullable(v.pipe(v.string(), v.maxLength(600))),
  }),
  v.strictObject({ type: v.literal('unpair') }),
]);

/** What the companion tells the app. */
export const letterFromCompanionSchema = v.variant('type', [
  /** It has these dossiers in hand. */
  v.strictObject({ type: v.literal('holds'), dossiers: v.pipe(v.array(uuid), v.maxLength(100)) }),
  v.strictObject({ type: v.literal('handedOver'), handed: handedOverSchema }),
  v.strictObject({ type: v.literal('unpair') }),
]);

export type LetterFromApp = v.InferOutput<typeof letterFromAppSchema>;
export type LetterFromCompanion = v.InferOutput<typeof letterFromCompanionSchema>;
