import { isArray, type Json, type JsonArray, type Scalar, WireError } from './json.ts';
import { deepestColumns } from './pack.ts';
import { mostKinds, unpackSymbols } from './symbols.ts';

/**
 * How much may come of one body, in characters of values: a column may say a thing once that stands in a million rows
 * (R17). Spent as values are made, before they are.
 */
export interface Allowance {
  left: number;
}

/** A column of scalars, by the rows it has values in: a later one may say "as there". Few are asked, so few are made a map. */
interface SeenColumn {
  readonly rows: readonly number[];
  readonly values: readonly Scalar[];
  byRow?: ReadonlyMap<number, Scalar>;
}

interface Surroundings {
  readonly depth: number;
  readonly seen: SeenColumn[];
  readonly allowance: Allowance;
}

/**
 * The values that `pack` was given, `count` of them.
 *
 * @throws {WireError} for anything that `pack` does not make, and for what would take more than is allowed
 */
export function unpack(form: Json, count: number, allowance: Allowance): Json[] {
  spend(allowance, count);
  const rows = Array.from({ length: count }, (_, index) => index);
  return unpackColumn(form, rows, { depth: 0, seen: [], allowance });
}

function unpackColumn(form: Json, rows: readonly number[], around: Surroundings): Json[] {
  const count = rows.length;
  if (count < 2 || around.depth >= deepestColumns) return count === 0 ? nothing(form) : [...listed(form, count)];
  const parts = listOf(form);
  switch (nameOf(parts[0])) {
    case 'm':
      return unpackMixed(parts, rows, around);
    case 'a':
      return unpackArrays(parts, count, around);
    case 'o':
      return unpackObjects(parts, rows, around);
    default:
      return unpackKind('n', form, rows, around);
  }
}

function nothing(form: Json): Json[] {
  if (form !== 0) throw new WireError('a column without rows holds something');
  return [];
}

const kindNames = '0abnos';

function unpackMixed([, kinds, symbols, ...forms]: JsonArray, rows: readonly number[], around: Surroundings): Json[] {
  const names = textOf(kinds);
  if (names.length < 2 || names.length > kindNames.length || forms.length !== names.length)
    throw new WireError('a mixed column');
  const placed = unpackSymbols(textOf(symbols), rows.length, names.length);
  const values: Json[] = new Array<Json>(rows.length).fill(null);
  forms.forEach((form, symbol) => {
    const places = placed.flatMap((one, index) => (one === symbol ? [index] : []));
    const ofKind = places.map((place) => rows[place] ?? 0);
    unpackKind(names[symbol] ?? '', form, ofKind, around).forEach(
      (value, index) => (values[places[index] ?? 0] = value),
    );
  });
  return values;
}

// A column of one value among others of another kind has its form all the same.
function unpackKind(kind: string, form: Json, rows: readonly number[], around: Surroundings): Json[] {
  if (!kindNames.includes(kind)) throw new WireError('a kind that is none');
  const parts = listOf(form);
  switch (kind) {
    case 'a':
      return unpackArrays(parts, rows.length, around);
    case 'o':
      return unpackObjects(parts, rows, around);
    default: {
      const values = unpackReference(parts, rows, around);
      around.seen.push({ rows, values });
      return values;
    }
  }
}

function unpackArrays(parts: JsonArray, count: number, { depth, allowance }: Surroundings): Json[] {
  const [tag, lengthsForm = null, itemsForm = null] = parts;
  if (tag !== 'a' || parts.length !== 3) throw new WireError('a column of lists');
  const lengths = unpackScalars(lengthsForm, count, allowance).map(countOf);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  spend(allowance, total);
  const items = unpackColumn(
    itemsForm,
    Array.from({ length: total }, (_, index) => index),
    { depth: depth + 1, seen: [], allowance },
  );
  let at = 0;
  return lengths.map((length) => items.slice(at, (at += length)));
}

function unpackObjects(parts: JsonArray, rows: readonly number[], around: Surroundings): Json[] {
  const [tag, keyList = null, lackLists = null, symbols = null, ...forms] = parts;
  const keys = listOf(keyList).map(textOf);
  if (tag !== 'o' || forms.length !== keys.length || new Set(keys).size !== keys.length)
    throw new WireError('a column of objects');
  const lacks = lackLists === 0 ? [new Set<Json>()] : listOf(lackLists).map((list) => new Set(listOf(list)));
  if (lacks.length === 0 || lacks.length > mostKinds) throw new WireError('a column of objects without shape');
  const shapes = unpackSymbols(textOf(symbols), rows.length, lacks.length);
  const objects = rows.map((): Record<string, Json> => ({}));
  const inside = { ...around, depth: around.depth + 1 };
  spend(around.allowance, rows.length);
  const all = rows.map((_, index) => index);
  keys.forEach((key, place) => {
    const complete = lacks.every((lack) => !lack.has(place));
    const having = complete ? all : all.filter((index) => lacks[shapes[index] ?? 0]?.has(place) !== true);
    spend(around.allowance, having.length * (key.length + 1));
    const ofThose = complete ? rows : having.map((index) => rows[index] ?? 0);
    const values = unpackColumn(forms[place] ?? null, ofThose, inside);
    const isPrototype = key === '__proto__';
    for (let at = 0; at < having.length; at += 1) {
      const object = objects[having[at] ?? 0];
      const value = values[at] ?? null;
      if (object === undefined) continue;
      // Assigned, it would become the prototype.
      if (isPrototype)
        Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
      else object[key] = value;
    }
  });
  return objects;
}

