/** Before the page's own scripts: notes how long a press takes to the strict commit that keeps its act, and a key to the next paint. Runs in the page. */
export function timeTheDesk(): void {
  const noted = { saves: [] as number[], keys: [] as number[] };
  Object.assign(globalThis, { deskTimes: noted });
  let pressed = 0;
  addEventListener('click', (event) => (pressed = event.timeStamp), true);
  addEventListener(
    'keydown',
    (event) => {
      const { timeStamp } = event;
      // The frame that shows it is drawn after the callback; the message comes when it has been.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => noted.keys.push(performance.now() - timeStamp);
        port2.postMessage(null);
      });
    },
    true,
  );
  const own = Object.getOwnPropertyDescriptor(IDBDatabase.prototype, 'transaction');
  const begin = own?.value as (this: IDBDatabase, ...given: unknown[]) => IDBTransaction;
  IDBDatabase.prototype.transaction = function (...given: unknown[]) {
    const transaction = begin.apply(this, given);
    const names = transaction.objectStoreNames;
    const saves = names.contains('acts') && names.contains('drafts') && transaction.durability === 'strict';
    if (saves && pressed > 0) {
      const from = pressed;
      transaction.addEventListener('complete', () => {
        if (pressed !== from) return;
        noted.saves.push(performance.now() - from);
        pressed = 0;
      });
    }
    return transaction;
  };
}

/** What was noted since it was last asked. Runs in the page. */
export function takeTimes(): { readonly saves: readonly number[]; readonly keys: readonly number[] } {
  const noted = (globalThis as unknown as { readonly deskTimes: { saves: number[]; keys: number[] } }).deskTimes;
  return { saves: noted.saves.splice(0), keys: noted.keys.splice(0) };
}

/** Whether so many keys have been painted. Runs in the page. */
export function keysNoted(count: number): boolean {
  return (
    (globalThis as unknown as { readonly deskTimes: { readonly keys: readonly number[] } }).deskTimes.keys.length >=
    count
  );
}
