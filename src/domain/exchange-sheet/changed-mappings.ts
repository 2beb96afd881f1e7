import { type MappingChanges, type SheetMapping, withChanges } from './column-mapping.ts';

export type ChangedMappings =
  | { readonly status: 'changed'; readonly mappings: readonly SheetMapping[] }
  | { readonly status: 'unknownColumns'; readonly columns: readonly string[] };

/** All record kinds with a province's changes; one column it does not know, and nothing is changed. */
export function changedMappings(
  mappings: readonly SheetMapping[],
  changes: readonly MappingChanges[],
): ChangedMappings {
  const changed: SheetMapping[] = [];
  for (const mapping of mappings) {
    const own = changes.find(({ bookKind }) => bookKind === mapping.bookKind);
    const outcome = own === undefined ? { status: 'changed' as const, mapping } : withChanges(mapping, own);
    if (outcome.status === 'unknownColumns') return outcome;
    changed.push(outcome.mapping);
  }
  return { status: 'changed', mappings: changed };
}
