import { type BitCoder, NotPacked } from './range-coder.ts';
import { codeNumber, codeSigned, codeSymbol, Contexts } from './symbols.ts';

/** What strings of one place in the rows have been, alike on both sides. */
export interface TextPlace {
  readonly number: number;
  readonly seen: Map<string, number>;
  readonly list: string[];
  /** Digits as they were last, by their position in the text. */
  readonly digits: Map<number, string>;
  /** Where in the row the same text stood before. */
  twin: TextPlace | undefined;
}

export function newTextPlace(number: number): TextPlace {
  return { number, seen: new Map(), list: [], digits: new Map(), twin: undefined };
}

const form = { words: 0, uuid: 1, token: 2, hex: 3, instant: 4 } as const;
const part = { end: 0, word: 1, digits: 2 } as const;

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u;
const tokenPattern = /^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)[A-Za-z0-9_-]{16,64}$/u;
const hexPattern = /^[0-9a-f]{16,128}$/u;
const instantPattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/u;
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const longest = 1 << 20;

/**
 * Codes strings by what they look like: one that stood in this place before, or beside it in the same row; a UUID of
 * version 7 and an instant as times close to each other; tokens as their random bits; everything else as words and digits.
 */
export class TextCoder {
  readonly #coder: BitCoder;
  readonly #same = new Contexts();
  readonly #symbols = new Contexts();
  readonly #words = new Map<string, number>();
  readonly #wordList: string[] = [];
  readonly #numbers = new Contexts();
  readonly #row = new Map<string, TextPlace>();
  readonly #rowTexts = new Map<TextPlace, string>();
  #hit = 0;
  #time = 0;

  constructor(coder: BitCoder) {
    this.#coder = coder;
  }

  newRow(): void {
    this.#row.clear();
    this.#rowTexts.clear();
    this.#hit = 0;
  }

