import type { OpenCommitter } from '../../sync-server/store/libsql/open-libsql.ts';
import { openWriter } from '../../sync-server/store/libsql/open-handle.ts';
import { WriteSide } from '../../sync-server/store/libsql/write-side.ts';

/** What the server's commit thread does, on this thread. */
export const commitBeside: OpenCommitter = ({ file, busyTimeoutMs }) =>
  new WriteSide(openWriter(file, busyTimeoutMs), () => new Promise((resolve) => setImmediate(resolve)));
