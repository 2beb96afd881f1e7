import { parentPort, workerData } from 'node:worker_threads';
import { openWriter } from './open-handle.ts';
import type { WriteJob } from './write-job.ts';
import { WriteSide } from './write-side.ts';

// The program of the thread that writes: judging goes on beside it while rows are written and the disk is waited for
// (docs/decisions/0084).

/** What the thread is told when it starts. */
export interface CommitThreadData {
  readonly file: string;
  readonly busyTimeoutMs: number;
}

/** A job under a number, or the end. */
export type ToCommitThread = { readonly id: number; readonly job: WriteJob } | 'close';

const port = parentPort;
if (port === null) throw new Error('This runs in a thread of the server.');
const { file, busyTimeoutMs } = workerData as CommitThreadData;
const side = new WriteSide(openWriter(file, busyTimeoutMs), () => new Promise((resolve) => setImmediate(resolve)));

port.on('message', (message: ToCommitThread) => {
  if (message === 'close') {
    void side.close().then(() => port.close());
    return;
  }
  const { id, job } = message;
  void side.commit(job).then((result) => port.postMessage({ id, result }));
});
