/** `bad`: must be put right; `look`: may be meant so, or will be bad soon. */
export type Standing = 'good' | 'look' | 'bad';

/** One thing that was looked at, in both languages: whoever is called to a server at night may read either. */
export interface Finding {
  readonly standing: Standing;
  readonly vi: string;
  readonly en: string;
}

export const good = (vi: string, en: string): Finding => ({ standing: 'good', vi, en });
export const look = (vi: string, en: string): Finding => ({ standing: 'look', vi, en });
export const bad = (vi: string, en: string): Finding => ({ standing: 'bad', vi, en });
