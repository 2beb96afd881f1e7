import { useEffect } from 'react';
import { useLive } from '../state/live.ts';
import type { Keyring } from '../store/keys/keyring.ts';

const lookEvery = 10_000;
const tellEvery = 15_000;

/**
 * Locks when nobody has touched the machine for the minutes that are set, in whichever tab, and at once by
 * Ctrl + Shift + L. Only where something asks for a secret at the next start.
 */
export function useIdleLock(keyring: Keyring | null, account: string): void {
  const facts = useLive(async () => (keyring === null ? null : keyring.facts(account)), [keyring, account]);
  const isLocking = facts?.isLocking === true;
  const limit = (facts?.lockAfter ?? 0) * 60_000;
  useEffect(() => {
    if (keyring === null || !isLocking) return undefined;
    // A machine that slept has a clock of its own that stood still: the other one tells.
    let [touchedAt, toldAt] = [keyring.clock.now(), 0];
    const touch = () => {
      touchedAt = keyring.clock.now();
      if (touchedAt - toldAt < tellEvery) return;
      toldAt = touchedAt;
      keyring.touch();
    };
    const press = (event: KeyboardEvent) => {
      touch();
      if (!event.ctrlKey || !event.shiftKey || event.code !== 'KeyL') return;
      event.preventDefault();
      keyring.lock();
    };
    const look = () => {
      if (keyring.clock.now() - touchedAt >= limit) keyring.lock();
    };
    const timer = setInterval(look, lookEvery);
    const listen = { capture: true, passive: true };
    for (const event of ['pointerdown', 'pointermove', 'wheel', 'touchstart']) addEventListener(event, touch, listen);
    addEventListener('keydown', press, true);
    document.addEventListener('visibilitychange', look);
    const forget = keyring.onTouch(() => (touchedAt = keyring.clock.now()));
    return () => {
      clearInterval(timer);
      for (const event of ['pointerdown', 'pointermove', 'wheel', 'touchstart'])
        removeEventListener(event, touch, listen);
      removeEventListener('keydown', press, true);
      document.removeEventListener('visibilitychange', look);
      forget();
    };
  }, [keyring, isLocking, limit]);
}
