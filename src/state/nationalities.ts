import { useEffect, useState } from 'react';
import type { Choice } from '../domain/words.ts';
import { useParts } from './parts.ts';

const vietNam: readonly Choice[] = [{ code: 'VN', label: { vi: 'Việt Nam', en: 'Viet Nam' } }];

interface Nationalities {
  readonly choices: readonly Choice[];
  /** They will be no others: they were read, or cannot be. */
  readonly isSettled: boolean;
}

/** The long list of countries; until it is read, Viet Nam alone, which is nearly everybody's. */
export function useNationalities(): readonly Choice[] {
  return useSettledNationalities().choices;
}

export function useSettledNationalities(): Nationalities {
  const { nationalities } = useParts();
  const [known, setKnown] = useState<Nationalities>({ choices: vietNam, isSettled: false });
  useEffect(() => {
    let left = false;
    nationalities().then(
      (list) => {
        if (!left) setKnown({ choices: list, isSettled: true });
      },
      // Not cached yet and no line: the short list stays; it is asked for again by the next form.
      () => {
        if (!left) setKnown({ choices: vietNam, isSettled: true });
      },
    );
    return () => {
      left = true;
    };
  }, [nationalities]);
  return known;
}
