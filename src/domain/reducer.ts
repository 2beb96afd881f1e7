import * as v from 'valibot';
import type { Dossier } from './dossier.ts';
import type { Mutation } from './mutation.ts';
import type { MutationKind } from './mutation-kind.ts';
import { type Outcome, refused } from './outcome.ts';
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

const notItsArguments: Outcome = refused('badArguments', {
  vi: 'Dữ liệu gửi lên không đúng dạng của phiên bản đã lập.',
  en: 'The data sent does not have the form of the version it was made with.',
});

export function knownKind<Args>(kind: MutationKind<Args>): KnownKind {
  const earlier = new Map((kind.earlier ?? []).map((version) => [version.schema, version]));
  return {
    name: kind.name,
    schema: kind.schema,
    apply(dossier, mutation, recordedAt) {
      // R15: a copy is judged in today's words; the text that was hashed and stored stays as it was made.
      let { schema, args } = mutation;
      while (schema < kind.schema) {
        const version = earlier.get(schema);
        if (version === undefined) return { status: 'unknownKind' };
        const next = version.toNext(args);
        if (next === undefined) return notItsArguments;
        [schema, args] = [schema + 1, next];
      }
      if (schema !== kind.schema) return { status: 'unknownKind' };
      const parsed = v.safeParse(kind.args, args);
      if (!parsed.success) return { status: 'refused', problems: parsed.issues.map(problemOf) };
      return kind.apply(dossier, parsed.output, { ...mutation, schema, args }, recordedAt);
    },
  };
}

function problemOf(issue: v.BaseIssue<unknown>) {
  return {
    field: v.getDotPath(issue),
    code: 'badArguments',
    message: {
      vi: `Dữ liệu gửi lên không đúng dạng: ${issue.message}`,
      en: `The data sent has the wrong form: ${issue.message}`,
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
