/// <reference types="vite/types/importMeta.d.ts" />
import type { Label } from '../../src/domain/words.ts';

const modules = import.meta.glob<Readonly<Record<string, unknown>>>('../../src/domain/**/*.ts', { eager: true });

const isLabel = (value: object): value is Label =>
  'vi' in value && 'en' in value && typeof value.vi === 'string' && typeof value.en === 'string';

function collect(value: unknown, into: Map<string, Label>, seen: Set<object>): void {
  if (typeof value !== 'object' || value === null || seen.has(value)) return;
  seen.add(value);
  if (isLabel(value)) {
    into.set(value.vi, value);
    return;
  }
  for (const each of value instanceof Map ? value.values() : Object.values(value)) collect(each, into, seen);
}

/** Every label that stands in the domain's data, once. What a function makes of facts is not among them. */
export function domainLabels(): readonly Label[] {
  const found = new Map<string, Label>();
  const seen = new Set<object>();
  for (const module of Object.values(modules)) for (const each of Object.values(module)) collect(each, found, seen);
  return [...found.values()];
}

/** Labels that are said in Vietnamese for want of a name. */
export function unnamed(names: Readonly<Record<string, string>>): readonly string[] {
  return domainLabels().flatMap(({ vi }) => (Object.hasOwn(names, vi) ? [] : [vi]));
}
