import { useState } from 'react';
import { Sign } from '../../components/signs.tsx';
import { useMessages } from '../../state/locale.ts';
import { useAskedStorage } from '../../state/use-storage-health.ts';

/** An installed app has a window without the browser's own bars. */
const isInstalled = (): boolean => matchMedia('(display-mode: standalone)').matches;

/** Whether the browser has promised to keep what lies here, and what brings it to promise (L18). */
export function KeptForGood() {
  const words = useMessages().storage;
  const { health, ask } = useAskedStorage();
  const [asked, setAsked] = useState(false);
  if (health === null) return null;
  const { persistence } = health;
  return (
    <section aria-label={words.promise}>
      <h2>{words.promise}</h2>
      <p className={persistence === 'granted' ? undefined : 'finding is-warning'}>
        <Sign name={persistence === 'granted' ? 'done' : 'warning'} />
        <span> {words.promised[persistence]}</span>
      </p>
      {persistence === 'denied' && (
        <>
          {!isInstalled() && <p>{words.install}</p>}
          <p>
            <button type="button" onClick={() => void ask().then(() => setAsked(true))}>
              {words.askAgain}
            </button>
          </p>
          <p role="status">{asked && words.stillDenied}</p>
        </>
      )}
    </section>
  );
}
