import * as v from 'valibot';
import { plainStandingSchema } from '../plain/plain-dossier.ts';

const text = (max: number) => v.pipe(v.string(), v.maxLength(max));

/** What is answered to a dossier that was sent. */
export const sendAnswerSchema = v.object({
  /** `already`: it is there under this code; `refused`: sent again as it is it will be refused again; `later`: nothing was done. */
  status: v.picklist(['taken', 'already', 'refused', 'later']),
  said: v.optional(v.nullable(text(10_000))),
  /** What is wrong, by fields of `record`. */
  errors: v.optional(v.array(v.object({ field: text(100), said: text(500) }))),
});

/** What is answered to a question. A code that is not among them is not known there. */
export const askAnswerSchema = v.object({ standings: v.array(plainStandingSchema) });

/** Something has changed about these: they are asked about soon. It says no more, so that it can be believed. */
export const changedSchema = v.strictObject({
  codes: v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(100))), v.minLength(1), v.maxLength(200)),
});
