import { useId, useState } from 'react';
import { useStore } from 'zustand';
import { useProcedureForm } from '../../components/form/form-context.ts';
import { bookKinds } from '../../domain/books/book.ts';
import type { OfferedEntry } from '../../domain/books/offered-entry.ts';
import { printLocalDate } from '../../domain/local-date.ts';
import { textAt } from '../../domain/read-field.ts';
import type { FilledStep } from '../../state/form/filled-steps.ts';
import { useStillFilled } from '../../state/form/use-still-filled.ts';
import { useMessages, useSay } from '../../state/locale.ts';
import { useParts } from '../../state/parts.ts';
import { procedureVersion } from '../../domain/procedures/catalogue.ts';
import { searchEntries } from './search-entries.ts';
import './find-entry.css';

/** Looks for the entry a request is about among this device's records, and takes over what it says. */
export function FindEntry() {
  const { store } = useParts();
  const form = useProcedureForm();
  const words = useMessages().findEntry;
  const say = useSay();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [offered, setOffered] = useState<readonly OfferedEntry[] | null>(null);
  const [taken, setTaken] = useState<FilledStep | undefined>();
  const isStillTaken = useStillFilled(form, taken);
  const kind = useStore(form, (state) => textAt(state.form.fields, 'original.kind'));
  const { drawsOnEntry } = form.context.procedure;

  const search = async () => {
    setTaken(undefined);
    const wanted = bookKinds.find((each) => each === kind);
    setOffered(typed.trim() === '' ? null : await searchEntries(store, wanted, typed));
  };

  const take = (entry: OfferedEntry) => {
    if (drawsOnEntry === undefined) return;
    form.context.remember?.(entry.dossier);
    const into =
      form.context.procedure.groups.find(({ id }) => id === 'original')?.title ?? form.context.procedure.name;
    form.asOneStep({ from: 'record', into }, () => form.fill(drawsOnEntry(entry)));
    setOffered(null);
    setTaken(form.getState().steps.at(-1));
  };

  return (
    <div className="find-entry">
      <label htmlFor={id}>{words.label}</label>
      <div className="find-entry-row">
        <input
          id={id}
          type="search"
          autoComplete="off"
          spellCheck={false}
          value={typed}
          aria-describedby={`${id}-help`}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            // Enter looks for it; it must not wander off into the form.
            event.preventDefault();
            event.stopPropagation();
            void search();
          }}
        />
        <button type="button" onClick={() => void search()}>
          {words.search}
        </button>
      </div>
      <p id={`${id}-help`} className="field-help is-open">
        {words.help}
      </p>
      {offered !== null && offered.length > 0 && (
        <ul aria-label={words.found}>
          {offered.map((entry) => {
            const { dossier, block, name } = entry;
            const procedure = procedureVersion(dossier.procedure, dossier.procedureVersion);
            return (
              <li key={`${dossier.id} ${block}`}>
                <button type="button" className="quiet" onClick={() => take(entry)}>
                  {name}
                </button>{' '}
                <span className="soft">
                  {procedure !== undefined && `${say(procedure.name)} · `}
                  {dossier.entry !== undefined &&
                    words.entry(dossier.entry.number, dossier.entry.volume, printLocalDate(dossier.entry.registeredOn))}
                </span>
              </li>
            );
          })}
        </ul>
      )}
      <p role="status">
        {offered?.length === 0 && words.none}
        {isStillTaken && words.taken}
      </p>
    </div>
  );
}
