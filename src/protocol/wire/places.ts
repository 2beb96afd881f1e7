import { type Allowance, countOf, listOf, unpack } from './unpack.ts';
import { isObject, type Json, type JsonObject, objectOf, WireError } from './json.ts';
import { pack } from './pack.ts';

/** An object's known parts by their places, and what else it has, so that a part added later travels too. */
export function placed(value: JsonObject, keys: readonly string[]): Json[] {
  const parts = keys.map((key): Json => value[key] ?? null);
  const more = objectOf(Object.entries(value).filter(([key]) => !keys.includes(key)));
  return Object.keys(more).length === 0 ? parts : [...parts, more];
}

export function unplaced(form: Json | undefined, keys: readonly string[]): JsonObject {
  const parts = listOf(form);
  const more = parts[keys.length] ?? objectOf([]);
  if (parts.length < keys.length || parts.length > keys.length + 1 || !isObject(more))
    throw new WireError('parts out of place');
  return objectOf([...keys.map((key, place) => [key, parts[place] ?? null] as const), ...Object.entries(more)]);
}

/** A list as columns, with its length. */
export function packed(values: readonly Json[]): Json {
  return values.length === 0 ? 0 : [values.length, pack(values)];
}

export function unpacked(form: Json | undefined, allowance: Allowance): Json[] {
  if (form === 0) return [];
  const [count, columns = null, ...more] = listOf(form);
  if (more.length > 0) throw new WireError('a list with more than its columns');
  return unpack(columns, countOf(count), allowance);
}

export function objectIn(value: Json | undefined): JsonObject {
  if (value === undefined || !isObject(value)) throw new WireError('an object was expected');
  return value;
}

/** A part that must be there, and is the value's own. */
export function part(value: JsonObject, key: string): Json {
  const found = Object.hasOwn(value, key) ? value[key] : undefined;
  if (found === undefined) throw new WireError(`${key} is missing`);
  return found;
}

export function without(value: JsonObject, keys: readonly string[]): JsonObject {
  // Assigned, it would become the prototype.
  if (Object.hasOwn(value, '__proto__')) return objectOf(Object.entries(value).filter(([key]) => !keys.includes(key)));
  const rest: Record<string, Json> = {};
  for (const [key, one] of Object.entries(value)) if (!keys.includes(key)) rest[key] = one;
  return rest;
}
