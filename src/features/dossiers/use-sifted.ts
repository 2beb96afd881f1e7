import { useEffect, useState } from 'react';
import { useParts } from '../../state/parts.ts';
import type { DossierView } from '../../store/store.ts';

/** Read at once; between two the screen goes first. */
const atOnce = 50;

export interface Sifted {
  readonly views: readonly DossierView[];
  /** How many have been looked at. */
  readonly done: number;
  readonly of: number;
}

/**
 * Of these records those that are wanted, in their order: read from the disk piece by piece, shown as they come. `about`
 * names the question, and another begins anew; `moved` moves when something on the device has; `isWanted` is the same
 * function while it wants the same. `null`: nothing is sifted.
 */
export function useSifted(
  ids: readonly string[] | null,
  isWanted: (view: DossierView) => boolean,
  { about, moved }: { readonly about: string; readonly moved: unknown },
): Sifted | undefined {
  const { store } = useParts();
  const [sifted, setSifted] = useState<Sifted & { readonly about: string }>();
  const all = ids === null ? null : ids.join(' ');
  useEffect(() => {
    if (all === null) return undefined;
    const wanted = all === '' ? [] : all.split(' ');
    let left = false;
    const walk = async () => {
      const views: DossierView[] = [];
      for (let at = 0; at <= wanted.length; at += atOnce) {
        views.push(...(await store.dossiersOf(wanted.slice(at, at + atOnce))).filter(isWanted));
        if (left) return;
        const done = Math.min(wanted.length, at + atOnce);
        const next = { about, views: [...views], done, of: wanted.length };
        // The same question once more: what it came to stands until the new answer is whole.
        setSifted((before) =>
          before?.about === about && before.done === before.of && done < wanted.length ? before : next,
        );
      }
    };
    walk().catch((error: unknown) => {
      if (!left) reportError(error);
    });
    return () => {
      left = true;
    };
  }, [store, all, isWanted, about, moved]);
  return sifted?.about === about && ids !== null ? sifted : undefined;
}
