import { useEffect, useState } from 'react';
import type { Alike } from '../local-index/find-alike.ts';
import type { IndexEntry } from '../local-index/index-entry.ts';
import { useParts } from './parts.ts';
import { useIndex } from './use-index.ts';

const none: readonly Alike[] = [];
/** Looked for this long after the last change, so that no keystroke waits for it. */
const quiet = 400;

/** Dossiers on this device that may be of the same event. `null`: nothing to compare yet. */
export function useAlike(draft: IndexEntry | null): readonly Alike[] {
  const { timers } = useParts();
  const { index, now } = useIndex();
  const [alike, setAlike] = useState(none);
  const asked = draft === null ? '' : JSON.stringify(draft);
  useEffect(() => {
    if (index === null) return;
    return timers.set(quiet, () => setAlike(asked === '' ? none : index.alike(JSON.parse(asked) as IndexEntry)));
  }, [index, now, asked, timers]);
  return alike;
}
