import { useEffect, useState } from 'react';

export interface Stopping {
  /** Before a piece of work that can be stopped. */
  readonly begin: () => void;
  readonly stop: () => void;
  readonly isStopped: () => boolean;
}

function createStopping(): Stopping {
  let stopped = false;
  return { begin: () => void (stopped = false), stop: () => void (stopped = true), isStopped: () => stopped };
}

/**
 * Long work that a person can stop. It stops when she leaves the page too: nobody would see how far it is, and what is
 * still to be written would be in the name of whoever signs in meanwhile.
 */
export function useStopping(): Stopping {
  const [stopping] = useState(createStopping);
  useEffect(() => stopping.stop, [stopping]);
  return stopping;
}
