/** What a page did while it counted everything on the device. Milliseconds are from the opening of its screen. */
export interface CountingWork {
  /** Until the screen said how far it was, beyond nothing. */
  readonly firstMs: number;
  readonly wholeMs: number;
  readonly boxes: number;
  readonly bytes: number;
  readonly transactions: number;
  /** The longest task of the page's thread. */
  readonly longestMs: number;
  readonly blockedMs: number;
  readonly heapBefore: number;
  readonly heapMost: number;
}

interface Noted {
  boxes: number;
  bytes: number;
  transactions: number;
  readonly tasks: { readonly at: number; readonly ms: number }[];
}

/** Before the page's own scripts: counts boxes that are opened, transactions, and tasks of 50 ms and more. Runs in the page. */
export function noteCounting(): void {
  const noted: Noted = { boxes: 0, bytes: 0, transactions: 0, tasks: [] };
  Object.assign(globalThis, { countingNoted: noted });
  const { subtle } = crypto;
  const decrypt = subtle.decrypt.bind(subtle);
  subtle.decrypt = async (...of) => {
    noted.boxes += 1;
    noted.bytes += of[2].byteLength;
    return decrypt(...of);
  };
  const own = Object.getOwnPropertyDescriptor(IDBDatabase.prototype, 'transaction');
  const begin = own?.value as (this: IDBDatabase, ...given: unknown[]) => IDBTransaction;
  IDBDatabase.prototype.transaction = function (...given: unknown[]) {
    noted.transactions += 1;
    return begin.apply(this, given);
  };
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) noted.tasks.push({ at: startTime, ms: duration });
  }).observe({ type: 'longtask' });
}

/** Goes to a screen that counts, and tells of it when what it waits for stands there. Runs in the page. */
export async function countAt({ path, told }: { readonly path: string; readonly told: string }): Promise<CountingWork> {
  const noted = (globalThis as unknown as { readonly countingNoted: Noted }).countingNoted;
  const heap = (): number =>
    (performance as unknown as { readonly memory: { readonly usedJSHeapSize: number } }).memory.usedJSHeapSize;
  const before = { boxes: noted.boxes, bytes: noted.bytes, transactions: noted.transactions, heap: heap() };
  const from = performance.now();
  let firstMs: number | undefined;
  let heapMost = before.heap;
  const sampling = setInterval(() => (heapMost = Math.max(heapMost, heap())), 100);
  const whole = new Promise<number>((resolve) => {
    const look = (): void => {
      const done = document.querySelector<HTMLProgressElement>('.work-progress progress')?.value ?? 0;
      if (done > 0) firstMs ??= performance.now() - from;
      if (document.querySelector(told) === null) return;
      watching.disconnect();
      resolve(performance.now() - from);
    };
    const watching = new MutationObserver(look);
    watching.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['value'] });
  });
  history.pushState(null, '', path);
  const wholeMs = await whole;
  clearInterval(sampling);
  // Tasks are told a little after they have ended.
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const tasks = noted.tasks.filter(({ at }) => at >= from && at <= from + wholeMs);
  return {
    wholeMs,
    firstMs: firstMs ?? wholeMs,
    boxes: noted.boxes - before.boxes,
    bytes: noted.bytes - before.bytes,
    transactions: noted.transactions - before.transactions,
    longestMs: Math.max(0, ...tasks.map(({ ms }) => ms)),
    blockedMs: tasks.reduce((sum, { ms }) => sum + ms, 0),
    heapBefore: before.heap,
    heapMost: Math.max(heapMost, heap()),
  };
}
