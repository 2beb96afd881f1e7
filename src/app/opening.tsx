import type { ReactNode } from 'react';
import { useDoorWords } from '../state/language.ts';
import './opening.css';

/** In place of a screen whose part of the app is not on this device yet. Seen only after a while: mostly it is. */
export function Opening() {
  const words = useDoorWords().app;
  return (
    <p className="opening" role="status">
      {words.opening}
    </p>
  );
}

/**
 * In place of everything, while the database waits: for a tab of the version before, which cannot let go of it by itself, or
 * for one that hangs inside a transaction (docs/decisions/0095).
 */
export function WaitsForTab({ older }: { readonly older: boolean }) {
  const words = useDoorWords().app;
  return (
    <main className="sign-in-page" id="main">
      <h1 className="brand">{words.name}</h1>
      <p role="alert">{older ? words.olderTab : words.storageHeld}</p>
      <p className="soft">{older ? words.olderTabHelp : words.storageHeldHelp}</p>
    </main>
  );
}

/** What lies on the disk is sealed, and the browser has lost what opens it. */
export function KeyLost({ children }: { readonly children: ReactNode }) {
  const messages = useDoorWords();
  return (
    <main className="sign-in-page" id="main">
      <h1 className="brand">{messages.app.name}</h1>
      <p role="alert">{messages.unlock.lost}</p>
      {children}
    </main>
  );
}
