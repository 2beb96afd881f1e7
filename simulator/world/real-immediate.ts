const immediate = globalThis.setImmediate;

/** Lets every microtask run: the one thing that the simulated world takes from the real one. */
export function realImmediate(): Promise<void> {
  return new Promise((resolve) => {
    immediate(resolve);
  });
}
