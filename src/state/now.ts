import { useEffect, useState } from 'react';
import { useParts } from './parts.ts';

/** The machine's time, asked again every so often so that ages on the screen stay true. */
export function useNow(everyMilliseconds = 15_000): number {
  const { clock } = useParts();
  const [now, setNow] = useState(() => clock.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(clock.now()), everyMilliseconds);
    return () => clearInterval(timer);
  }, [clock, everyMilliseconds]);
  return now;
}
