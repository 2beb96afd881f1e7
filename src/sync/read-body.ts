import { joinedBytes } from '../protocol/joined-bytes.ts';
import type { Bytes } from '../store/device-ports.ts';

/** Well above any answer of ours: pages and receipts are bounded by the request. */
export const mostAnswerBytes = 8 * 1024 * 1024;

/** The whole body; `undefined` when it goes on beyond what any answer of ours could be (R17). Rejects when it is cut. */
export async function readBody(response: Response, most = mostAnswerBytes): Promise<Bytes | undefined> {
  if (response.body === null) return new Uint8Array();
  const reader = response.body.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    length += read.value.length;
    if (length > most) {
      await reader.cancel();
      return undefined;
    }
    chunks.push(read.value);
  }
  return joinedBytes(chunks);
}
