import * as v from 'valibot';
import type { Mutation } from './mutation.ts';
import type { EarlierVersion } from './mutation-kind.ts';

/** Keeps one earlier argument shape: its schema as it was, and what it became. */
export function earlierVersion<Args>(
  schema: number,
  args: v.GenericSchema<unknown, Args>,
  toNext: (args: Args) => Mutation['args'],
): EarlierVersion {
  return {
    schema,
    toNext(given) {
      const parsed = v.safeParse(args, given);
      return parsed.success ? toNext(parsed.output) : undefined;
    },
  };
}
