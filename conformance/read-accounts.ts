import * as v from 'valibot';

const accountSchema = v.strictObject({ username: v.string(), password: v.string() });

const accountsSchema = v.strictObject({
  officer: accountSchema,
  colleague: v.optional(accountSchema),
  neighbour: v.optional(accountSchema),
  expiredToken: v.optional(v.string()),
});

/** Who may sign in for the suite. What is not given is reported as not tried, never as passed. */
export interface Accounts {
  readonly officer: TestAccount;
  /** Of the officer's commune. */
  readonly colleague?: TestAccount | undefined;
  /** Of another commune. */
  readonly neighbour?: TestAccount | undefined;
  /** One of the officer's that is not valid any more. */
  readonly expiredToken?: string | undefined;
}

export type TestAccount = v.InferOutput<typeof accountSchema>;

export type ReadAccounts =
  { readonly status: 'good'; readonly accounts: Accounts } | { readonly status: 'bad'; readonly sentence: string };

/** JSON, or lines of a name and a password: the officer, then a colleague. */
export function readAccounts(text: string): ReadAccounts {
  return text.trimStart().startsWith('{') ? readJson(text) : readLines(text);
}

function readJson(text: string): ReadAccounts {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { status: 'bad', sentence: 'It is not JSON.' };
  }
  const parsed = v.safeParse(accountsSchema, value);
  if (parsed.success) return { status: 'good', accounts: parsed.output };
  const [issue] = parsed.issues;
  return { status: 'bad', sentence: `${v.getDotPath(issue) ?? 'It'}: ${issue.message}` };
}

function readLines(text: string): ReadAccounts {
  const [officer, colleague] = [...text.matchAll(/^(\S+) (\S+)$/gmu)].map(([, username = '', password = '']) => ({
    username,
    password,
  }));
  if (officer === undefined) return { status: 'bad', sentence: 'There is no line of a name and a password.' };
  return { status: 'good', accounts: { officer, colleague } };
}
