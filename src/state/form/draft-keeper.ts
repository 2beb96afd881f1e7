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

/** Short enough that a killed browser costs a word at most; long enough that a fast typist costs few writes. */
export const coalesceMilliseconds = 150;

/** One write at a time, always of the newest form, so that an older one can never land on top of a newer. */
export function createDraftKeeper(parts: DraftKeeperParts): DraftKeeper {
  let changes = 0;
  let written = 0;
  let cancelTimer: (() => void) | null = null;
  let writing: Promise<void> = Promise.resolve();
  let paused = false;

  async function writeChanges(): Promise<void> {
    if (paused || written === changes) return;
    const upTo = changes;
    const outcome = await parts.write();
    if (outcome.status === 'failed') {
      // Still unwritten: the next change, blur or try writes it.
      parts.onState({ status: 'failed', reason: outcome.reason });
      return;
    }
    written = upTo;
    if (written === changes) parts.onState({ status: 'kept', at: parts.now() });
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
      cancelTimer ??= parts.schedule(() => void flush(), coalesceMilliseconds);
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
