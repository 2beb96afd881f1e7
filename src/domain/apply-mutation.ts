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

const kinds: ReadonlyMap<string, Apply> = new Map([
  [openDossier.name, parsedThenApplied(openDossier)],
  [editDossier.name, parsedThenApplied(editDossier)],
  [moveDossier.name, parsedThenApplied(moveDossier)],
  [recordPrint.name, parsedThenApplied(recordPrint)],
]);

/**
 * The one reducer, run unchanged in the browser (to show what a person did) and on the server (to make it so).
 * Pure: the same record and mutation give the same outcome everywhere and at any time.
 */
export function applyMutation(dossier: Dossier | undefined, mutation: Mutation, recordedAt: Instant | null): Outcome {
  const apply = kinds.get(mutation.name);
  return apply === undefined ? { status: 'unknownKind' } : apply(dossier, mutation, recordedAt);
}
