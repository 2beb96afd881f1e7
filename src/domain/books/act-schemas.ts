import * as v from 'valibot';
import { isLocalDate } from '../local-date.ts';

/** Parts of arguments that several acts on books have. */
export const dateSchema = v.pipe(v.string(), v.check(isLocalDate, 'not a day'));
export const countSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(1_000_000));
export const numberSchema = v.pipe(countSchema, v.minValue(1));
export const reasonSchema = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500));
export const wordsSchema = (most: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(most));
export const fenceSchema = v.strictObject({ epoch: wordsSchema(64), n: numberSchema });
export const holderSchema = v.strictObject({ device: v.pipe(v.string(), v.uuid()), name: wordsSchema(100) });
