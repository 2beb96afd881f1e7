import type { Timers } from '../store/device-ports.ts';

export type Watched<Value> = { readonly status: 'settled'; readonly value: Value } | { readonly status: 'timedOut' };

/**
 * Settles within `milliseconds` whatever `work` does: a fetch on a sleeping phone may never settle, and one that comes
 * back after that is not listened to any more. `over` ends the work at once.
 */
export async function watched<Value>(
  timers: Timers,
  milliseconds: number,
  work: (signal: AbortSignal) => Promise<Value>,
  over?: AbortSignal,
): Promise<Watched<Value>> {
  const abort = new AbortController();
  const end = (): void => abort.abort();
  if (over?.aborted === true) end();
  over?.addEventListener('abort', end);
  let cancel: () => void = () => undefined;
  const bell = new Promise<Watched<Value>>((resolve) => {
    cancel = timers.set(milliseconds, () => {
      resolve({ status: 'timedOut' });
      abort.abort();
    });
  });
  const done = work(abort.signal).then((value): Watched<Value> => ({ status: 'settled', value }));
  try {
    return await Promise.race([done, bell]);
  } finally {
    cancel();
    over?.removeEventListener('abort', end);
    // When the bell was first, whatever the work still says is nobody's.
    done.catch(() => undefined);
  }
}
