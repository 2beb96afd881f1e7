/** The plug of the made-up line, for whoever wants to see what happens without one. */
export interface LineCut {
  readonly isCut: () => boolean;
  readonly cut: (isCut: boolean) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export function createLineCut(): LineCut {
  const listeners = new Set<() => void>();
  let isCut = false;
  return {
    isCut: () => isCut,
    cut(next) {
      isCut = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
