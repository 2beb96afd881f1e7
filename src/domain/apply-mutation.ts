import * as v from 'valibot';
import type { Dossier } from './dossier.ts';
import type { Mutation } from './mutation.ts';
import type { MutationKind } from './mutation-kind.ts';
import { editDossier } from './mutations/edit-dossier.ts';
import { moveDossier } from './mutations/move-dossier.ts';
import { openDossier } from './mutations/open-dossier.ts';
import { recordPrint } from './mutations/record-print.ts';
import type { Outcome } from './outcome.ts';
import type { Instant } from './words.ts';

type Apply = (dossier: Dossier | undefined, mutation: Mutation, recordedAt: Instant | null) => Outcome;

function parsedThenApplied<Args>(kind: MutationKind<Args>): Apply {
  return (dossier, mutation, recordedAt) => {
    if (mutation.schema !== kind.schema) return { status: 'unknownKind' };
    const args = v.safeParse(kind.args, mutation.args);
    if (!args.success) {
      const problems = args.issues.map((issue) => ({
        field: v.getDotPath(issue),
        code: 'badArguments',
        message: {
          vi: `Dữ liệu gửi lên không đúng dạng: ${issue.message}`,
          en: `The data sent has the wrong form: ${issue.message}`,
        },
      }));
      return { status: 'refused', problems };
    }
    return kind.apply(dossier, args.output, mutation, recordedAt);
  };
}

interface Known {
  readonly schema: number;
  readonly apply: Apply;
}

function known<Args>(kind: MutationKind<Args>): readonly [string, Known] {
  return [kind.name, { schema: kind.schema, apply: parsedThenApplied(kind) }];
}

const kinds: ReadonlyMap<string, Known> = new Map([
  known(openDossier),
  known(editDossier),
  known(moveDossier),
  known(recordPrint),
]);

/** The version of a mutation's arguments that this build makes; `undefined` for a name it does not know. */
export function argumentVersionOf(name: string): number | undefined {
  return kinds.get(name)?.schema;
}

/**
 * The one reducer, run unchanged in the browser (to show what a person did) and on the server (to make it so).
 * Pure: the same record and mutation give the same outcome everywhere and at any time.
 */
export function applyMutation(dossier: Dossier | undefined, mutation: Mutation, recordedAt: Instant | null): Outcome {
  const kind = kinds.get(mutation.name);
  return kind === undefined ? { status: 'unknownKind' } : kind.apply(dossier, mutation, recordedAt);
}
