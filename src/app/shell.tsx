import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { EnterPractice } from '../components/enter-practice.tsx';
import { PracticeMarks } from '../components/practice-marks.tsx';
import { Sign, type SignName } from '../components/signs.tsx';
import { SwitchLanguage } from '../components/switch-language.tsx';
import { SignOut } from '../features/sign-in/sign-out.tsx';
import { useLive } from '../state/live.ts';
import { mayWithDevices } from '../domain/access/device-rights.ts';
import { mayLookOver } from '../domain/access/figure-rights.ts';
import { useMessages, useSay } from '../state/locale.ts';
import { useParts } from '../state/parts.ts';
import { paths } from '../state/paths.ts';
import { usePractice } from '../state/practice.ts';
import { useMay, useSeen } from '../state/rights.ts';
import { useSession } from '../state/session.ts';
import { setShortcuts, useShortcut, useShortcuts } from '../state/shortcuts.ts';
import { ConnectionBanner } from './connection-banner.tsx';
import './shell.css';
import { ErrorBoundary } from './error-boundary.tsx';
import { LockTools, PinNotice } from './lock-tools.tsx';
import { OfflineReadiness } from './offline-readiness.tsx';
import { PracticeTools } from './practice-tools.tsx';
import { StorageNotice } from './storage-notice.tsx';
import { UpdatePrompt } from './update-prompt.tsx';
import type { AppUpdates } from './app-updates.ts';

function isUnder(location: string, path: string): boolean {
  return path === paths.today ? location === path : location.startsWith(path);
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

const toFigures = { vi: 'Số liệu tổng hợp', en: 'Figures' };
const toPeople = { vi: 'Người và máy', en: 'People and machines' };

function Person() {
  const say = useSay();
  const session = useSession();
  const practice = usePractice();
  const seesOffice = useSeen('office') !== 'none';
  const words = useMessages().shell;
  const shortcuts = useShortcuts((state) => state.on);
  const [leaving, setLeaving] = useState(false);
  return (
    <div className="person">
      <p>
        <b>{session.account.name}</b>
        <span className="soft">{session.account.title}</span>
        <span className="soft">{session.commune.name}</span>
      </p>
      <div className="person-tools">
        <SwitchLanguage />
        {practice === null ? (
          <>
            <button type="button" className="quiet" onClick={() => setLeaving(true)}>
              {words.signOut}
            </button>
            <LockTools />
            <EnterPractice className="button quiet" />
          </>
        ) : (
          <PracticeTools practice={practice} />
        )}
        {practice === null && mayWithDevices(session.account.roles, 'see') && (
          <Link href={paths.people} className="button quiet">
            {say(toPeople)}
          </Link>
        )}
        {practice === null && mayLookOver(session.account.roles) !== null && (
          <Link href={paths.figures} className="button quiet">
            {say(toFigures)}
          </Link>
        )}
        {seesOffice && (
          <Link href={paths.office} className="button quiet to-office">
            {words.office}
          </Link>
        )}
        <label className="shortcuts" title={words.shortcutsHelp}>
          <input type="checkbox" checked={shortcuts} onChange={(event) => setShortcuts(event.target.checked)} />
          {words.shortcuts}
        </label>
      </div>
      {leaving && <SignOut onClose={() => setLeaving(false)} />}
    </div>
  );
}

/** What stands around every screen: where one may go, what begins work, who is here, and the truth about the line. */
export function Shell({ updates, children }: { readonly updates: AppUpdates; readonly children: ReactNode }) {
  const { store } = useParts();
  const words = useMessages();
  const practises = usePractice() !== null;
  const [location, navigate] = useLocation();
  // Another screen begins at its top.
  useEffect(() => {
    // New browsers give a promise back, which is no way to clean up.
    scrollTo(0, 0);
  }, [location]);
  const status = useLive(() => store.exchangeStatus(), [store]);
  const shortcuts = useShortcuts((state) => state.on);
  const may = useMay();
  const opens = may('openDossier');
  const reports = may('reportEvent');
  const seesDossiers = useSeen('dossier') !== 'none';
  const seesBooks = useSeen('book') !== 'none';
  const begin = useCallback(() => {
    if (opens || reports) navigate(opens ? paths.chooseProcedure : paths.chooseReported);
  }, [navigate, opens, reports]);
  useShortcut('t', begin);
  return (
    <div className="shell">
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
            {seesDossiers && (
              <>
                <NavigationLine to={paths.today} sign="today" name={words.navigation.today} count={0} />
                <NavigationLine to={paths.dossiers} sign="dossiers" name={words.navigation.dossiers} count={0} />
              </>
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
        <main id="main" tabIndex={-1}>
          <ErrorBoundary place={location}>{children}</ErrorBoundary>
        </main>
      </div>
    </div>
  );
}
