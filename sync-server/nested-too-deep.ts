/**
 * More levels than any act has. Beyond some thousands nothing that walks a value comes back: not the canonical text, not
 * JSON, not what compares two values. So nobody walks what is deeper than this (R17).
 */
const deepest = 64;

/** Whether a JSON value goes deeper than an act may. Looks no further down than that. */
export function nestedTooDeep(value: unknown, left = deepest): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (left === 0) return true;
  if (Array.isArray(value)) return value.some((item) => nestedTooDeep(item, left - 1));
  for (const key in value) {
    if (nestedTooDeep((value as Readonly<Record<string, unknown>>)[key], left - 1)) return true;
  }
  return false;
}
