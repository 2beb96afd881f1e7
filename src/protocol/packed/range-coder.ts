/**
 * Adaptive binary arithmetic coding: a bit costs what its chance says, and the chance is learnt on the way, alike on both
 * sides. A way of coding is written once and runs in both directions: the writer codes the value it is handed and hands it
 * back, the reader takes no notice of it and hands back the one that was coded. Whole numbers only, so that every machine
 * comes to the same bytes.
 */
export interface BitCoder {
  readonly reads: boolean;
  /** One bit under the chance kept at `at`. */
  bit(chances: Chances, at: number, bit: number): number;
  /** Up to 24 bits of which nothing can be guessed. */
  raw(bits: number, value: number): number;
}

/** Chances that a bit is 0, in 1/65536, and how often each was asked. */
export interface Chances {
  readonly zero: Uint16Array;
  readonly asked: Uint8Array;
}

export function newChances(count: number): Chances {
  return { zero: new Uint16Array(count).fill(32_768), asked: new Uint8Array(count) };
}

const mostAsked = 250;
const full = 0x1_0000_0000;
const smallest = 0x100_0000;

// Learns fast at first and ever more slowly; never quite sure, so that anything can still be said.
function learn({ zero, asked }: Chances, at: number, bit: number): void {
  const count = asked[at] ?? 0;
  const before = zero[at] ?? 0;
  const step = Math.floor((2 * ((bit === 0 ? 65_535 : 0) - before)) / (2 * count + 3));
  zero[at] = Math.min(65_520, Math.max(16, before + step));
  if (count < mostAsked) asked[at] = count + 1;
}

function share(range: number, { zero }: Chances, at: number): number {
  return (range >>> 16) * (zero[at] ?? 0);
}

export interface BitWriter extends BitCoder {
  /** Bytes so far, but for the last few. */
  length(): number;
  finish(): Uint8Array<ArrayBuffer>;
}

export function createBitWriter(): BitWriter {
  const bytes: number[] = [];
  let low = 0;
  let range = full - 1;
  // A carry can still run back over the byte held here and the bytes of 0xff behind it.
  let held = 0;
  let waiting = 1;
  const shift = (): void => {
    if (low < 0xff00_0000 || low >= full) {
      const carry = low >= full ? 1 : 0;
      bytes.push((held + carry) & 0xff);
      for (; waiting > 1; waiting -= 1) bytes.push((0xff + carry) & 0xff);
      held = Math.floor(low / smallest) & 0xff;
      waiting = 0;
    }
    waiting += 1;
    low = (low % smallest) * 256;
  };
  const widen = (): void => {
    while (range < smallest) {
      range = (range * 256) % full;
      shift();
    }
  };
  return {
    reads: false,
    bit(chances, at, bit) {
      const bound = share(range, chances, at);
      if (bit === 0) range = bound;
      else {
        low += bound;
        range -= bound;
      }
      learn(chances, at, bit);
      widen();
      return bit;
    },
    raw(bits, value) {
      for (let left = bits - 1; left >= 0; left -= 1) {
        range >>>= 1;
        if (((value >>> left) & 1) === 1) low += range;
        widen();
      }
      return value;
    },
    length: () => bytes.length,
    finish() {
      for (let count = 0; count < 5; count += 1) shift();
      return Uint8Array.from(bytes);
    },
  };
}

/** Reading on far beyond the end means that the bytes are not ours. */
export class NotPacked extends Error {
  override readonly name = 'NotPacked';
}

export function createBitReader(bytes: Uint8Array): BitCoder {
  let position = 1;
  let range = full - 1;
  let code = 0;
  const next = (): number => {
    if (position > bytes.length + 8) throw new NotPacked('the bytes end too early');
    position += 1;
    return bytes[position - 1] ?? 0;
  };
  for (let count = 0; count < 4; count += 1) code = code * 256 + next();
  const widen = (): void => {
    while (range < smallest) {
      range = (range * 256) % full;
      code = (code * 256 + next()) % full;
    }
  };
  return {
    reads: true,
    bit(chances, at) {
      const bound = share(range, chances, at);
      const bit = code < bound ? 0 : 1;
      if (bit === 0) range = bound;
      else {
        code -= bound;
        range -= bound;
      }
      learn(chances, at, bit);
      widen();
      return bit;
    },
    raw(bits) {
      let value = 0;
      for (let left = bits; left > 0; left -= 1) {
        range >>>= 1;
        const bit = code >= range ? 1 : 0;
        if (bit === 1) code -= range;
        value = value * 2 + bit;
        widen();
      }
      return value;
    },
  };
}
