import { useEffect, useState } from 'react';

/**
 * What is read from the disk once, when a screen opens, and is the screen's own from then on. `undefined` while it is read;
 * a disk that cannot be read breaks the screen, which says so. `open` must be the same function while the screen is.
 */
export function useOpenedOnce<Opened>(open: () => Promise<Opened>): Opened | undefined {
  const [state, setState] = useState<
    { readonly of: unknown; readonly opened: Opened } | { readonly of: unknown; readonly error: Error }
  >();
  useEffect(() => {
    let left = false;
    open().then(
      (opened) => {
        if (!left) setState({ of: open, opened });
      },
      (error: unknown) => {
        if (!left) setState({ of: open, error: error instanceof Error ? error : new Error(String(error)) });
      },
    );
    return () => {
      left = true;
    };
  }, [open]);
  if (state === undefined || state.of !== open) return undefined;
  if ('error' in state) throw state.error;
  return state.opened;
}
