/** Whether what was typed is on the disk. Shown beside the form: a person may close the lid only on the truth. */
export type KeptState =
  | { readonly status: 'untouched' }
  | { readonly status: 'keeping' }
  | { readonly status: 'kept'; readonly at: number }
  | { readonly status: 'failed'; readonly reason: 'storageFull' | 'storageClosed' | 'unknown' };

type Written = { readonly status: 'kept' } | Extract<KeptState, { status: 'failed' }>;

export interface DraftKeeperParts {
  /** Writes the whole form as it stands at that moment. */
  readonly write: () => Promise<Written>;
  readonly now: () => number;
  readonly schedule: (act: () => void, milliseconds: number) => () => void;
  readonly onState: (state: KeptState) => void;
  /** Told of what is a bug; the form is kept on trying all the same. */
  readonly report: (error: unknown) => void;
}

export interface DraftKeeper {
  /** The form changed: write soon, together with whatever else changes until then. */
  changed(): void;
  /** Write now what is not written; settled once it is on the disk, or known not to be. */
  flush(): Promise<void>;
  /** Nothing more is written, not even what waits: the draft is becoming a dossier, or was thrown away. */
  pause(): Promise<void>;
  /** It did not become one: keep it again. */
  resume(): void;
}

/** Between two writes: short enough that a killed browser costs a letter or two, long enough that a fast typist costs few. */
export const coalesceMilliseconds = 150;
/** After a pause in typing the next letter is written almost at once, when it has been drawn. */
export const promptMilliseconds = 20;
/** After a failed write, without anybody asking. */
export const retryMilliseconds = 5_000;

/** One write at a time, always of the newest form, so that an older one can never land on top of a newer. */
export function createDraftKeeper(parts: DraftKeeperParts): DraftKeeper {
  let changes = 0;
  let written = 0;
  let cancelTimer: (() => void) | null = null;
  let writing: Promise<void> = Promise.resolve();
  let paused = false;
  let lastWriteAt = -Infinity;

  async function writeNow(): Promise<Written> {
    try {
      return await parts.write();
    } catch (error) {
      parts.report(error);
      return { status: 'failed', reason: 'unknown' };
    }
  }

  async function writeChanges(): Promise<void> {
    if (paused || written === changes) return;
    const upTo = changes;
    lastWriteAt = parts.now();
    const outcome = await writeNow();
    if (outcome.status === 'failed') {
      // Still unwritten: the next change, blur or try writes it.
      parts.onState({ status: 'failed', reason: outcome.reason });
      cancelTimer ??= parts.schedule(() => void flush(), retryMilliseconds);
      return;
    }
    written = upTo;
    if (written === changes) parts.onState({ status: 'kept', at: parts.now() });
  }

  function untilNextWrite(): number {
    const since = parts.now() - lastWriteAt;
    // A clock set back must not hold a write up.
    return since >= 0 && since < coalesceMilliseconds
      ? Math.max(promptMilliseconds, coalesceMilliseconds - since)
      : promptMilliseconds;
  }

  function flush(): Promise<void> {
    cancelTimer?.();
    cancelTimer = null;
    writing = writing.then(writeChanges);
    return writing;
  }

  return {
    changed() {
      changes += 1;
      if (paused) return;
      parts.onState({ status: 'keeping' });
      cancelTimer ??= parts.schedule(() => void flush(), untilNextWrite());
    },
    flush,
    async pause() {
      paused = true;
      cancelTimer?.();
      cancelTimer = null;
      await writing;
    },
    resume() {
      paused = false;
      if (written !== changes) void flush();
    },
  };
}
