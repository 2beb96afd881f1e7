import { useState } from 'react';
import { Link } from 'wouter';
import { ActForm } from '../../components/form/act-form.tsx';
import type { RegisterPagesComponent } from '../../components/paper-desk-props.ts';
import { PageTitle } from '../../components/page-title.tsx';
import { Sign } from '../../components/signs.tsx';
import { bookNames } from '../../domain/books/book-names.ts';
import { yearOf } from '../../domain/local-date.ts';
import { localDateOf } from '../../domain/vietnam-time.ts';
import { useLive } from '../../state/live.ts';
import { useMessages, useSay } from '../../state/locale.ts';
import { useNow } from '../../state/now.ts';
import { useParts } from '../../state/parts.ts';
import { paths } from '../../state/paths.ts';
import { useMay } from '../../state/rights.ts';
import { useSession } from '../../state/session.ts';
import type { BookView } from '../../store/store.ts';
import { openingCommand, openingQuestions } from './book-questions.ts';
import { BookRecord } from './book-record.tsx';
import { penStanding } from './pen-standing.ts';
import './books.css';

export interface BooksPageProps {
  readonly openId: string | null;
  /** Pages of a register, ready for the printer. */
  readonly pages: RegisterPagesComponent;
}

/** The register books of the commune, and one of them beside the list (on a narrow screen, instead of it). */
export function BooksPage({ openId, pages }: BooksPageProps) {
  const { store } = useParts();
  const words = useMessages();
  const own = words.books;
  const books = useLive(() => store.books(), [store]);
  const [opening, setOpening] = useState(false);
  const may = useMay();
  return (
    <div className={openId === null ? 'books' : 'books has-record'}>
      <div className="books-list">
        <header className="page-head">
          <PageTitle windowTitle={`${own.title} – ${words.app.name}`}>{own.title}</PageTitle>
          {may('openBook') && (
            <button type="button" aria-haspopup="dialog" onClick={() => setOpening(true)}>
              <Sign name="add" />
              {own.open}
            </button>
          )}
          {may('importEntry') && (
            <Link href={paths.sheets} className="button">
              {words.navigation.sheets}
            </Link>
          )}
        </header>
        {books?.length === 0 && (
          <p className="empty">
            <b>{own.empty}</b> {own.emptyHelp}
          </p>
        )}
        <ul className="ledger" aria-label={own.list}>
          {(books ?? []).map((view) => (
            <BookLine key={view.book.id} view={view} current={view.book.id === openId} />
          ))}
        </ul>
      </div>
      {openId !== null && <BookRecord id={openId} pages={pages} />}
      {opening && <OpenForm onDone={() => setOpening(false)} />}
    </div>
  );
}

function BookLine({ view, current }: { readonly view: BookView; readonly current: boolean }) {
  const words = useMessages().books;
  const say = useSay();
  const { book } = view;
  const standing = penStanding(view);
  const doubts = book.doubted.reduce((sum, { from, to }) => sum + to - from + 1, 0);
  return (
    <li className="ledger-line book-line">
      <Link href={paths.book(book.id)} className="line-name" aria-current={current ? 'true' : undefined}>
        {words.name(say(bookNames[book.kind]), book.year)}
      </Link>
      <span>{words.last(book.last)}</span>
      <span className={`soft is-${standing}`}>{words.place[standing]}</span>
      {doubts > 0 && (
        <span className="line-end is-attention">
          <Sign name="warning" />
          {words.doubts(doubts)}
        </span>
      )}
    </li>
  );
}

function OpenForm({ onDone }: { readonly onDone: () => void }) {
  const words = useMessages().books;
  const session = useSession();
  const today = localDateOf(new Date(useNow()).toISOString());
  const year = yearOf(today);
  return (
    <ActForm
      title={words.open}
      submit={words.open}
      fields={openingQuestions}
      begun={{ openedOn: `${year}-01-01`, volume: `01/${year}`, startsAfter: 0, numberAuthority: 'paper' }}
      command={(fields) => openingCommand(fields, session.commune.code)}
      onDone={onDone}
    >
      <p>{words.emptyHelp}</p>
    </ActForm>
  );
}
