import { useEffect, useState } from 'react';
import type { AppUpdates } from './app-updates.ts';
import { Screens } from './screens.tsx';
import { Shell } from './shell.tsx';

/** Everything behind the sign-in. */
export function Desk({ updates }: { readonly updates: Promise<AppUpdates> }) {
  const [known, setKnown] = useState<AppUpdates | null>(null);
  useEffect(() => void updates.then(setKnown), [updates]);
  return (
    <Shell updates={known}>
      <Screens />
    </Shell>
  );
}
