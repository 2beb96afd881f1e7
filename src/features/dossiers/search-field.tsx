import { type RefObject, useId } from 'react';
import { deskGroups } from '../../domain/desk-groups.ts';
import { businessStates } from '../../domain/life-cycle.ts';
import { procedures } from '../../domain/procedures/catalogue.ts';
import { useMessages, useSay } from '../../state/locale.ts';
import { useSearchWords } from '../../state/search-words.ts';
import { useSession } from '../../state/session.ts';
import type { Narrowed } from './use-search.ts';

const newest = [...new Map(procedures.map((procedure) => [procedure.id, procedure])).values()];

export interface SearchFieldProps {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly typed: string;
  readonly narrowed: Narrowed;
  readonly onNarrow: (key: keyof Narrowed, value: string) => void;
}

/** Where one types what one remembers of a dossier, and narrows the list. */
export function SearchField({ field, typed, narrowed, onNarrow }: SearchFieldProps) {
  const words = useMessages();
  const own = words.search;
  const say = useSay();
  const { account } = useSession();
  const id = useId();
  return (
    <div className="filter" role="search">
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
        onChange={(event) => useSearchWords.setState({ typed: event.target.value, person: account.id })}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          document.querySelector<HTMLElement>('.dossiers-list .line-name')?.focus();
        }}
      />
      <div className="narrow">
        <select
          aria-label={own.procedure}
          value={narrowed.procedure ?? ''}
          onChange={(event) => onNarrow('procedure', event.target.value)}
        >
          <option value="">{own.anyProcedure}</option>
          {newest.map((procedure) => (
            <option key={procedure.id} value={procedure.id}>
              {say(procedure.name)}
            </option>
          ))}
        </select>
        <select
          aria-label={own.step}
          value={narrowed.business ?? ''}
          onChange={(event) => onNarrow('business', event.target.value)}
        >
          <option value="">{own.anyStep}</option>
          {businessStates.map((state) => (
            <option key={state} value={state}>
              {words.business[state]}
            </option>
          ))}
        </select>
        <select
          aria-label={words.dossiers.group}
          value={narrowed.group ?? ''}
          onChange={(event) => onNarrow('group', event.target.value)}
        >
          <option value="">{words.dossiers.everyGroup}</option>
          {deskGroups.map((each) => (
            <option key={each} value={each}>
              {words.deskGroup[each]}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}
