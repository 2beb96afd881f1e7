import * as v from 'valibot';
import { businessStates } from '../life-cycle.ts';
import type { BusinessState } from '../dossier.ts';
import { isLocalDate } from '../local-date.ts';

/** The step a dossier is in, as an act names it. */
export const stateSchema = v.picklist(businessStates as readonly [BusinessState, ...BusinessState[]]);

export const daySchema = v.pipe(v.string(), v.check(isLocalDate));

/** A reason somebody else will read: on a slip, in the history. */
export const reasonSchema = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500));
/** A name, a title, an office. */
export const shortSchema = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));
