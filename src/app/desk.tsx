import { use, useEffect } from 'react';
import { OfficeProvider } from '../state/desk-rules.tsx';
import { readPairing } from '../state/companion-place.ts';
import { PartsContext } from '../state/parts.ts';
import { usePractice } from '../state/practice.ts';
import { useSession } from '../state/session.ts';
import type { OpenDesk } from './open-desk.ts';
import { Screens } from './screens.tsx';
import { untilLoaded } from './until-loaded.ts';
import { Shell } from './shell.tsx';

/** Everything behind the sign-in. */
export function Desk({ opened }: { readonly opened: Promise<OpenDesk> }) {
  const { parts, updates } = use(opened);
  const { account } = useSession();
  const isPractice = usePractice() !== null;
  useEffect(() => {
    if (isPractice) return undefined;
    const companion = () => untilLoaded(() => import('../features/portal/companion-here.ts'));
    // What the companion has to tell does not wait for the screen it was handed over on.
    if (readPairing() !== null) void companion().then(({ companionHere }) => companionHere(parts, account.id));
    return () => {
      if (readPairing() !== null) void companion().then(({ endCompanion }) => endCompanion());
    };
  }, [parts, account.id, isPractice]);
  return (
    <PartsContext.Provider value={parts}>
      <OfficeProvider>
        <Shell updates={updates}>
          <Screens />
        </Shell>
      </OfficeProvider>
    </PartsContext.Provider>
  );
}
