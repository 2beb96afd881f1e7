export interface ServerTimers {
  /** Runs `run` once after so many milliseconds; the answer cancels it. */
  set(milliseconds: number, run: () => void): () => void;
}
