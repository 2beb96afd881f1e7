import { useState, useSyncExternalStore } from 'react';
import { useMessages } from '../state/locale.ts';
import type { AppUpdates } from './app-updates.ts';

/** A newer version is here: she chooses when; what is half typed is kept either way (L28). */
export function UpdatePrompt({ updates }: { readonly updates: AppUpdates }) {
  const words = useMessages().update;
  const { version } = useSyncExternalStore(updates.subscribe, updates.getState);
  const [later, setLater] = useState(false);
  if (later || version === 'current') return null;
  return (
    <section className="shell-notice" role="status">
      <p>{words[version]}</p>
      {version !== 'applying' && (
        <>
          <button type="button" onClick={updates.applyUpdate}>
            {words.activate}
          </button>
          <button type="button" className="quiet" onClick={() => setLater(true)}>
            {words.later}
          </button>
        </>
      )}
    </section>
  );
}
