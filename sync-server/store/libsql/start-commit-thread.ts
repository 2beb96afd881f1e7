import { Worker } from 'node:worker_threads';
import type { CommitThreadData, ToCommitThread } from './commit-thread.ts';
import type { Committer, WriteResult } from './write-job.ts';

/** Lies beside the program of the server. */
const program = new URL('commit-thread.js', import.meta.url);

/** Commits on a thread of its own. A thread that ends by itself ends the server with it: what it held is not known. */
export function startCommitThread(workerData: CommitThreadData): Committer {
  const worker = new Worker(program, { workerData });
  const waiting = new Map<number, (result: WriteResult) => void>();
  let last = 0;
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  const tell = (message: ToCommitThread): void => worker.postMessage(message);
  worker.on('message', ({ id, result }: { readonly id: number; readonly result: WriteResult }) => {
    waiting.get(id)?.(result);
    waiting.delete(id);
  });
  return {
    commit: (job) =>
      new Promise((resolve) => {
        last += 1;
        waiting.set(last, resolve);
        tell({ id: last, job });
      }),
    async close() {
      tell('close');
      await ended;
    },
  };
}
