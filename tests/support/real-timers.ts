/** Time as it passes, for server and device alike. */
export const realTimers = {
  set(milliseconds: number, run: () => void): () => void {
    const timer = setTimeout(run, milliseconds);
    return () => {
      clearTimeout(timer);
    };
  },
};
