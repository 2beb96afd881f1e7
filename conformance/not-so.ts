/** What came is not what must come. */
export class NotSo extends Error {
  override readonly name = 'NotSo';
}

/** The check cannot be made here: an account was not given, or the server does not offer what it may leave out. */
export class NotTried extends Error {
  override readonly name = 'NotTried';
}

/** Ends the check with what came instead. */
export function must(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new NotSo(otherwise);
}

/** The same by value; `what` says of what. */
export function mustBe(what: string, came: unknown, wanted: unknown): void {
  const [here, there] = [shown(came), shown(wanted)];
  must(here === there, `${what}: ${here} instead of ${there}`);
}

/** In the order of keys that both sides may differ in. */
function shown(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
