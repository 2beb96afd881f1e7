import * as v from 'valibot';
import builtIn from './national-records.json' with { type: 'json' };
import { type MappingFile, mappingSchema, type Module, modules, type Rule } from './mapping-file.ts';

/** A mapping made ready: by procedure which record, by record every rule. */
export interface Mapping {
  readonly moduleOf: (procedure: string) => Module | undefined;
  readonly rulesOf: (module: Module) => readonly Rule[];
  readonly lists: MappingFile['lists'];
  /** Their word for a paper of ours; `undefined`: it does not go. */
  readonly paperKind: (module: Module, paper: string) => string | undefined;
  readonly personalNumberField: (module: Module) => string | undefined;
}

export type ReadMapping =
  | { readonly status: 'mapping'; readonly mapping: Mapping }
  /** `sentence`: where it is wrong, for whoever runs the server. */
  | { readonly status: 'wrong'; readonly sentence: string };

/** Checks what a file says, all of it. */
export function readMapping(raw: unknown): ReadMapping {
  const read = v.safeParse(mappingSchema, raw);
  if (read.success) return { status: 'mapping', mapping: readyMapping(read.output) };
  const [issue] = read.issues;
  return { status: 'wrong', sentence: `${v.getDotPath(issue) ?? 'the whole'}: ${issue.message}` };
}

/** What is known publicly, for a province that has said nothing. */
export function builtInMapping(): Mapping {
  return readyMapping(v.parse(mappingSchema, builtIn));
}

function readyMapping(file: MappingFile): Mapping {
  const byProcedure = new Map(
    modules.flatMap((module) => file.records[module].procedures.map((procedure) => [procedure, module] as const)),
  );
  const rules = new Map(modules.map((module) => [module, rulesIn(file, module)]));
  return {
    moduleOf: (procedure) => byProcedure.get(procedure),
    rulesOf: (module) => rules.get(module) ?? [],
    lists: file.lists,
    paperKind: (module, paper) => {
      const own = file.papers[`${module}.${paper}`] ?? file.papers[paper];
      const kind = own ?? (file.papers['*'] === 'same' ? paper : undefined);
      return kind === '' ? undefined : kind;
    },
    personalNumberField: (module) => file.personalNumber[module],
  };
}

/** The rules of one record, with those of its persons written out. */
function rulesIn({ records, shared, person, name }: MappingFile, module: Module): readonly Rule[] {
  const { persons, fields, with: shares } = records[module];
  const ofPersons = persons.flatMap(({ prefix, block, renamed, splitName }) => {
    const path = (field: string): string => `${block}.${renamed[field] ?? field}`;
    return [...(splitName ? name.split : name.whole), ...person].map((rule) => ({
      ...rule,
      to: `${prefix}${rule.to}`,
      ...(rule.from === undefined ? {} : { from: path(rule.from) }),
      ...(rule.country === undefined ? {} : { country: path(rule.country) }),
    }));
  });
  return [...ofPersons, ...fields, ...shares.flatMap((share) => shared[share] ?? [])];
}
