import { WireError } from './json.ts';

// Small numbers as text: so many digits of base `kinds` in so many characters of 64, as densely as they go. Packing gives
// every one of 64 even characters six bits; left as they are, the symbols of all columns would share one table and pay for each other.

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** By character code; what is no symbol has none. */
const valueOf: readonly (number | undefined)[] = Array.from({ length: 128 }, (_, code) => {
  const value = alphabet.indexOf(String.fromCharCode(code));
  return value === -1 ? undefined : value;
});

/** At most five characters make a group: 30 bits, which the bit operations of numbers still hold. */
const longestGroup = 5;
export const mostKinds = 2 ** 15;

interface Density {
  readonly symbols: number;
  readonly characters: number;
}

const densities = new Map<number, Density>();

function densityOf(kinds: number): Density {
  const known = densities.get(kinds);
  if (known !== undefined) return known;
  let best: Density = { symbols: 0, characters: 1 };
  for (let characters = 1; characters <= longestGroup; characters += 1) {
    const room = 64 ** characters;
    let symbols = 0;
    for (let reach = kinds; reach <= room; reach *= kinds) symbols += 1;
    if (symbols * best.characters > best.symbols * characters) best = { symbols, characters };
  }
  densities.set(kinds, best);
  return best;
}

/** Characters that so many symbols take. */
export function symbolsLength(count: number, kinds: number): number {
  if (kinds < 2 || count === 0) return 0;
  const { symbols, characters } = densityOf(kinds);
  const rest = count % symbols;
  let room = 1;
  let last = 0;
  for (let reach = kinds ** rest; rest > 0 && room < reach; room *= 64) last += 1;
  return Math.floor(count / symbols) * characters + last;
}

/** Symbols below `kinds`, as text. Nothing when there is one kind only. */
export function packSymbols(symbols: readonly number[], kinds: number): string {
  if (kinds < 2) return '';
  const density = densityOf(kinds);
  let text = '';
  for (let at = 0; at < symbols.length; at += density.symbols) {
    const group = symbols.slice(at, at + density.symbols);
    let value = 0;
    for (let index = group.length - 1; index >= 0; index -= 1) value = value * kinds + (group[index] ?? 0);
    const characters = group.length === density.symbols ? density.characters : symbolsLength(group.length, kinds);
    for (let index = 0; index < characters; index += 1) {
      text += alphabet[value % 64] ?? '';
      value = Math.floor(value / 64);
    }
  }
  return text;
}

/** @throws {WireError} when the text does not hold so many symbols, or one that is no symbol */
export function unpackSymbols(text: string, count: number, kinds: number): number[] {
  if (text.length !== symbolsLength(count, kinds)) throw new WireError('a run of symbols has the wrong length');
  if (kinds < 2) return new Array<number>(count).fill(0);
  const density = densityOf(kinds);
  const symbols: number[] = [];
  let at = 0;
  while (symbols.length < count) {
    const inGroup = Math.min(density.symbols, count - symbols.length);
    const characters = inGroup === density.symbols ? density.characters : text.length - at;
    let value = 0;
    for (let index = characters - 1; index >= 0; index -= 1) {
      const digit = valueOf[text.charCodeAt(at + index)];
      if (digit === undefined) throw new WireError('a symbol that is none');
      value = value * 64 + digit;
    }
    at += characters;
    for (let index = 0; index < inGroup; index += 1) {
      symbols.push(value % kinds);
      value = Math.floor(value / kinds);
    }
    if (value > 0) throw new WireError('a symbol beyond its kinds');
  }
  return symbols;
}
