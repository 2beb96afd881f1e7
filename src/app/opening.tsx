import { useMessages } from '../state/locale.ts';
import './opening.css';

/** In place of a screen whose part of the app is not on this device yet. Seen only after a while: mostly it is. */
export function Opening() {
  const words = useMessages().app;
  return (
    <p className="opening" role="status">
      {words.opening}
    </p>
  );
}

/** The database waits for a tab of the version before, which cannot let go of it by itself. */
export function OlderTab() {
  const words = useMessages().app;
  return (
    <main className="sign-in-page" id="main">
      <p className="brand">{words.name}</p>
      <p role="alert">{words.olderTab}</p>
      <p className="soft">{words.olderTabHelp}</p>
    </main>
  );
}
