import { useEffect, useState } from 'react';
import type { Choice } from '../domain/words.ts';
import { useParts } from './parts.ts';

const vietNam: readonly Choice[] = [{ code: 'VN', label: { vi: 'Việt Nam', en: 'Viet Nam' } }];

/** The long list of countries; until it is read, Viet Nam alone, which is nearly everybody's. */
export function useNationalities(): readonly Choice[] {
  const { nationalities } = useParts();
  const [choices, setChoices] = useState(vietNam);
  useEffect(() => {
    let left = false;
    nationalities().then(
      (list) => {
        if (!left) setChoices(list);
      },
      // Not cached yet and no line: the short list stays; it is asked for again by the next form.
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, [nationalities]);
  return choices;
}
