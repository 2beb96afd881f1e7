import type { Json, Scalar } from './json.ts';
import { mostKinds, packSymbols, symbolsLength } from './symbols.ts';

// How a column of scalars can be written, each form with what it is likely to cost once packed, in bits. Only the
// comparison of the costs matters; they were fitted by measuring (docs/decisions/0071).

export interface Written {
  readonly form: Json;
  readonly bits: number;
}

const perSymbolCharacter = 6.15;
const perTextByte = 3.6;
const perString = 6;
const perForm = 40;

const sameAll = (values: readonly Scalar[]): boolean => values.every((value) => value === values[0]);

/** The cheapest form of a column of one kind of scalar. */
export function writeScalars(values: readonly Scalar[]): Written {
  const [first = null] = values;
  if (sameAll(values)) return { form: ['=', first], bits: perForm + textBits(String(first)) };
  if (values.every((value) => typeof value === 'string')) return writeStrings(values);
  if (values.every((value) => typeof value === 'number')) return writeNumbers(values);
  return writeDistinct(values) ?? writeRaw(values);
}

function writeRaw(values: readonly Scalar[]): Written {
  return {
    form: ['v', [...values]],
    bits: perForm + values.reduce((sum: number, value) => sum + textBits(String(value)), 0),
  };
}

function writeNumbers(values: readonly number[]): Written {
  const forms = [writeRaw(values), writeDistinct(values)];
  if (values.every((value) => Number.isSafeInteger(value))) {
    const [first = 0] = values;
    const steps = values.slice(1).map((value, index) => value - (values[index] ?? 0));
    if (values.every((value) => value >= 0)) forms.push(padded(values));
    if (steps.length > 0 && steps.every((step) => Number.isSafeInteger(step))) {
      const inner = sameAll(steps)
        ? writeScalars(steps)
        : cheapest([writeRaw(steps), writeDistinct(steps), stepsPadded(steps)]);
      forms.push({ form: ['+', first, inner.form], bits: perForm + textBits(String(first)) + inner.bits });
    }
  }
  return cheapest(forms);
}

const stepsPadded = (steps: readonly number[]): Written | undefined =>
  steps.every((step) => step >= 0) ? padded(steps) : undefined;

/** Whole numbers as digits of one length. */
function padded(values: readonly number[]): Written | undefined {
  const digits = values.map(String);
  const width = Math.max(...digits.map(({ length }) => length));
  const fixed = writeFixed(digits.map((text) => text.padStart(width, '0')));
  return fixed === undefined ? undefined : { form: ['#', fixed.form], bits: fixed.bits + perForm / 2 };
}

function writeStrings(values: readonly string[]): Written {
  return cheapest([writeJoined(values), writeDistinct(values), writeFixed(values), writeWords(values)]);
}

function cheapest(forms: readonly (Written | undefined)[]): Written {
  const [best] = forms.filter((form) => form !== undefined).sort((a, b) => a.bits - b.bits);
  if (best === undefined) throw new Error('a column without a form');
  return best;
}

const separators = ['|', '~', '^', ';', '#'];

/** One text after the other, with a character between them that none contains. */
function writeJoined(values: readonly string[]): Written {
  const separator = separators.find((candidate) => values.every((value) => !value.includes(candidate)));
  const bits = perForm + values.reduce((sum, value) => sum + textBits(value) + perString, 0);
  return separator === undefined
    ? { form: ['v', [...values]], bits: bits + 8 * values.length }
    : { form: ['s', separator, values.join(separator)], bits };
}

/** Each value once, most frequent first, and which of them stands where. */
function writeDistinct(values: readonly Scalar[]): Written | undefined {
  const counts = new Map<Scalar, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const kinds = counts.size;
  if (kinds * 1.3 > values.length || kinds > mostKinds) return undefined;
  const distinct = [...counts.keys()];
  const places = new Map(distinct.map((value, index) => [value, index]));
  const symbols = values.map((value) => places.get(value) ?? 0);
  const list = distinct.every((value) => typeof value === 'string') ? writeJoined(distinct) : writeRaw(distinct);
  return {
    form: ['d', list.form, kinds, packSymbols(symbols, kinds)],
    bits: perForm + list.bits + symbolsLength(values.length, kinds) * perSymbolCharacter,
  };
}

const longestFixed = 64;

interface Places {
  kinds: string;
  count: number;
}

/** The characters of a text of ASCII, each once, in their order. */
function kindsOf(text: string): string {
  const seen = new Uint8Array(0x80);
  for (let at = 0; at < text.length; at += 1) seen[text.charCodeAt(at)] = 1;
  let kinds = '';
  for (let code = seen.indexOf(1); code !== -1; code = seen.indexOf(1, code + 1)) kinds += String.fromCharCode(code);
  return kinds;
}

const placesBits = ({ kinds, count }: Places, values: number): number =>
  kinds.length === 1
    ? 5 * count
    : 30 + 3 * kinds.length + symbolsLength(count * values, kinds.length) * perSymbolCharacter;

/** Texts of one length, place by place: places where all agree are said once; neighbours of like kinds go together. */
function writeFixed(values: readonly string[]): Written | undefined {
  const [first = ''] = values;
  const { length } = first;
  if (length === 0 || length > longestFixed || values.length < 2) return undefined;
  if (!values.every((value) => value.length === length && /^[\x20-\x7e]+$/u.test(value))) return undefined;
  const groups: Places[] = [];
  for (let at = 0; at < length; at += 1) {
    let characters = '';
    for (const value of values) characters += value.charAt(at);
    const place: Places = { kinds: kindsOf(characters), count: 1 };
    const before = groups.at(-1);
    if (before === undefined || before.kinds.length === 1 || place.kinds.length === 1) {
      groups.push(place);
      continue;
    }
    const together = { kinds: kindsOf(before.kinds + place.kinds), count: before.count + 1 };
    const apart = placesBits(before, values.length) + placesBits(place, values.length);
    if (placesBits(together, values.length) <= apart) groups[groups.length - 1] = together;
    else groups.push(place);
  }
  const form: Json[] = ['f'];
  let bits = perForm;
  let at = 0;
  for (const group of groups) {
    bits += placesBits(group, values.length);
    const texts = Array.from({ length: group.count }, (_, place) =>
      values.map((value) => value[at + place] ?? ''),
    ).flat();
    at += group.count;
    const [kind = ''] = group.kinds;
    const last = form.at(-1);
    if (group.kinds.length > 1) {
      const symbols = texts.map((character) => group.kinds.indexOf(character));
      form.push([group.kinds, group.count, packSymbols(symbols, group.kinds.length)]);
    } else if (form.length > 1 && typeof last === 'string') form[form.length - 1] = last + kind;
    else form.push(kind);
  }
  return { form, bits };
}

/** Texts of several words: how many each has, and the words of all. */
function writeWords(values: readonly string[]): Written | undefined {
  if (values.length < 8 || !values.some((value) => value.includes(' '))) return undefined;
  const words = values.map((value) => value.split(' '));
  const lengths = words.map(({ length }) => length);
  const flat = words.flat();
  const counted = sameAll(lengths) ? writeScalars(lengths) : writeDistinct(lengths);
  const written = writeDistinct(flat);
  if (counted === undefined || written === undefined) return undefined;
  return { form: ['w', counted.form, written.form], bits: perForm + counted.bits + written.bits };
}

function textBits(text: string): number {
  let bits = 0;
  for (let at = 0; at < text.length; at += 1) bits += text.charCodeAt(at) < 0x80 ? perTextByte : 2.2 * perTextByte;
  return bits;
}
