/** Where something stands in a JSON value. */
export type Place = readonly (string | number)[];

const isHolder = (value: unknown): value is Readonly<Record<string, unknown>> | readonly unknown[] =>
  typeof value === 'object' && value !== null;

/** Every place of a JSON value, the whole first. */
export function placesIn(value: unknown, at: Place = []): Place[] {
  if (!isHolder(value)) return [at];
  const keys = Array.isArray(value) ? value.map((_, index) => index) : Object.keys(value);
  return [at, ...keys.flatMap((key) => placesIn((value as Readonly<Record<string, unknown>>)[key], [...at, key]))];
}

/** What takes the place of something good. */
export type Instead =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'nothing' }
  /** Beside what is there: a key of its own, whatever it is called. */
  | { readonly kind: 'key'; readonly key: string; readonly value: unknown };

/** A copy with one place changed; all else as it was. */
export function brokenAt(value: unknown, place: Place, instead: Instead): unknown {
  const [key, ...rest] = place;
  if (key === undefined) {
    if (instead.kind === 'value') return instead.value;
    if (instead.kind === 'nothing' || !isHolder(value) || Array.isArray(value)) return null;
    return withOwn(value as Readonly<Record<string, unknown>>, instead.key, instead.value);
  }
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    if (rest.length === 0 && instead.kind === 'nothing') return items.filter((_, index) => index !== key);
    return items.map((item, index) => (index === key ? brokenAt(item, rest, instead) : item));
  }
  const holder = value as Readonly<Record<string, unknown>>;
  if (rest.length === 0 && instead.kind === 'nothing') {
    return Object.fromEntries(Object.entries(holder).filter(([name]) => name !== key));
  }
  return withOwn(holder, String(key), brokenAt(holder[key], rest, instead));
}

/** As `JSON.parse` makes it: `__proto__` is a key like any other. */
function withOwn(holder: Readonly<Record<string, unknown>>, key: string, value: unknown): unknown {
  return Object.fromEntries([...Object.entries(holder).filter(([name]) => name !== key), [key, value]]);
}
