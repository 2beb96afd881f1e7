import type { Timers } from './device-ports.ts';
import type { BoxKeys, FromIndex, IndexAnswer, IndexNow, IndexQuestion, KeptIndex, ToIndex } from './index-talk.ts';

/** As much of a worker as is used. */
export interface IndexWorker {
  postMessage(said: ToIndex): void;
  addEventListener(type: 'message', listen: (event: { readonly data: FromIndex }) => void): void;
  addEventListener(type: 'error', listen: () => void): void;
  terminate(): void;
}

export interface IndexBesideParts {
  readonly database: string;
  readonly keys: BoxKeys | null;
  /** `null`: this browser has no workers. */
  readonly openWorker: () => IndexWorker | null;
  /** The same index in the page's own thread, for where no worker runs. */
  readonly openHere: () => KeptIndex;
  readonly locks: Pick<LockManager, 'request'> | undefined;
  readonly timers: Timers;
  readonly newId: () => string;
  /** `false`: the database was let go of for good, and nobody opens it again. */
  readonly mayBegin: () => boolean;
  readonly report: (error: unknown) => void;
}

/** So long a worker that was asked may say nothing at all, or take to begin. */
const longestSilence = 10_000;
const longestBeginning = 30_000;
/** The first time it is begun again at once, then ever later. */
const firstWait = 1_000;
const longestWait = 60_000;

interface Pending {
  readonly question: IndexQuestion;
  readonly resolve: (answer: IndexAnswer) => void;
  readonly reject: (error: Error) => void;
}

/**
 * The index in a worker of its own, so that neither reading nor searching holds up typing. One that dies or falls silent is
 * begun again: what was asked is asked anew, and until everything is read once more `now` says so. Where no worker runs the
 * page keeps the index itself.
 */
export function indexBeside(parts: IndexBesideParts): KeptIndex {
  const listeners = new Set<() => void>();
  const pending = new Map<number, Pending>();
  let now: IndexNow = { count: 0, isWhole: false };
  let here: KeptIndex | undefined;
  let end: (() => void) | undefined;
  let post: ((asked: ToIndex) => void) | undefined;
  let asked = 0;
  let deaths = 0;
  let closed = false;

  const tell = (next: IndexNow): void => {
    now = next;
    for (const listener of listeners) listener();
  };

  function answer(number: number, found: IndexAnswer): void {
    pending.get(number)?.resolve(found);
    pending.delete(number);
  }

  async function goHere(): Promise<void> {
    const index = parts.openHere();
    here = index;
    here.subscribe(() => tell(index.now()));
    tell(index.now());
    for (const [number, { question, reject }] of pending) {
      await index.ask(question).then((found) => answer(number, found), reject);
      pending.delete(number);
    }
  }

  function begin(): void {
    if (closed || !parts.mayBegin()) return;
    const worker = parts.openWorker();
    if (worker === null) {
      void goHere().catch(parts.report);
      return;
    }
    let isOver = false;
    let hasBegun = false;
    let cancelSilence: (() => void) | undefined;
    const leaving = new AbortController();
    const over = (): boolean => {
      if (isOver) return false;
      isOver = true;
      [end, post] = [undefined, undefined];
      cancelSilence?.();
      leaving.abort();
      worker.terminate();
      return true;
    };
    const died = (): void => {
      if (!over()) return;
      // Never seen to run: its script did not come, or this browser lends it nothing.
      if (!hasBegun) {
        void goHere().catch(parts.report);
        return;
      }
      deaths += 1;
      tell({ ...now, isWhole: false });
      parts.timers.set(deaths === 1 ? 0 : Math.min(longestWait, firstWait * 2 ** (deaths - 2)), begin);
    };
    const watch = (): void => {
      cancelSilence?.();
      const longest = hasBegun ? longestSilence : longestBeginning;
      const isAwaited = !hasBegun || (post !== undefined && pending.size > 0);
      cancelSilence = isAwaited ? parts.timers.set(longest, died) : undefined;
    };
    const openForQuestions = (): void => {
      for (const [number, { question }] of pending) worker.postMessage({ kind: 'ask', number, question });
      post = (message) => {
        worker.postMessage(message);
        watch();
      };
    };
    const hear = (said: FromIndex): void => {
      switch (said.kind) {
        case 'begun':
          hasBegun = true;
          // Given to this page when the worker has died.
          void parts.locks?.request(life, { signal: leaving.signal }, died).catch(() => undefined);
          // After a death nobody is told half of what she has seen already: questions wait until all is read.
          if (deaths === 0) openForQuestions();
          break;
        case 'now':
          if (said.now.isWhole) {
            deaths = 0;
            if (post === undefined) openForQuestions();
          }
          tell(said.now);
          break;
        case 'answer':
          answer(said.number, said.answer);
          break;
        case 'failed':
          pending.get(said.number)?.reject(new Error(`the index: ${said.name}`));
          pending.delete(said.number);
          break;
        case 'trouble':
          parts.report(new Error(`the index: ${said.name}`));
          break;
      }
      watch();
    };
    const life = `lien-mach-index-${parts.newId()}`;
    worker.addEventListener('message', ({ data }) => {
      if (!isOver) hear(data);
    });
    worker.addEventListener('error', died);
    end = () => void over();
    watch();
    try {
      worker.postMessage({ kind: 'open', database: parts.database, keys: parts.keys, life });
    } catch {
      // Keys that this browser does not carry to a worker.
      died();
    }
  }
  begin();

  return {
    now: () => now,
    subscribe(onChange) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    ask(question) {
      if (here !== undefined) return here.ask(question);
      asked += 1;
      const number = asked;
      return new Promise((resolve, reject) => {
        pending.set(number, { question, resolve: resolve as Pending['resolve'], reject });
        post?.({ kind: 'ask', number, question });
      });
    },
    close() {
      closed = true;
      end?.();
      here?.close();
    },
  };
}
