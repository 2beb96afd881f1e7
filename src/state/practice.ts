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

/** Of this tab alone; an address holds nothing personal. */
export function rememberPlace(): void {
  try {
    sessionStorage.setItem(cameFromKey, location.pathname + location.search);
  } catch {
    // Site data refused: the way out leads to the first page.
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
