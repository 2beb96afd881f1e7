import { type RefObject, useId } from 'react';
import { useMessages } from '../../state/locale.ts';
import { useSearchWords } from '../../state/search-words.ts';
import { useSession } from '../../state/session.ts';
import { keyInField } from './list-keys.ts';

export interface SearchFieldProps {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly typed: string;
}

/** Where one types what one remembers of a dossier. */
export function SearchField({ field, typed }: SearchFieldProps) {
  const own = useMessages().search;
  const { account } = useSession();
  const id = useId();
  const type = (next: string) => useSearchWords.setState({ typed: next, person: account.id });
  return (
    <>
      <label htmlFor={id}>
        {own.label} <span className="soft">({own.hint})</span>
      </label>
      <input
        ref={field}
        id={id}
        type="search"
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => type(event.target.value)}
        onKeyDown={(event) => keyInField(event, () => type(''))}
      />
    </>
  );
}
