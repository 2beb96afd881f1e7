import { Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import { SignInPage } from '../features/sign-in/sign-in-page.tsx';
import { type Door, DoorContext } from '../state/door.ts';
import { useLive } from '../state/live.ts';
import { useLanguage } from '../state/language.ts';
import { SessionContext } from '../state/session.ts';
import type { Keyring } from '../store/keys/keyring.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import type { OpenDesk } from './open-desk.ts';
import { KeyLost, Opening, WaitsForTab } from './opening.tsx';
import { lateScreen } from './until-loaded.ts';
import { useIdleLock } from './use-idle-lock.ts';

const loadDesk = async () => (await import('./desk.tsx')).Desk;
const Desk = lateScreen(loadDesk);

export interface AppProps {
  readonly door: Door;
  readonly desk: Promise<OpenDesk>;
}

/** A machine that is busy may need some seconds for its first answer; longer than that is not hers to guess about. */
const patience = 6_000;

function useWaitsLong(waits: boolean): boolean {
  const [long, setLong] = useState(false);
  useEffect(() => {
    if (!waits) return undefined;
    const timer = setTimeout(() => setLong(true), patience);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [waits]);
  return long;
}

const UnlockPage = lateScreen(async () => (await import('../features/sign-in/unlock-page.tsx')).UnlockPage);

const RecoverForm = lateScreen(async () => (await import('../features/sign-in/recover-form.tsx')).RecoverForm);

const alwaysOpen: Pick<Keyring, 'state' | 'subscribe'> = { state: () => 'open', subscribe: () => () => undefined };

/** What lies on this machine is opened first; then who works here. */
function Entrance({ door, desk }: AppProps) {
  const { keyring, upgrade } = door;
  const { state, subscribe } = keyring ?? alwaysOpen;
  const stands = useSyncExternalStore(subscribe, state);
  const blocked = useSyncExternalStore(upgrade.subscribe, upgrade.isBlocked);
  const waitsLong = useWaitsLong(stands === 'opening');
  useEffect(() => {
    // While she types her password or her PIN the desk is already on its way.
    void loadDesk().catch(() => undefined);
  }, []);
  switch (stands) {
    case 'opening':
      return blocked || waitsLong ? <WaitsForTab older={blocked} /> : null;
    case 'locked':
      return keyring === null ? null : (
        <Suspense fallback={<Opening />}>
          <UnlockPage keyring={keyring} />
        </Suspense>
      );
    case 'lost':
      return (
        <KeyLost>
          <Suspense fallback={null}>
            {keyring !== null && door.recovery !== null && <RecoverForm load={door.recovery} clock={keyring.clock} />}
          </Suspense>
        </KeyLost>
      );
    case 'open':
      return <WhoWorksHere door={door} desk={desk} />;
    default:
      return stands satisfies never;
  }
}

function WhoWorksHere({ door, desk }: AppProps) {
  const { sessions, keyring, upgrade } = door;
  const blocked = useSyncExternalStore(upgrade.subscribe, upgrade.isBlocked);
  // One answer object around the session, so that "nobody" is told from "not read yet".
  const read = useLive(async () => ({ session: await sessions.session() }), [sessions]);
  const waitsLong = useWaitsLong(read === undefined);
  useIdleLock(keyring, read?.session?.account.id ?? '');
  if (read === undefined) return blocked || waitsLong ? <WaitsForTab older={blocked} /> : null;
  if (read.session === null) return <SignInPage />;
  return (
    <SessionContext.Provider value={read.session}>
      <Suspense fallback={<Opening />}>
        <Desk opened={desk} />
      </Suspense>
    </SessionContext.Provider>
  );
}

export function App({ door, desk }: AppProps) {
  const locale = useLanguage((state) => state.locale);
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  return (
    <DoorContext.Provider value={door}>
      <ErrorBoundary place="app">
        <Entrance door={door} desk={desk} />
      </ErrorBoundary>
    </DoorContext.Provider>
  );
}
