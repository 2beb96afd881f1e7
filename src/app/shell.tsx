import { type ReactNode, Suspense, useCallback, useEffect, useRef } from 'react';
import { Link, useLocation } from 'wouter';
import { PracticeMarks } from '../components/practice-marks.tsx';
import { Sign, type SignName } from '../components/signs.tsx';
import { mayWithDevices } from '../domain/access/device-rights.ts';
import { useLive } from '../state/live.ts';
import { useMessages } from '../state/locale.ts';
import { useParts } from '../state/parts.ts';
import { paths } from '../state/paths.ts';
import { usePractice } from '../state/practice.ts';
import { useMay, useSeen } from '../state/rights.ts';
import { useSession } from '../state/session.ts';
import { useShortcut, useShortcuts } from '../state/shortcuts.ts';
import { ConnectionBanner } from './connection-banner.tsx';
import './shell.css';
import { ErrorBoundary } from './error-boundary.tsx';
import { useKeptFocus } from './keep-focus.ts';
import { PinNotice } from './lock-tools.tsx';
import { OfflineReadiness } from './offline-readiness.tsx';
import { Person } from './person.tsx';
import { StorageNotice } from './storage-notice.tsx';
import { UpdatePrompt } from './update-prompt.tsx';
import { lateScreen } from './until-loaded.ts';
import type { AppUpdates } from './app-updates.ts';

const TourStrip = lateScreen(async () => (await import('./learning-parts.ts')).learningParts.TourStrip);

function isUnder(location: string, path: string): boolean {
  return location === path || (path !== paths.today && location.startsWith(`${path}/`));
}

function NavigationLine({ to, sign, name, count }: { to: string; sign: SignName; name: string; count: number }) {
  const [location] = useLocation();
  const current = isUnder(location, to);
  return (
    <li className={current ? 'is-current' : undefined}>
      <Link href={to} aria-current={current ? 'page' : undefined}>
        <Sign name={sign} />
        {name}
      </Link>
      {count > 0 && <span className="nav-count">{count}</span>}
    </li>
  );
}

/** What stands around every screen: where one may go, what begins work, who is here, and the truth about the line. */
export function Shell({ updates, children }: { readonly updates: AppUpdates; readonly children: ReactNode }) {
  const { store } = useParts();
  const words = useMessages();
  const practice = usePractice();
  const practises = practice !== null;
  const [location, navigate] = useLocation();
  // Another screen begins at its top.
  useEffect(() => {
    // New browsers give a promise back, which is no way to clean up.
    scrollTo(0, 0);
  }, [location]);
  const frame = useRef<HTMLDivElement>(null);
  useKeptFocus(frame);
  const status = useLive(() => store.exchangeStatus(), [store]);
  const shortcuts = useShortcuts((state) => state.on);
  const may = useMay();
  const opens = may('openDossier');
  const reports = may('reportEvent');
  const seesDossiers = useSeen('dossier') !== 'none';
  const administers = mayWithDevices(useSession().account.roles, 'manage');
  const seesBooks = useSeen('book') !== 'none';
  const begin = useCallback(() => {
    if (opens || reports) navigate(opens ? paths.chooseProcedure : paths.chooseReported);
  }, [navigate, opens, reports]);
  useShortcut('t', begin);
  return (
    <div className="shell" ref={frame}>
      <a className="skip" href="#main">
        {words.shell.skip}
      </a>
      <header className="rail">
        <p className="brand">{words.app.name}</p>
        {(opens || reports) && (
          <button type="button" className="begin" onClick={begin} aria-keyshortcuts={shortcuts ? 't' : undefined}>
            <Sign name="add" />
            {opens ? words.navigation.newDossier : words.report.write}
          </button>
        )}
        <nav aria-label={words.shell.navigation}>
          <ul>
            {(seesDossiers || administers) && (
              <NavigationLine to={paths.today} sign="today" name={words.navigation.today} count={0} />
            )}
            {seesDossiers && (
              <NavigationLine to={paths.dossiers} sign="dossiers" name={words.navigation.dossiers} count={0} />
            )}
            {seesBooks && <NavigationLine to={paths.books} sign="books" name={words.navigation.books} count={0} />}
            <NavigationLine
              to={paths.outbox}
              sign="outbox"
              name={words.navigation.outbox}
              count={(status?.waiting ?? 0) + (status?.attention ?? 0)}
            />
          </ul>
        </nav>
        <Person />
        {!practises && <OfflineReadiness updates={updates} />}
      </header>
      <PracticeMarks />
      <div className="body">
        <ConnectionBanner />
        <UpdatePrompt updates={updates} />
        <StorageNotice />
        {!practises && <PinNotice />}
        {practice !== null && (
          <Suspense fallback={null}>
            <TourStrip practice={practice} />
          </Suspense>
        )}
        <main id="main" tabIndex={-1}>
          <ErrorBoundary place={location}>{children}</ErrorBoundary>
        </main>
      </div>
    </div>
  );
}
