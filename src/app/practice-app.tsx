import { Suspense, use, useEffect } from 'react';
import { Router } from 'wouter';
import { DoorContext } from '../state/door.ts';
import { useLocale, useMessages } from '../state/locale.ts';
import { paths } from '../state/paths.ts';
import { PracticeContext } from '../state/practice.ts';
import { SessionContext } from '../state/session.ts';
import { Desk } from './desk.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { type OpenPractice, openPractice } from './open-practice.ts';
import './practice.css';
import type { BrowserWorld } from './real-parts.ts';

function PracticeDesk({ opened }: { readonly opened: Promise<OpenPractice> }) {
  const { door, desk, session, practice } = use(opened);
  return (
    <DoorContext.Provider value={door}>
      <PracticeContext.Provider value={practice}>
        <SessionContext.Provider value={session}>
          <Desk opened={desk} />
        </SessionContext.Provider>
      </PracticeContext.Provider>
    </DoorContext.Provider>
  );
}

function BeingMade() {
  const words = useMessages().practice;
  return (
    <p className="opening" role="status">
      {words.making}
    </p>
  );
}

function PracticeApp({ opened }: { readonly opened: Promise<OpenPractice> }) {
  const locale = useLocale((state) => state.locale);
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  return (
    <Router base={paths.practice}>
      <ErrorBoundary place="practice">
        <Suspense fallback={<BeingMade />}>
          <PracticeDesk opened={opened} />
        </Suspense>
      </ErrorBoundary>
    </Router>
  );
}

/** The whole of a page that practises: nothing of real work is in it. */
export function practiceApp(world: BrowserWorld) {
  // The styles tell the frame and every print by it, also where a screen has failed.
  document.documentElement.dataset['world'] = 'practice';
  return <PracticeApp opened={openPractice(world)} />;
}
