import type { ProvisionalCode } from '../domain/provisional-code.ts';
import type { DeviceDatabase } from './database.ts';

const codeId = (incarnation: string, day: string): string => `code:${incarnation}:${day}`;

/** The next number of a device's provisional codes of one day. Only inside a transaction. */
export async function drawCodeNumber(database: DeviceDatabase, incarnation: string, day: string): Promise<number> {
  const id = codeId(incarnation, day);
  const drawn = (await database.meta.get(id))?.value as number | undefined;
  if (drawn === undefined) await forgetOldDays(database);
  await database.meta.put({ id, value: (drawn ?? 0) + 1, box: null });
  return (drawn ?? 0) + 1;
}

/** R17: days of which it is known how many codes were drawn. More than a year of days at work: a clock set back by less draws none twice. */
const mostCodeDays = 400;

async function forgetOldDays(database: DeviceDatabase): Promise<void> {
  const dayOf = (id: string): string => id.slice(-'0000-00-00'.length);
  const ids = (await database.meta.where('id').startsWith('code:').primaryKeys()).sort((a, b) =>
    dayOf(a) < dayOf(b) ? -1 : 1,
  );
  await database.meta.bulkDelete(ids.slice(0, Math.max(0, ids.length + 1 - mostCodeDays)));
}

/** Numbers that were drawn elsewhere for this incarnation are not drawn here again. Only inside a transaction. */
export async function skipCodeNumbers(database: DeviceDatabase, codes: readonly ProvisionalCode[]): Promise<void> {
  for (const { incarnation, receivedOn, number } of codes) {
    const id = codeId(incarnation, receivedOn);
    const drawn = ((await database.meta.get(id))?.value as number | undefined) ?? 0;
    if (number > drawn) await database.meta.put({ id, value: number, box: null });
  }
}
