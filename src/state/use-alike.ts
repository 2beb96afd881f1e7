import { useEffect, useState } from 'react';
import type { Alike } from '../local-index/find-alike.ts';
import type { IndexEntry } from '../local-index/index-entry.ts';
import { useParts } from './parts.ts';
import { useIndexAnswer } from './use-index.ts';

const none: readonly Alike[] = [];
/** Looked for this long after the last change, so that what is half typed is not compared. */
const quiet = 400;

/** Dossiers on this device that may be of the same event. `null`: nothing to compare yet. */
export function useAlike(draft: IndexEntry | null): readonly Alike[] {
  const { timers } = useParts();
  const [settled, setSettled] = useState('');
  const asked = draft === null ? '' : JSON.stringify(draft);
  useEffect(() => timers.set(quiet, () => setSettled(asked)), [asked, timers]);
  const answered = useIndexAnswer(settled === '' ? null : { kind: 'alike', draft: JSON.parse(settled) as IndexEntry });
  return answered?.answer ?? none;
}
