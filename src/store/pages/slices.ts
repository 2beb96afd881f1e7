import { joinedBytes } from '../../protocol/joined-bytes.ts';
import type { Boxes } from '../box.ts';
import type { DeviceDatabase } from '../database.ts';
import type { Bytes } from '../device-ports.ts';
import { sliceBytes, sliceContext, sliceId, type SliceRow } from './page-rows.ts';

/** The bytes of a page, sealed slice by slice (L30). Outside any transaction. */
export async function sealSlices(boxes: Boxes, page: string, content: Bytes): Promise<readonly SliceRow[]> {
  const slices: SliceRow[] = [];
  for (let from = 0; from < content.length; from += sliceBytes) {
    const id = sliceId(page, slices.length);
    const box = await boxes.sealBytes(content.slice(from, from + sliceBytes), sliceContext(id));
    slices.push({ id, page, box });
  }
  return slices;
}

/** What slices hold, one behind the other; `undefined`: one of them is gone, or can no longer be read. */
export async function openSlices(boxes: Boxes, rows: readonly (SliceRow | undefined)[]): Promise<Bytes | undefined> {
  const opened: Bytes[] = [];
  for (const row of rows) {
    const bytes = row === undefined ? undefined : await boxes.openBytes(row.box, sliceContext(row.id));
    if (bytes === undefined) return undefined;
    opened.push(bytes);
  }
  return joinedBytes(opened);
}

/** Names of the slices that hold these bytes of a page. */
export function slicesOf(page: string, from: number, length: number): readonly string[] {
  const first = Math.floor(from / sliceBytes);
  const last = Math.floor((from + length - 1) / sliceBytes);
  return Array.from({ length: last - first + 1 }, (_, at) => sliceId(page, first + at));
}

/** The slices of a page as they now are, and no others. Only inside a transaction. */
export async function putSlices(database: DeviceDatabase, page: string, slices: readonly SliceRow[]): Promise<void> {
  await database.slices.where('page').equals(page).delete();
  await database.slices.bulkPut([...slices]);
}
