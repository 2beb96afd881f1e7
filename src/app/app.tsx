import { Suspense, useEffect } from 'react';
import { SignInPage } from '../features/sign-in/sign-in-page.tsx';
import { useLive } from '../state/live.ts';
import { useLocale } from '../state/locale.ts';
import { type Parts, PartsContext } from '../state/parts.ts';
import { SessionContext } from '../state/session.ts';
import type { AppUpdates } from './app-updates.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { Opening } from './opening.tsx';
import { lateScreen } from './until-loaded.ts';

const loadDesk = async () => (await import('./desk.tsx')).Desk;
const Desk = lateScreen(loadDesk);

export interface AppProps {
  readonly parts: Parts;
  readonly updates: Promise<AppUpdates>;
}

function WhoWorksHere({ parts, updates }: AppProps) {
  const { store } = parts;
  // One answer object around the session, so that "nobody" is told from "not read yet".
  const read = useLive(async () => ({ session: await store.session() }), [store]);
  useEffect(() => {
    // While she types her password the desk is already on its way.
    void loadDesk().catch(() => undefined);
  }, []);
  if (read === undefined) return null;
  if (read.session === null) return <SignInPage />;
  return (
    <SessionContext.Provider value={read.session}>
      <Suspense fallback={<Opening />}>
        <Desk updates={updates} />
      </Suspense>
    </SessionContext.Provider>
  );
}

export function App({ parts, updates }: AppProps) {
  const locale = useLocale((state) => state.locale);
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  return (
    <PartsContext.Provider value={parts}>
      <ErrorBoundary>
        <WhoWorksHere parts={parts} updates={updates} />
      </ErrorBoundary>
    </PartsContext.Provider>
  );
}
