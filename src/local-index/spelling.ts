/** How two folded words of a name are alike. `initial`: one is the first letter of the other. */
export type WordLikeness = 'same' | 'sound' | 'spelling' | 'initial' | 'different';

/** As they sound in one region or another, and as keyboards and clerks write them: y/i, s/x, tr/ch, d/gi/r, c/k/q, -ng/-n, -t/-c. */
function hear(word: string): string {
  return word
    .replaceAll('y', 'i')
    .replace(/^(?:gi|r)(?=[aeiou])/u, 'd')
    .replace(/^x/u, 's')
    .replace(/^tr/u, 'ch')
    .replace(/^[kq]/u, 'c')
    .replace(/^ph/u, 'f')
    .replace(/^ngh/u, 'ng')
    .replace(/^gh/u, 'g')
    .replace(/n[gh]$/u, 'n')
    .replace(/ch$|c$/u, 't');
}

const heard = new Map<string, string>();
const mostHeard = 20_000;

/** Kept for a while: the few thousand words of names are asked for again and again. */
function soundOf(word: string): string {
  const known = heard.get(word);
  if (known !== undefined) return known;
  if (heard.size >= mostHeard) heard.clear();
  const sound = hear(word);
  heard.set(word, sound);
  return sound;
}

export function compareWords(a: string, b: string): WordLikeness {
  if (a === b) return 'same';
  if (a.length === 1 || b.length === 1) return a[0] === b[0] ? 'initial' : 'different';
  if (soundOf(a) === soundOf(b)) return 'sound';
  const shorter = Math.min(a.length, b.length);
  return shorter >= 3 && isOneSlip(a, b) ? 'spelling' : 'different';
}

/** One letter more, less, other, or two neighbours swapped. */
function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let [endA, endB] = [a.length, b.length];
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) [endA, endB] = [endA - 1, endB - 1];
  const [leftA, leftB] = [a.slice(start, endA), b.slice(start, endB)];
  if (leftA.length <= 1 && leftB.length <= 1) return true;
  return leftA.length === 2 && leftB.length === 2 && leftA[0] === leftB[1] && leftA[1] === leftB[0];
}
