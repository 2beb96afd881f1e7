const longestWait = 200;

/** Lets everything else go first. */
export function idlePause(): Promise<void> {
  return new Promise((resolve) => {
    // Not in every browser; without it whatever is waiting goes first all the same.
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: longestWait });
    else setTimeout(resolve, 0);
  });
}
