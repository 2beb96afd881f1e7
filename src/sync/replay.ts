/** What the screens may ask of the replay engine. Correctness never depends on being asked: it wakes by itself too. */
export interface Replay {
  /** Begins to work the loop; safe in every tab, one of them leads. */
  start(): void;
  /** Try now, whatever the backoff says (button, regained line, focus, sign-in). */
  wake(reason: 'button' | 'online' | 'focus' | 'saved' | 'signIn' | 'timer'): void;
  stop(): Promise<void>;
}
