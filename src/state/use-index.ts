import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { IndexNow, KeptIndex } from '../store/keep-index.ts';
import { useParts } from './parts.ts';

const notYet: IndexNow = { count: 0, isWhole: false };
const never = (): (() => void) => () => undefined;

/** The index of everything on the device, and how far it has come: asks again whenever that changes. `index` is `null` until it is loaded. */
export function useIndex(): { readonly index: KeptIndex | null; readonly now: IndexNow } {
  const { index: load } = useParts();
  const [index, setIndex] = useState<KeptIndex | null>(null);
  useEffect(() => {
    let left = false;
    void load().then((loaded) => {
      if (!left) setIndex(loaded);
    });
    return () => {
      left = true;
    };
  }, [load]);
  const subscribe = useCallback((onChange: () => void) => index?.subscribe(onChange) ?? never(), [index]);
  const now = useSyncExternalStore(subscribe, () => index?.now() ?? notYet);
  return { index, now };
}
