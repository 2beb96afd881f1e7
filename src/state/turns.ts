/** One piece of work after the other; of those that come meanwhile only the newest is done. */
export interface Turns {
  take(work: () => Promise<void>): void;
}

export function createTurns(): Turns {
  let busy = false;
  let next: (() => Promise<void>) | undefined;
  const go = async (work: () => Promise<void>): Promise<void> => {
    busy = true;
    await work();
    busy = false;
    const waiting = next;
    next = undefined;
    if (waiting !== undefined) await go(waiting);
  };
  return {
    take(work) {
      if (busy) next = work;
      else void go(work);
    },
  };
}
