import { useState } from 'react';
import { Link } from 'wouter';
import { subjectOf } from '../../components/dossier-line.tsx';
import type { Book, UnusedNumber } from '../../domain/books/book.ts';
import type { Dossier } from '../../domain/dossier.ts';
import { printLocalDate } from '../../domain/local-date.ts';
import { useLive } from '../../state/live.ts';
import { useMessages } from '../../state/locale.ts';
import { useParts } from '../../state/parts.ts';
import { paths } from '../../state/paths.ts';

const pageSize = 100;

type Line = { readonly number: number } & ({ readonly dossier: Dossier } | { readonly unused: UnusedNumber });

/** The book as it stands, the latest number first: every number has its entry, or the reason why it has none. */
export function BookEntries({ book }: { readonly book: Book }) {
  const { store } = useParts();
  const words = useMessages().books;
  const [limit, setLimit] = useState(pageSize);
  const dossiers = useLive(() => store.entriesOf(book.id, limit), [store, book.id, limit]);
  if (dossiers === undefined) return null;
  const entered = dossiers.flatMap((dossier): Line[] =>
    dossier.entry === undefined ? [] : [{ number: dossier.entry.number, dossier }],
  );
  const lowest = dossiers.length < limit ? 0 : (entered.at(-1)?.number ?? 0);
  const unused = book.unused
    .filter(({ number }) => number > lowest)
    .map((one): Line => ({ number: one.number, unused: one }));
  const lines = [...entered, ...unused].sort((a, b) => b.number - a.number);
  return (
    <section className="book-entries" aria-labelledby="entries-title">
      <h3 id="entries-title">{words.entries}</h3>
      {lines.length === 0 ? (
        <p className="soft">{words.entriesEmpty}</p>
      ) : (
        <table className="ledger-table">
          <thead>
            <tr>
              <th scope="col">{words.columns.number}</th>
              <th scope="col">{words.columns.day}</th>
              <th scope="col">{words.columns.who}</th>
              <th scope="col">{words.columns.page}</th>
              <th scope="col">{words.columns.note}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) =>
              'unused' in line ? (
                <UnusedLine key={`unused ${line.number}`} unused={line.unused} />
              ) : (
                <EntryLine key={line.dossier.id} dossier={line.dossier} />
              ),
            )}
          </tbody>
        </table>
      )}
      {dossiers.length === limit && (
        <button type="button" onClick={() => setLimit(limit + pageSize)}>
          {words.more}
        </button>
      )}
    </section>
  );
}

function EntryLine({ dossier }: { readonly dossier: Dossier }) {
  const words = useMessages().books;
  const { entry, annotations = [] } = dossier;
  if (entry === undefined) return null;
  const notes = [entry.remarks, annotations.length > 0 ? words.noted(annotations.length) : null];
  return (
    <tr>
      <th scope="row">{entry.number}</th>
      <td>{printLocalDate(entry.registeredOn)}</td>
      <td>
        <Link href={paths.dossier(dossier.id)}>{subjectOf(dossier)}</Link>
      </td>
      <td>{entry.page ?? '–'}</td>
      <td>{notes.filter((note) => note !== null).join(' · ')}</td>
    </tr>
  );
}

function UnusedLine({ unused }: { readonly unused: UnusedNumber }) {
  const words = useMessages().books;
  return (
    <tr className="is-unused">
      <th scope="row">{unused.kind === 'struck' ? <s>{unused.number}</s> : unused.number}</th>
      <td>–</td>
      <td colSpan={3}>
        {words[unused.kind]}: {unused.reason}
      </td>
    </tr>
  );
}
