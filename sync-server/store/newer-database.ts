/** The database was written by a newer build, whose tables this one does not know. */
export class NewerDatabase extends Error {
  override readonly name = 'NewerDatabase';
}

/** @throws {NewerDatabase} when a migration has run that `known` does not have. */
export function refuseNewer(ran: readonly string[], known: readonly { readonly name: string }[]): void {
  const unknown = ran.find((name) => !known.some((migration) => migration.name === name));
  if (unknown === undefined) return;
  throw new NewerDatabase(`The database has ${unknown}, which this build does not know: start a newer build.`);
}
