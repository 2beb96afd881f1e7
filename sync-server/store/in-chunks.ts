import { chunked } from './chunked.ts';

/** Ids that one statement asks for. */
export const listSize = 500;

/** Lists are filled up to one of these lengths, so that a few texts of statements serve all: one named twice is found once. */
const listSizes = [1, 8, 32, 128, listSize];

/** Asks for rows of many ids, so many at a time. */
export async function inChunks<Row>(
  ids: readonly string[],
  read: (chunk: readonly string[]) => Promise<readonly Row[]>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const chunk of chunked(ids, listSize)) {
    const length = listSizes.find((size) => size >= chunk.length) ?? chunk.length;
    const filled = [...chunk, ...Array<string>(length - chunk.length).fill(chunk[0] ?? '')];
    rows.push(...(await read(filled)));
  }
  return rows;
}
