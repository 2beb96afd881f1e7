import { Suspense, useEffect } from 'react';
import { useDoorWords } from '../state/language.ts';
import { placeBefore } from '../state/practice.ts';
import './opening.css';
import type { BrowserWorld } from './real-parts.ts';
import { lateScreen } from './until-loaded.ts';

const PracticeApp = lateScreen(async () => (await import('./practice-app.tsx')).PracticeApp);

/** Not on this device yet, and perhaps no line to fetch it by: the way back is open. */
function NotHereYet() {
  const words = useDoorWords();
  return (
    <main className="opening">
      <p role="status">{words.app.opening}</p>
      <p>
        <a href={placeBefore()}>{words.practice.leave}</a>
      </p>
    </main>
  );
}

/** The whole of a page that practises: nothing of real work is in it. */
export function PracticePage({ world }: { readonly world: BrowserWorld }) {
  const { mark } = useDoorWords().practice;
  const { name } = useDoorWords().app;
  useEffect(() => {
    // The styles tell the frame by it, also where a screen has failed.
    document.documentElement.dataset['world'] = 'practice';
    document.title = `${mark} · ${name}`;
  }, [mark, name]);
  return (
    <Suspense fallback={<NotHereYet />}>
      <PracticeApp world={world} />
    </Suspense>
  );
}
