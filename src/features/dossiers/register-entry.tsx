import { useId } from 'react';
import { useLabelledBy } from '../../components/beside-name.ts';
import { Allowed } from '../../components/allowed.tsx';
import { useFieldNaming } from '../../components/field-naming.ts';
import { Sign } from '../../components/signs.tsx';
import { bookNames } from '../../domain/books/book-names.ts';
import { endOfEntry } from '../../domain/books/entry-standing.ts';
import type { Annotation } from '../../domain/books/register-entry.ts';
import { monthsAfter, printLocalDate } from '../../domain/local-date.ts';
import type { Dossier } from '../../domain/dossier.ts';
import type { Fields, FieldValue } from '../../domain/field.ts';
import type { Procedure } from '../../domain/procedure.ts';
import { useMessages, useSay } from '../../state/locale.ts';
import { EntryNotes } from './entry-notes.tsx';
import './register-entry.css';

interface RegisterEntryProps {
  readonly dossier: Dossier;
  readonly procedure: Procedure | undefined;
}

/** Values of places in the notes, whose names must be read too. */
function valuesIn(annotations: readonly Annotation[]): Fields {
  const values: Record<string, FieldValue> = {};
  for (const { id, changes } of annotations)
    for (const [index, { from, to }] of changes.entries()) {
      if (from !== null) values[`${id} ${index} from`] = from;
      if (to !== null) values[`${id} ${index} to`] = to;
    }
  return values;
}

/** Where the dossier stands in a book, what has been noted there since, and what it makes other entries say. */
export function RegisterEntry({ dossier, procedure }: RegisterEntryProps) {
  const titleId = useId();
  const labelledBy = useLabelledBy(titleId);
  const words = useMessages();
  const say = useSay();
  const { entry, annotations = [] } = dossier;
  const naming = useFieldNaming(dossier, valuesIn(annotations));
  if (entry === undefined) return null;
  const end = endOfEntry(dossier);
  const months = procedure?.resultValidMonths;
  return (
    <section className="register-entry" aria-labelledby={labelledBy}>
      <h3 id={titleId}>{words.annotation.title}</h3>
      <p>
        {say(bookNames[entry.bookKind])},{' '}
        {words.findEntry.entry(entry.number, entry.volume, printLocalDate(entry.registeredOn))}
        {months !== undefined &&
          ` · ${words.annotation.validUntil(printLocalDate(monthsAfter(entry.registeredOn, months)))}`}
      </p>
      <p className="soft">{words.annotation.fixed}</p>
      {end !== undefined && (
        <p className="entry-end">
          <Sign name="warning" />
          {words.annotation.ended(
            entry.bookKind === 'KH' || entry.bookKind === 'GCKH' ? 'marriage' : 'person',
            end.kind,
          )}
        </p>
      )}
      {annotations.length > 0 && (
        <ol aria-label={words.annotation.history}>
          {annotations.map((note) => (
            <li key={note.id}>
              <b>{words.annotation.kinds[note.kind]}</b> <span className="soft">{printLocalDate(note.on)}</span>
              <q>{note.basis}</q>
              {note.changes.map(({ field, from, to }) => (
                <span key={field}>
                  {words.annotation.change(
                    naming.nameOf(field),
                    naming.valueOf(field, from),
                    naming.valueOf(field, to),
                  )}
                </span>
              ))}
            </li>
          ))}
        </ol>
      )}
      {procedure?.notesOn !== undefined && (
        <Allowed act="annotateEntry">
          <EntryNotes dossier={dossier} procedure={procedure} />
        </Allowed>
      )}
    </section>
  );
}