function unpackReference(parts: JsonArray, rows: readonly number[], { seen, allowance }: Surroundings): Scalar[] {
  if (parts[0] !== 'r') return unpackScalars(parts, rows.length, allowance);
  const [, other = null, maskForm = null, restForm = null] = parts;
  const seenColumn = seen[countOf(other)];
  if (seenColumn === undefined || parts.length !== 4) throw new WireError('a reference to a column that is not there');
  const column = byRow(seenColumn);
  const mask = textOf(maskForm);
  const same = mask === '' ? rows.map(() => 1) : unpackSymbols(mask, rows.length, 2);
  const rest = mask === '' ? [] : unpackScalars(restForm, same.filter((one) => one === 0).length, allowance);
  let at = -1;
  return rows.map((row, index) => {
    if (same[index] === 0) return rest[(at += 1)] ?? null;
    const value = column.get(row);
    if (value === undefined) throw new WireError('a reference to a row that has nothing there');
    spendOn(allowance, value);
    return value;
  });
}

function byRow(column: SeenColumn): ReadonlyMap<number, Scalar> {
  column.byRow ??= new Map(column.rows.map((row, index) => [row, column.values[index] ?? null]));
  return column.byRow;
}

function unpackScalars(form: Json, count: number, allowance: Allowance): Scalar[] {
  const parts = listOf(form);
  const values = scalarsOf(parts, count, allowance);
  if (values.length !== count) throw new WireError('a column of another length');
  return values;
}

function scalarsOf(parts: JsonArray, count: number, allowance: Allowance): Scalar[] {
  const [tag, first = null, second = null, third = null] = parts;
  switch (nameOf(tag)) {
    case '=':
      spend(allowance, count * sizeOf(scalarOf(first)));
      return new Array<Scalar>(count).fill(scalarOf(first));
    case 'v':
      return listed(parts, count).map(scalarOf);
    case 's': {
      const separator = textOf(first);
      if (separator.length !== 1) throw new WireError('a separator');
      return textOf(second).split(separator);
    }
    case 'd': {
      const kinds = countOf(second);
      if (kinds === 0 || kinds > mostKinds || kinds > count) throw new WireError('a column of few values');
      const distinct = unpackScalars(first, kinds, allowance);
      return unpackSymbols(textOf(third), count, kinds).map((symbol) => {
        const value = distinct[symbol] ?? null;
        spendOn(allowance, value);
        return value;
      });
    }
    case 'f':
      return fixedTexts(parts.slice(1), count, allowance);
    case '#':
      return unpackScalars(first, count, allowance).map((value) => countOf(Number(textOf(value))));
    case '+': {
      const steps = unpackScalars(second, Math.max(0, count - 1), allowance).map(numberOf);
      const values = [numberOf(first)];
      for (const step of steps) values.push(numberOf(values.at(-1)) + step);
      return values;
    }
    case 'w': {
      const lengths = unpackScalars(first, count, allowance).map(countOf);
      const total = lengths.reduce((sum, length) => sum + length, 0);
      spend(allowance, total);
      const words = unpackScalars(second, total, allowance).map(textOf);
      let at = 0;
      return lengths.map((length) => words.slice(at, (at += length)).join(' '));
    }
    default:
      throw new WireError('a column of an unknown form');
  }
}

function fixedTexts(groups: JsonArray, count: number, allowance: Allowance): string[] {
  const columns: (string | readonly string[])[] = [];
  for (const group of groups) {
    if (typeof group === 'string') {
      spend(allowance, group.length * count);
      columns.push(group);
      continue;
    }
    const [kindsForm = null, placesForm = null, symbolsForm = null] = listOf(group);
    const kinds = textOf(kindsForm);
    const places = countOf(placesForm);
    if (kinds.length < 2) throw new WireError('places without kinds');
    spend(allowance, places * count);
    const symbols = unpackSymbols(textOf(symbolsForm), places * count, kinds.length);
    for (let place = 0; place < places; place += 1) {
      columns.push(symbols.slice(place * count, (place + 1) * count).map((symbol) => kinds[symbol] ?? ''));
    }
  }
  const texts: string[] = [];
  for (let row = 0; row < count; row += 1) {
    let text = '';
    for (const column of columns) text += typeof column === 'string' ? column : (column[row] ?? '');
    texts.push(text);
  }
  return texts;
}

/** Values said one by one. They are in the body as they are, so they cost no more than it. */
function listed(form: Json, count: number): JsonArray {
  const [tag, values = null] = listOf(form);
  const list = listOf(values);
  if (tag !== 'v' || list.length !== count) throw new WireError('a list of another length');
  return list;
}

function spend(allowance: Allowance, units: number): void {
  allowance.left -= units;
  if (!(allowance.left >= 0)) throw new WireError('more than one body may hold');
}

function spendOn(allowance: Allowance, value: Scalar): void {
  spend(allowance, sizeOf(value));
}

function sizeOf(value: Scalar): number {
  return typeof value === 'string' ? value.length + 1 : 1;
}

export function listOf(value: Json | undefined): JsonArray {
  if (value === undefined || !isArray(value)) throw new WireError('a list was expected');
  return value;
}

export function textOf(value: Json | undefined): string {
  if (typeof value !== 'string') throw new WireError('a text was expected');
  return value;
}

function numberOf(value: Json | undefined): number {
  if (typeof value !== 'number') throw new WireError('a number was expected');
  return value;
}

const nameOf = (tag: Json | undefined): string => (typeof tag === 'string' ? tag : '');

/** A whole number from 0. */
export function countOf(value: Json | undefined): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0)
    throw new WireError('a count was expected');
  return value;
}

function scalarOf(value: Json): Scalar {
  if (typeof value === 'object' && value !== null) throw new WireError('a single value was expected');
  return value;
}
