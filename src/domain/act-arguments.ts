import * as v from 'valibot';
import type { Mutation } from './mutation.ts';
import type { MutationKind } from './mutation-kind.ts';
import { type Outcome, refused } from './outcome.ts';
import { plainText } from './plain-text.ts';

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
  if (!parsed.success) return { status: 'refused', problems: parsed.issues.slice(0, mostProblems).map(problemOf) };
  return { status: 'read', args: parsed.output, mutation: { ...mutation, schema, args } };
}

/** A thousand wrong arguments need no thousand sentences, and none needs to be said back whole (R17). */
const mostProblems = 20;
const longestSaid = 200;

function problemOf(issue: v.BaseIssue<unknown>) {
  const path = v.getDotPath(issue);
  const said = plainText(issue.message.slice(0, longestSaid));
  return {
    field: path === null ? null : plainText(path.slice(0, longestSaid)),
    code: 'badArguments',
    message: {
      vi: `Dữ liệu gửi lên không đúng dạng: ${said}`,
      en: `The data sent has the wrong form: ${said}`,
    },
  };
}
