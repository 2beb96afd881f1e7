import { use } from 'react';
import { OfficeProvider } from '../state/desk-rules.tsx';
import { PartsContext } from '../state/parts.ts';
import type { OpenDesk } from './open-desk.ts';
import { Screens } from './screens.tsx';
import { Shell } from './shell.tsx';

/** Everything behind the sign-in. */
export function Desk({ opened }: { readonly opened: Promise<OpenDesk> }) {
  const { parts, updates } = use(opened);
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
