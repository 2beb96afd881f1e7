/** Keys pressed one right after the other. Times are milliseconds, as the machine counts them for its events. */
export interface Burst {
  readonly from: number;
  readonly last: number;
  readonly count: number;
  /** The letters, as far as the keys say them: an input method makes others of them. */
  readonly keys: string;
  /** An input method had its hand in it. */
  readonly composed: boolean;
}

/** The slowest scanner; after a longer pause something else begins. */
const longestGap = 120;
/** Per key and on average: twice as fast as the fastest hand ever measured over so many keys. */
const slowestPace = 50;
/** The shortest card has more, and nobody keeps that pace for so long. */
const fewestKeys = 30;

/** A key that an input method holds, or makes letters of, has no letter of its own. */
function isComposing(key: string): boolean {
  return key === 'Process' || key === 'Backspace' || key === 'Unidentified';
}

/** Whether the key writes something. */
export function isLetterKey(key: string): boolean {
  return [...key].length === 1 || isComposing(key);
}

/** The burst with this key, or a new one where a pause lies between. */
export function withStroke(before: Burst | null, key: string, at: number): Burst {
  const composed = isComposing(key);
  const letter = composed ? '' : key;
  if (before === null || at - before.last > longestGap || at < before.last)
    return { from: at, last: at, count: 1, keys: letter, composed };
  return {
    from: before.from,
    last: at,
    count: before.count + 1,
    keys: before.keys + letter,
    composed: before.composed || composed,
  };
}

/** Whether no hand types like that: as many keys, as fast, and the key that ends them right behind. */
export function isScanner({ from, last, count }: Burst, endedAt: number): boolean {
  return count >= fewestKeys && endedAt - last <= longestGap && last - from <= slowestPace * (count - 1);
}

/** What was written into a text between two looks at it; `start` and `end` of what was selected at the first. */
export function writtenBetween(
  before: { readonly text: string; readonly start: number; readonly end: number },
  now: string,
): string {
  const behind = before.text.length - before.end;
  return now.slice(before.start, Math.max(before.start, now.length - behind));
}
