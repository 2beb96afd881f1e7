import { readArguments } from './act-arguments.ts';
import type { Dossier } from './dossier.ts';
import type { Mutation } from './mutation.ts';
import type { MutationKind } from './mutation-kind.ts';
import type { Outcome } from './outcome.ts';
import type { Instant } from './words.ts';

type Apply = (dossier: Dossier | undefined, mutation: Mutation, recordedAt: Instant | null) => Outcome;

export interface Reducer {
  readonly apply: Apply;
  /** By name, the version of the arguments that this build makes. */
  readonly versions: ReadonlyMap<string, number>;
}

/** A kind with its type of arguments folded away, so that kinds fit into one list. */
export interface KnownKind {
  readonly name: string;
  readonly schema: number;
  readonly apply: Apply;
}

export function knownKind<Args>(kind: MutationKind<Args, string>): KnownKind {
  const { name, schema } = kind;
  return {
    name,
    schema,
    apply(dossier, mutation, recordedAt) {
      const read = readArguments(kind, mutation);
      return read.status === 'read' ? kind.apply(dossier, read.args, read.mutation, recordedAt) : read;
    },
  };
}

/** One reducer out of many kinds. */
export function createReducer(kinds: readonly KnownKind[]): Reducer {
  const byName = new Map(kinds.map((kind) => [kind.name, kind]));
  return {
    versions: new Map(kinds.map(({ name, schema }) => [name, schema])),
    apply: (dossier, mutation, recordedAt) =>
      byName.get(mutation.name)?.apply(dossier, mutation, recordedAt) ?? { status: 'unknownKind' },
  };
}
