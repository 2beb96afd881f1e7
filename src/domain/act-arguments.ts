import * as v from 'valibot';
import type { Mutation } from './mutation.ts';
import type { MutationKind } from './mutation-kind.ts';
import { type Outcome, refused } from './outcome.ts';

export type ReadArguments<Args> =
  /** `mutation`: in the words of today's version. */
  | { readonly status: 'read'; readonly args: Args; readonly mutation: Mutation }
  | Extract<Outcome, { status: 'refused' | 'unknownKind' }>;

const notItsArguments = refused('badArguments', {
  vi: 'Dữ liệu gửi lên không đúng dạng của phiên bản đã lập.',
  en: 'The data sent does not have the form of the version it was made with.',
});

/** The arguments of an act, by the kind it is of. R15: a copy is read in today's words; the text that was hashed and stored stays as it was made. */
export function readArguments<Args>(
  kind: Pick<MutationKind<Args>, 'schema' | 'args' | 'earlier'>,
  mutation: Mutation,
): ReadArguments<Args> {
  let { schema, args } = mutation;
  while (schema < kind.schema) {
    const version = kind.earlier?.find((one) => one.schema === schema);
    if (version === undefined) return { status: 'unknownKind' };
    const next = version.toNext(args);
    if (next === undefined) return notItsArguments;
    [schema, args] = [schema + 1, next];
  }
  if (schema !== kind.schema) return { status: 'unknownKind' };
  const parsed = v.safeParse(kind.args, args);
  if (!parsed.success) return { status: 'refused', problems: parsed.issues.map(problemOf) };
  return { status: 'read', args: parsed.output, mutation: { ...mutation, schema, args } };
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
