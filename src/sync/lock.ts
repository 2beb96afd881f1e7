/** As much of the browser's lock manager as is needed. */
export interface Locks {
  request(
    name: string,
    options: { readonly signal: AbortSignal } | { readonly steal: true },
    work: () => Promise<void>,
  ): Promise<unknown>;
}

/** One name's lock, as one tab sees it. */
export interface TabLock {
  /** Waits for its turn, unless it waits or holds already. */
  queue(): void;
  /** Takes it from whoever has it. */
  steal(): void;
  /** Neither holds nor waits any more. */
  release(): void;
  readonly held: boolean;
}

interface LockNews {
  /** Its turn has come: the page that had the lock is gone, or gave it up. */
  readonly granted: () => void;
  /** Another tab has taken it. */
  readonly lost: () => void;
}

/** Without locks nothing is ever granted or lost: the term alone tells who leads. */
export function createTabLock(locks: Locks | undefined, name: string, news: LockNews): TabLock {
  let leave: (() => void) | undefined;
  let held = false;
  let attempt = 0;

  const begin = (steal: boolean): void => {
    if (locks === undefined) return;
    attempt += 1;
    const mine = attempt;
    const waiting = new AbortController();
    let letGo: () => void = () => undefined;
    const until = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    leave = () => {
      waiting.abort();
      letGo();
    };
    const hold = async (): Promise<void> => {
      if (attempt !== mine) return;
      held = true;
      if (!steal) news.granted();
      await until;
    };
    const over = (): void => {
      if (attempt !== mine) return;
      held = false;
      leave = undefined;
      news.lost();
    };
    locks.request(name, steal ? { steal } : { signal: waiting.signal }, hold).then(over, over);
  };
  const release = (): void => {
    attempt += 1;
    held = false;
    leave?.();
    leave = undefined;
  };

  return {
    queue() {
      if (leave === undefined) begin(false);
    },
    steal() {
      if (held) return;
      release();
      begin(true);
    },
    release,
    get held() {
      return held;
    },
  };
}
