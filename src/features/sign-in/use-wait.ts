import { useEffect, useState } from 'react';
import type { Clock } from '../../store/device-ports.ts';

/** Whole seconds still to wait, counted down by this page's own clock, and how a wait begins. */
export function useWait(clock: Clock): readonly [seconds: number, begin: (milliseconds: number) => void] {
  const [wait, setWait] = useState<{ readonly end: number; readonly seconds: number } | null>(null);
  const end = wait?.end ?? null;
  useEffect(() => {
    if (end === null) return undefined;
    const look = () => {
      const seconds = Math.ceil((end - clock.monotonic()) / 1_000);
      setWait(seconds > 0 ? { end, seconds } : null);
    };
    const timer = setInterval(look, 250);
    return () => clearInterval(timer);
  }, [end, clock]);
  const begin = (milliseconds: number) =>
    setWait({ end: clock.monotonic() + milliseconds, seconds: Math.ceil(milliseconds / 1_000) });
  return [wait?.seconds ?? 0, begin];
}
