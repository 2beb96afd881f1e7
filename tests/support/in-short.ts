import type { Fields } from '../../src/domain/field.ts';

/** Questions that need no answer. */
const leftOut = /\.(?:idDocument|phone|email|residenceKind|copies|time)$/u;

/** The same event with few answers, for what is not about the form: to type a whole one takes as long as to sign in. */
export function inShort(fields: Fields): Fields {
  const answered = Object.entries(fields).filter(([path]) => !leftOut.test(path));
  return { ...Object.fromEntries(answered), 'applicant.copiesRequested': false };
}
