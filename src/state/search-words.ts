import { useEffect } from 'react';
import { create } from 'zustand';
import { useParts } from './parts.ts';
import { useSession } from './session.ts';

/** What stands in the search field, and who typed it: never in an address, for mostly it is a name. */
export const useSearchWords = create<{ readonly typed: string; readonly person: string | null }>(() => ({
  typed: '',
  person: null,
}));

/** Kept for a reload this long after the last letter, in milliseconds. */
const quiet = 400;

/**
 * What she has typed to search for; of another person nothing. It outlives a reload or a lock as a sealed note of this tab,
 * where this machine seals.
 */
export function useTypedSearch(): string {
  const { tabNotes, timers } = useParts();
  const { search: tabNote } = tabNotes;
  const { id } = useSession().account;
  const { typed, person } = useSearchWords();
  const isHers = person === id;
  useEffect(() => {
    if (isHers) return undefined;
    let left = false;
    void tabNote.read(id).then((kept) => {
      // Whoever has begun to type meanwhile is asking for something else.
      if (!left && useSearchWords.getState().person !== id) useSearchWords.setState({ typed: kept ?? '', person: id });
    });
    return () => {
      left = true;
    };
  }, [tabNote, id, isHers]);
  useEffect(() => {
    if (!isHers) return undefined;
    return timers.set(quiet, () => void tabNote.write(id, typed));
  }, [tabNote, timers, id, isHers, typed]);
  return isHers ? typed : '';
}
