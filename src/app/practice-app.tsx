import { Suspense, use, useEffect, useState } from 'react';
import { Router } from 'wouter';
import { DoorContext } from '../state/door.ts';
import { useLanguage } from '../state/language.ts';
import { useMessages } from '../state/locale.ts';
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
  const words = useMessages().practising;
  return (
    <p className="opening" role="status">
      {words.making}
    </p>
  );
}

/** The desk that practises, once its commune is there. */
export function PracticeApp({ world }: { readonly world: BrowserWorld }) {
  const [opened] = useState(() => openPractice(world));
  const locale = useLanguage((state) => state.locale);
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
