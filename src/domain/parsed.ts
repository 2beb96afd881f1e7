/** What became of a text a person typed or a machine read: the value, or what is wrong with it. */
export type Parsed<Value, Problem extends string> =
  { readonly status: 'ok'; readonly value: Value } | { readonly status: 'wrong'; readonly problem: Problem };

export function ok<Value>(value: Value): { readonly status: 'ok'; readonly value: Value } {
  return { status: 'ok', value };
}

export function wrong<Problem extends string>(
  problem: Problem,
): { readonly status: 'wrong'; readonly problem: Problem } {
  return { status: 'wrong', problem };
}
