import { type KeyboardEvent, useRef } from 'react';
import { choiceByLetters, noLetters, withKey } from '../../state/form/choice-by-letters.ts';

/** A list is chosen from by the letters of a name, typed without diacritics: the browser's own way knows only exact ones. */
export function useChooseByLetters(choose: (code: string) => void): (event: KeyboardEvent<HTMLSelectElement>) => void {
  const typed = useRef(noLetters);
  return (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.key === '=') return;
    const letters = withKey(typed.current, event.key, event.timeStamp);
    if (letters === undefined) return;
    typed.current = letters;
    event.preventDefault();
    const options = [...event.currentTarget.options];
    const names = options.map(({ value, text }) => (value === '' ? '' : text));
    const found = options[choiceByLetters(names, letters.text, event.currentTarget.selectedIndex)];
    if (found !== undefined) choose(found.value);
  };
}