  code(place: TextPlace, text: string): string {
    const coded = this.#codeKnown(place, text) ?? this.#codeNew(place, text);
    if (!place.seen.has(coded)) {
      place.seen.set(coded, place.list.length);
      place.list.push(coded);
    }
    place.twin = this.#row.get(coded) ?? place.twin;
    if (coded.length > 1 && !this.#row.has(coded)) this.#row.set(coded, place);
    this.#rowTexts.set(place, coded);
    return coded;
  }

  #codeKnown(place: TextPlace, text: string): string | undefined {
    const beside = place.twin === undefined || place.twin === place ? undefined : this.#rowTexts.get(place.twin);
    if (beside !== undefined) {
      this.#hit = this.#coder.bit(this.#same.at(place.number, 4), 1 + this.#hit, text === beside ? 1 : 0);
      if (this.#hit === 1) return beside;
    }
    if (place.list.length === 0) return undefined;
    const index = place.seen.get(text);
    if (this.#coder.bit(this.#same.at(place.number, 4), 3, index === undefined ? 0 : 1) === 0) return undefined;
    const known = place.list[codeNumber(this.#coder, this.#numbers, place.number * 4, index ?? 0)];
    if (known === undefined) throw new NotPacked('an entry that is not there');
    return known;
  }

  #codeNew(place: TextPlace, text: string): string {
    const chances = this.#symbols.at(place.number * 4096, 8);
    switch (codeSymbol(this.#coder, chances, 3, formOf(text))) {
      case form.uuid:
        return this.#codeUuid(place, text);
      case form.token:
        return this.#codeToken(place, text);
      case form.hex:
        return this.#codeHex(place, text);
      case form.instant:
        return new Date(this.#codeTime(place, Date.parse(text))).toISOString();
      case form.words:
        return this.#codeWords(place, text);
      default:
        throw new NotPacked('a form that is not there');
    }
  }

  #codeTime(place: TextPlace, time: number): number {
    const value = this.#time + codeSigned(this.#coder, this.#numbers, place.number * 4 + 1, time - this.#time);
    if (!(value >= -62_167_219_200_000 && value <= 281_474_976_710_655)) throw new NotPacked('no time');
    this.#time = value;
    return value;
  }

  #codeUuid(place: TextPlace, text: string): string {
    const digits = text.replaceAll('-', '');
    const time = this.#codeTime(place, Number.parseInt(digits.slice(0, 12), 16));
    const version = codeSymbol(this.#coder, this.#symbols.at(place.number * 4096 + 1, 16), 4, nibble(digits, 12));
    let hex = time.toString(16).padStart(12, '0') + version.toString(16);
    const two = codeSymbol(this.#coder, this.#symbols.at(place.number * 4096 + 2, 4), 2, nibble(digits, 16) >> 2);
    hex += this.#rawHex(digits.slice(13, 16), 3);
    hex += ((two << 2) | this.#coder.raw(2, nibble(digits, 16) & 3)).toString(16);
    hex += this.#rawHex(digits.slice(17), 15);
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  }

  #rawHex(digits: string, length: number): string {
    let hex = '';
    for (let at = 0; at < length; at += 1) hex += this.#coder.raw(4, nibble(digits, at)).toString(16);
    return hex;
  }

  #codeHex(place: TextPlace, text: string): string {
    return this.#rawHex(text, codeNumber(this.#coder, this.#numbers, place.number * 4 + 2, text.length));
  }

  #codeToken(place: TextPlace, text: string): string {
    const length = codeNumber(this.#coder, this.#numbers, place.number * 4 + 2, text.length);
    let token = '';
    for (let at = 0; at < length; at += 1) {
      const unused = at === length - 1 ? unusedBits(length) : 0;
      token += letters[this.#coder.raw(6 - unused, letters.indexOf(text[at] ?? 'A') >> unused) << unused] ?? '';
    }
    return token;
  }

  #codeWords(place: TextPlace, text: string): string {
    const parts = text.match(/\d{1,15}|[^\d ]* |[^\d ]+/gu) ?? [];
    let whole = '';
    for (let at = 0; ; at += 1) {
      const position = Math.min(at, 30);
      const base = place.number * 4096 + 16 + position * 64;
      const now = parts[at] ?? '';
      const kind = now === '' ? part.end : /^\d/u.test(now) ? part.digits : part.word;
      const coded = codeSymbol(this.#coder, this.#symbols.at(base, 4), 2, kind);
      if (coded === part.end) return whole;
      whole += coded === part.digits ? this.#codeDigits(place, position, now) : this.#codeWord(place, position, now);
      if (whole.length > longest) throw new NotPacked('a text without end');
    }
  }

  #codeDigits(place: TextPlace, position: number, text: string): string {
    const base = place.number * 4096 + 16 + position * 64;
    const before = place.digits.get(position) ?? '';
    const length = codeSymbol(this.#coder, this.#symbols.at(base + 1, 16), 4, text.length);
    let digits = '';
    let alike = before.length === length;
    for (let at = 0; at < length; at += 1) {
      const was = before.charCodeAt(at) - 48;
      // As long as the digits are those of the last one, the next is likely to be the same or the one after.
      const chances = this.#symbols.at((base + 2 + at) * 16 + 0x1000_0000_0000 + (alike ? was + 1 : 0), 16);
      const digit = codeSymbol(this.#coder, chances, 4, nibble(text, at));
      if (digit !== was) alike = false;
      digits += String(digit);
    }
    place.digits.set(position, digits);
    return digits;
  }

  #codeWord(place: TextPlace, position: number, text: string): string {
    const key = 0x1_0000_0000 + (place.number * 32 + position) * 4;
    const index = this.#words.get(text) ?? -1;
    const coded = codeNumber(this.#coder, this.#numbers, key, index + 1);
    if (coded > 0) {
      const known = this.#wordList[coded - 1];
      if (known === undefined) throw new NotPacked('a word that is not there');
      return known;
    }
    const word = this.#spell(text);
    this.#words.set(word, this.#wordList.length);
    this.#wordList.push(word);
    return word;
  }

  // By UTF-16 units, so that any text comes back, also one that is no text.
  #spell(text: string): string {
    const length = codeNumber(this.#coder, this.#numbers, 0x2_0000_0000, text.length);
    if (length > longest) throw new NotPacked('a word without end');
    let word = '';
    let before = 0;
    for (let at = 0; at < length; at += 1) {
      const unit = text.charCodeAt(at);
      const high = codeSymbol(this.#coder, this.#symbols.at(-1 - Math.min(before, 255), 256), 8, (unit >>> 8) & 0xff);
      const low = codeSymbol(this.#coder, this.#symbols.at(-1_000 - before * 256 - high, 256), 8, unit & 0xff);
      before = low;
      word += String.fromCharCode(high * 256 + low);
    }
    return word;
  }
}

function formOf(text: string): number {
  if (uuidPattern.test(text)) return form.uuid;
  // A full minute is somebody's choice and not a clock's: its digits say more than its distance.
  if (instantPattern.test(text) && !text.endsWith(':00.000Z') && isInstant(text)) return form.instant;
  if (hexPattern.test(text)) return form.hex;
  if (tokenPattern.test(text) && usesAllBits(text)) return form.token;
  return form.words;
}

function isInstant(text: string): boolean {
  const time = Date.parse(text);
  return Number.isFinite(time) && new Date(time).toISOString() === text;
}

function unusedBits(length: number): number {
  return length % 4 === 2 ? 4 : length % 4 === 3 ? 2 : 0;
}

function usesAllBits(text: string): boolean {
  return letters.indexOf(text.charAt(text.length - 1)) % 2 ** unusedBits(text.length) === 0;
}

function nibble(digits: string, at: number): number {
  const value = Number.parseInt(digits.charAt(at), 16);
  return Number.isNaN(value) ? 0 : value;
}
