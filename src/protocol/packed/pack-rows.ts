import { newTextPlace, TextCoder, type TextPlace } from './pack-text.ts';
import { type BitCoder, createBitReader, createBitWriter, NotPacked } from './range-coder.ts';
import { codeNumber, codeSigned, codeSymbol, Contexts } from './symbols.ts';

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

const kind = { null: 0, false: 1, true: 2, whole: 3, number: 4, string: 5, array: 6, object: 7 } as const;

/** One place in the rows: a key of an object, or the elements of an array. */
interface Place {
  readonly number: number;
  readonly text: TextPlace;
  readonly keys: string[];
  readonly children: Map<string, Place>;
  elements: Place[];
}

const mostItems = 4_000_000;

export interface RowPacker {
  add(row: JsonValue): void;
  /** Bytes so far, within a few. */
  bytes(): number;
  finish(): Uint8Array<ArrayBuffer>;
}

/**
 * Packs JSON values that are much alike, row by row; what is learnt of a place in one row makes the next one small.
 * Object keys come back in another order: values are compared by their canonical text.
 *
 * @see unpackRows
 */
export function createRowPacker(): RowPacker {
  const writer = createBitWriter();
  const coder = new RowCoder(writer);
  return {
    add: (row) => void coder.row(row),
    bytes: () => writer.length(),
    finish: () => writer.finish(),
  };
}

/** @throws {NotPacked} when the bytes are not what `packRows` made of so many rows. */
export function unpackRows(bytes: Uint8Array, count: number): JsonValue[] {
  const packer = new RowCoder(createBitReader(bytes));
  const rows: JsonValue[] = [];
  for (let at = 0; at < count; at += 1) rows.push(packer.row(null));
  return rows;
}

class RowCoder {
  readonly #coder: BitCoder;
  readonly #texts: TextCoder;
  readonly #kinds = new Contexts();
  readonly #numbers = new Contexts();
  readonly #keys = newTextPlace(0);
  readonly #root: Place;
  #places = 0;
  #items = 0;

  constructor(coder: BitCoder) {
    this.#coder = coder;
    this.#texts = new TextCoder(coder);
    this.#root = this.#newPlace();
  }

  row(value: JsonValue): JsonValue {
    this.#texts.newRow();
    return this.#value(this.#root, value);
  }

  #newPlace(): Place {
    this.#places += 1;
    const number = this.#places;
    return { number, text: newTextPlace(number), keys: [], children: new Map(), elements: [] };
  }

  #value(place: Place, value: JsonValue): JsonValue {
    this.#items += 1;
    if (this.#items > mostItems) throw new NotPacked('values without end');
    const coded = codeSymbol(this.#coder, this.#kinds.at(place.number, 8), 3, kindOf(value));
    switch (coded) {
      case kind.null:
        return null;
      case kind.false:
      case kind.true:
        return coded === kind.true;
      case kind.whole:
        return codeSigned(this.#coder, this.#numbers, place.number * 4, value as number);
      case kind.number:
        return Number(this.#texts.code(place.text, this.#coder.reads ? '' : JSON.stringify(value)));
      case kind.string:
        return this.#texts.code(place.text, this.#coder.reads ? '' : (value as string));
      case kind.array:
        return this.#array(place, this.#coder.reads ? [] : (value as readonly JsonValue[]));
      default:
        return this.#object(place, this.#coder.reads ? {} : (value as { readonly [key: string]: JsonValue }));
    }
  }

  #array(place: Place, values: readonly JsonValue[]): JsonValue {
    const length = codeNumber(this.#coder, this.#numbers, place.number * 4 + 1, values.length);
    if (length > mostItems) throw new NotPacked('an array without end');
    const made: JsonValue[] = [];
    for (let at = 0; at < length; at += 1) {
      const near = Math.min(at, 7);
      place.elements[near] ??= this.#newPlace();
      made.push(this.#value(place.elements[near], values[at] ?? null));
    }
    return made;
  }

  #object(place: Place, value: { readonly [key: string]: JsonValue }): JsonValue {
    const entries: [string, JsonValue][] = [];
    let beside = 1;
    for (const key of place.keys) {
      const child = this.#child(place, key);
      const present = Object.hasOwn(value, key) ? 1 : 0;
      beside = this.#coder.bit(this.#kinds.at(-child.number, 2), beside, present);
      if (beside === 1) entries.push([key, this.#value(child, value[key] ?? null)]);
    }
    const unknown = Object.keys(value).filter((key) => !place.children.has(key));
    const count = codeNumber(this.#coder, this.#numbers, place.number * 4 + 2, unknown.length);
    if (count > mostItems) throw new NotPacked('an object without end');
    for (let at = 0; at < count; at += 1) {
      const key = this.#texts.code(this.#keys, unknown[at] ?? '');
      place.keys.push(key);
      entries.push([key, this.#value(this.#child(place, key), value[key] ?? null)]);
    }
    // As own properties, whatever they are called.
    return Object.fromEntries(entries);
  }

  #child(place: Place, key: string): Place {
    let child = place.children.get(key);
    if (child === undefined) {
      child = this.#newPlace();
      place.children.set(key, child);
    }
    return child;
  }
}

function kindOf(value: JsonValue): number {
  if (value === null) return kind.null;
  if (typeof value === 'boolean') return value ? kind.true : kind.false;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? kind.whole : kind.number;
  if (typeof value === 'string') return kind.string;
  return Array.isArray(value) ? kind.array : kind.object;
}
