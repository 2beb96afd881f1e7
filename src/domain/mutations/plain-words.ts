import * as v from 'valibot';
import { isBlank, plainText } from '../plain-text.ts';

/** Words of a person as they are kept: at least one, of at most `max` characters. */
export const plainWords = (max: number) =>
  v.pipe(
    v.string(),
    v.maxLength(max),
    v.check((text) => !isBlank(text) && plainText(text) === text),
  );
