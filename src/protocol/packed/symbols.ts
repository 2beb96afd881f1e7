import { type BitCoder, type Chances, newChances } from './range-coder.ts';

/** Chances for one kind of symbol in one place, made when first asked for. */
export class Contexts {
  readonly #known = new Map<number, Chances>();

  at(key: number, size: number): Chances {
    let found = this.#known.get(key);
    if (found === undefined) {
      found = newChances(size);
      this.#known.set(key, found);
    }
    return found;
  }
}

/** A symbol of so many bits, each under what the bits before it were. */
export function codeSymbol(coder: BitCoder, chances: Chances, bits: number, symbol: number): number {
  let node = 1;
  for (let left = bits - 1; left >= 0; left -= 1) {
    node = node * 2 + coder.bit(chances, node, (symbol >>> left) & 1);
  }
  return node - (1 << bits);
}

const learntBits = 11;

/** A whole number from 0 to 2^53 - 1: how long it is, its leading bits as they are learnt, the rest as it is. */
export function codeNumber(coder: BitCoder, contexts: Contexts, key: number, value: number): number {
  const size = codeSymbol(coder, contexts.at(key * 64, 64), 6, lengthOf(value));
  if (size < 2) return size;
  const low = size - 1;
  const learnt = Math.min(low, learntBits);
  const rest = low - learnt;
  const unit = 2 ** rest;
  const top = Math.floor(value / unit) % 2 ** learnt;
  let result = 2 ** learnt + codeSymbol(coder, contexts.at(key * 64 + size, 2 ** learnt), learnt, top);
  let below = value % unit;
  for (let left = rest; left > 0; left -= 16) {
    const bits = Math.min(16, left);
    const part = 2 ** (left - bits);
    result = result * 2 ** bits + coder.raw(bits, Math.floor(below / part));
    below %= part;
  }
  return result;
}

function lengthOf(value: number): number {
  let size = 0;
  for (let rest = value; rest >= 1; rest = Math.floor(rest / 2)) size += 1;
  return size;
}

/** The same for numbers below zero too. */
export function codeSigned(coder: BitCoder, contexts: Contexts, key: number, value: number): number {
  const size = codeNumber(coder, contexts, key, Math.abs(value));
  if (size === 0) return 0;
  const below = coder.bit(contexts.at(key * 64 + 63, 2), 1, value < 0 ? 1 : 0);
  return below === 1 ? -size : size;
}
