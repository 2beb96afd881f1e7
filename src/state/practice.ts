import { createContext, useContext, useSyncExternalStore } from 'react';
import { paths } from './paths.ts';

/** What only whoever practises can do. `null` in its place: this is the desk that works. */
export interface PracticeDesk {
  /** The plug of the made-up line. */
  readonly line: {
    readonly isCut: () => boolean;
    readonly cut: (isCut: boolean) => void;
    readonly subscribe: (listener: () => void) => () => void;
  };
  /** Forgets everything that was practised, and makes the commune anew. */
  readonly startAnew: () => void;
}

export const PracticeContext = createContext<PracticeDesk | null>(null);

export function usePractice(): PracticeDesk | null {
  return useContext(PracticeContext);
}

export function useLineCut({ line }: PracticeDesk): boolean {
  return useSyncExternalStore(line.subscribe, line.isCut);
}

/** Practice has addresses of its own, so that a page is always either: also when it is loaded again, or opened beside. */
export function isPracticeAddress(pathname: string): boolean {
  return pathname === paths.practice || pathname.startsWith(`${paths.practice}/`);
}

const cameFromKey = 'lien-mach.practice-from';
const cameAsKey = 'lien-mach.practice-by';

/** Of this tab alone, whence and by whom; an address holds nothing personal, and `by` is an account’s id. `null`: nobody signed in. */
export function rememberPlace(by: string | null): void {
  try {
    if (by === null) sessionStorage.removeItem(cameAsKey);
    else sessionStorage.setItem(cameAsKey, by);
    sessionStorage.setItem(cameFromKey, location.pathname + location.search);
  } catch {
    // Site data refused: the way out leads to the first page.
  }
}

/** Who came to practise in this tab; `null`: nobody who had signed in. */
export function practisedBy(): string | null {
  try {
    return sessionStorage.getItem(cameAsKey);
  } catch {
    return null;
  }
}

/** Where the way out leads: whence one came in this tab, else the first page. */
export function placeBefore(): string {
  try {
    const place = sessionStorage.getItem(cameFromKey) ?? paths.today;
    const { origin, pathname } = new URL(place, location.origin);
    return origin === location.origin && !isPracticeAddress(pathname) ? place : paths.today;
  } catch {
    return paths.today;
  }
}
