import { useEffect, useState } from 'react';
import { useParts } from '../state/parts.ts';
import type { AppUpdates } from './app-updates.ts';
import { Screens } from './screens.tsx';
import { Shell } from './shell.tsx';

/** Everything behind the sign-in. */
export function Desk({ updates }: { readonly updates: Promise<AppUpdates> }) {
  const { storage } = useParts();
  const [known, setKnown] = useState<AppUpdates | null>(null);
  useEffect(() => void updates.then(setKnown), [updates]);
  // Once she has signed in, this device holds what must not be cleared (L18).
  useEffect(() => void storage.askToPersist(), [storage]);
  return (
    <Shell updates={known}>
      <Screens />
    </Shell>
  );
}
