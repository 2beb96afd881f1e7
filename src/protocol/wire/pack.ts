import { isArray, isObject, type Json, type JsonArray, type JsonObject, type Scalar } from './json.ts';
import { writeScalars, type Written } from './scalar-columns.ts';
import { packSymbols, symbolsLength } from './symbols.ts';

/** Deeper values go as they are. */
export const deepestColumns = 24;

/** A column of scalars that is written already, by the rows it has values in: a later one may say "as there". */
type SeenColumn = ReadonlyMap<number, Scalar>;

interface Surroundings {
  readonly depth: number;
  readonly seen: SeenColumn[];
  /** The yes and no of the references so far: one that was written costs little the second time. */
  readonly masks: Set<string>;
}

/**
 * A list of values as columns: like with like, what is the same said once. `unpack` makes the same values of it. The
 * order of an object's keys is not kept; JSON gives it no meaning.
 */
export function pack(values: readonly Json[]): Json {
  const rows = values.map((_, index) => index);
  return packColumn(values, rows, { depth: 0, seen: [], masks: new Set() });
}

function packColumn(values: readonly Json[], rows: readonly number[], around: Surroundings): Json {
  const [first = null] = values;
  if (values.length < 2 || around.depth >= deepestColumns) return values.length === 0 ? 0 : ['v', [...values]];
  const kinds = [...new Set(values.map(kindOf))].sort();
  if (kinds.length === 1) return packKind(kindOf(first), values, rows, around);
  const symbols = values.map((value) => kinds.indexOf(kindOf(value)));
  const parts = kinds.map((kind, symbol) => {
    const places = rows.flatMap((_, index) => (symbols[index] === symbol ? [index] : []));
    const pick = <Item>(items: readonly Item[]): Item[] => places.flatMap((place) => items.slice(place, place + 1));
    return packKind(kind, pick(values), pick(rows), around);
  });
  return ['m', kinds.join(''), packSymbols(symbols, kinds.length), ...parts];
}

/** What goes together: nothing, yes and no, numbers, texts, lists, objects. */
type Kind = '0' | 'b' | 'n' | 's' | 'a' | 'o';

function kindOf(value: Json): Kind {
  if (value === null) return '0';
  if (isArray(value)) return 'a';
  if (isObject(value)) return 'o';
  return typeof value === 'boolean' ? 'b' : typeof value === 'number' ? 'n' : 's';
}

function packKind(kind: Kind, values: readonly Json[], rows: readonly number[], around: Surroundings): Json {
  switch (kind) {
    case 'a':
      return packArrays(values as readonly JsonArray[], around);
    case 'o':
      return packObjects(values as readonly JsonObject[], rows, around);
    case '0':
    case 'b':
    case 'n':
    case 's':
      return packScalars(values as readonly Scalar[], rows, around);
  }
}

function packArrays(values: readonly JsonArray[], { depth }: Surroundings): Json {
  const lengths = values.map(({ length }) => length);
  const flat = values.flat();
  const items = packColumn(
    flat,
    flat.map((_, index) => index),
    { depth: depth + 1, seen: [], masks: new Set() },
  );
  return ['a', writeScalars(lengths).form, items];
}

function packObjects(values: readonly JsonObject[], rows: readonly number[], around: Surroundings): Json {
  const columns = new Map<string, { readonly place: number; readonly values: Json[]; readonly rows: number[] }>();
  const shapes = new Map<string, number>();
  const shapeOf: number[] = [];
  for (const [index, value] of values.entries()) {
    const places: number[] = [];
    for (const [key, part] of Object.entries(value)) {
      let column = columns.get(key);
      if (column === undefined) columns.set(key, (column = { place: columns.size, values: [], rows: [] }));
      column.values.push(part);
      column.rows.push(rows[index] ?? 0);
      places.push(column.place);
    }
    const shape = places.sort((a, b) => a - b).join();
    if (!shapes.has(shape)) shapes.set(shape, shapes.size);
    shapeOf.push(shapes.get(shape) ?? 0);
  }
  const inside = { ...around, depth: around.depth + 1 };
  const parts = [...columns.values()].map((column) => packColumn(column.values, column.rows, inside));
  const all = [...columns.keys()];
  if (shapes.size === 1) return ['o', all, 0, '', ...parts];
  // The keys a shape lacks: most have most.
  const lacks = [...shapes.keys()].map((shape) => {
    const has = new Set(shape.split(','));
    return all.flatMap((_, place) => (has.has(String(place)) ? [] : [place]));
  });
  return ['o', all, lacks, packSymbols(shapeOf, shapes.size), ...parts];
}

const fewestReferences = 4;
const perReference = 70;

function packScalars(values: readonly Scalar[], rows: readonly number[], around: Surroundings): Json {
  const place = around.seen.length;
  const plain = writeScalars(values);
  around.seen.push(new Map(rows.map((row, index) => [row, values[index] ?? null])));
  return bestReference(values, rows, { plain, around, place })?.form ?? plain.form;
}

/** The applicant is mostly one of the parents: her column says so in one bit a row, and writes out only the rest. */
function bestReference(
  values: readonly Scalar[],
  rows: readonly number[],
  { plain, around, place }: { readonly plain: Written; readonly around: Surroundings; readonly place: number },
): Written | undefined {
  if (values.length < fewestReferences || plain.bits < perReference * 2) return undefined;
  let best: (Written & { readonly mask: string }) | undefined;
  for (let other = 0; other < place; other += 1) {
    const column = around.seen[other];
    if (column === undefined || !mayMatch(column, values, rows)) continue;
    const same = values.map((value, index) => column.get(rows[index] ?? -1) === value);
    const matches = same.filter(Boolean).length;
    const maskBits = matches === values.length ? 0 : 6.15 * symbolsLength(values.length, 2);
    if (matches === 0 || plain.bits * (1 - matches / values.length) + perReference > plain.bits) continue;
    const mask = matches === values.length ? '' : packSymbols(same.map(Number), 2);
    const used = around.masks.has(mask);
    const rest =
      matches === values.length ? undefined : writeScalars(values.filter((_, index) => same[index] !== true));
    const bits = perReference + (used ? 24 : maskBits) + (rest?.bits ?? 0);
    if (bits < (best?.bits ?? plain.bits)) best = { form: ['r', other, mask, rest?.form ?? 0], bits, mask };
  }
  if (best !== undefined) around.masks.add(best.mask);
  return best;
}

const sample = 24;

/** A quick look at a few rows before all are compared. */
function mayMatch(column: SeenColumn, values: readonly Scalar[], rows: readonly number[]): boolean {
  const step = Math.max(1, Math.floor(values.length / sample));
  let matches = 0;
  for (let at = 0; at < values.length; at += step) if (column.get(rows[at] ?? -1) === values[at]) matches += 1;
  return matches * step * 5 >= values.length;
}
