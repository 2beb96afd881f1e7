import { useCallback, useSyncExternalStore } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { paths } from './paths.ts';

/** In the address: which dossier stands beside the one that is open. An id, and nothing personal. */
const key = 'canh';
const id = /^[\w-]{1,64}$/u;
/** From here on there is room for two. */
const wide = '(min-width: 80em)';

function subscribe(onChange: () => void): () => void {
  const query = matchMedia(wide);
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
}

/** Room for two dossiers. In a narrower window one is shown, and the address keeps both. */
function useRoomForTwo(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(wide).matches);
}

/** The dossier that the address names beside `open`; `null`: none, or the same once more. */
export function besideIn(asked: URLSearchParams, open: string | null): string | null {
  const other = asked.get(key);
  return open === null || other === null || other === open || !id.test(other) ? null : other;
}

/** An address with another dossier beside the one that is open, or with none; what else it asks for stays. */
export function addressBeside(asked: URLSearchParams, open: string, other: string | null): string {
  const after = new URLSearchParams(asked);
  if (other === null || other === open) after.delete(key);
  else after.set(key, other);
  const text = after.toString();
  return `${paths.dossier(open)}${text === '' ? '' : `?${text}`}`;
}

export interface Beside {
  readonly room: boolean;
  readonly other: string | null;
  /** In place of whichever stood there; `null`: none. In the history, so that Back undoes it. */
  readonly open: (other: string | null) => void;
  /** The one beside becomes the one that is open, and the other way round. */
  readonly swap: () => void;
}

/** What stands beside the dossier that the address opens. */
export function useBeside(opened: string | null): Beside {
  const room = useRoomForTwo();
  const [asked] = useSearchParams();
  const [, navigate] = useLocation();
  const other = besideIn(asked, opened);
  const open = useCallback(
    (next: string | null) => {
      if (opened !== null) navigate(addressBeside(asked, opened, next));
    },
    [asked, opened, navigate],
  );
  const swap = useCallback(() => {
    if (opened !== null && other !== null) navigate(addressBeside(asked, other, opened));
  }, [asked, opened, other, navigate]);
  return { room, other, open, swap };
}
