import type { DeviceDatabase } from '../database.ts';
import type { TakenLoose } from './loose-pages.ts';

/** Somebody's. Only inside a transaction. */
export function looseOf(database: DeviceDatabase, account: string) {
  return database.loose.where('[author+holder]').between([account, ''], [account, '\uffff']);
}

/** Only inside a transaction. */
export async function dropLoose(database: DeviceDatabase, ids: readonly string[]): Promise<void> {
  await database.slices.where('page').anyOf(ids).delete();
  await database.loose.bulkDelete([...ids]);
}

/** With a draft that is thrown away go its pages. Only inside a transaction. */
export async function dropLooseOfDraft(database: DeviceDatabase, author: string, draft: string): Promise<void> {
  await dropLoose(database, await database.loose.where('[author+holder]').equals([author, draft]).primaryKeys());
}

/** R18: with her drafts in a commune that she may not hold go the pages she took for it. Only inside a transaction. */
export async function dropLooseOfScope(database: DeviceDatabase, account: string, scope: string): Promise<void> {
  const leaving = looseOf(database, account).filter((row) => row.scope === scope);
  await dropLoose(database, await leaving.primaryKeys());
}

/** Whether they still lie here as they were. Only inside a transaction. */
export async function isLooseStill(database: DeviceDatabase, taken: readonly TakenLoose[]): Promise<boolean> {
  const rows = await database.loose.bulkGet(taken.map(({ id }) => id));
  return rows.every((row, at) => row !== undefined && row.sha256 === taken[at]?.sha256);
}
