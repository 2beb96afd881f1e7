import type { FieldPath, Finding } from './field.ts';

/** Wrong: saving stops here until it is mended. */
export function error(field: FieldPath, code: string, vi: string, en: string): Finding {
  return { field, level: 'error', code, message: { vi, en } };
}

/** Odd: said once, at the field; a person decides. */
export function warning(field: FieldPath, code: string, vi: string, en: string): Finding {
  return { field, level: 'warning', code, message: { vi, en } };
}
