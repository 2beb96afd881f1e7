import { useMay } from '../../state/rights.ts';
import { useState } from 'react';
import { Link } from 'wouter';
import { ExchangeMark } from '../../components/exchange-mark.tsx';
import { ActForm } from '../../components/form/act-form.tsx';
import type { RegisterPagesComponent } from '../../components/paper-desk-props.ts';
import { bookNames } from '../../domain/books/book-names.ts';
import { printLocalDate } from '../../domain/local-date.ts';
import { localDateOf } from '../../domain/vietnam-time.ts';
import { useLive } from '../../state/live.ts';
import { useMessages, useSay } from '../../state/locale.ts';
import { useNow } from '../../state/now.ts';
import { useParts } from '../../state/parts.ts';
import { paths } from '../../state/paths.ts';
import type { BookView } from '../../store/store.ts';
import { BookEntries } from './book-entries.tsx';
import { DoubtedNumbers } from './book-number.tsx';
import { closingQuestions, volumeQuestions } from './book-questions.ts';
import { PenPanel } from './pen-panel.tsx';

/** One register book: its pen, what is in doubt, and its entries. */
export function BookRecord({ id, pages }: { readonly id: string; readonly pages: RegisterPagesComponent }) {
  const { store } = useParts();
  const words = useMessages().books;
  const view = useLive(() => store.book(id), [store, id]);
  const device = useLive(async () => (await store.identity()).device, [store]);
  if (view === undefined || device === undefined) return <div className="record" />;
  if (view === null) {
    return (
      <div className="record">
        <p className="empty">
          <b>{words.missing}</b>
        </p>
      </div>
    );
  }
  return <OpenBook key={view.book.id} view={view} device={device} pages={pages} />;
}

interface OpenBookProps {
  readonly view: BookView;
  readonly device: string;
  readonly pages: RegisterPagesComponent;
}

function OpenBook({ view, device, pages: RegisterPages }: OpenBookProps) {
  const words = useMessages();
  const own = words.books;
  const say = useSay();
  const { book } = view;
  const volume = book.volumes.at(-1);
  const [printing, setPrinting] = useState(false);
  return (
    <article className="record" aria-labelledby="book-name">
      <p className="record-back">
        <Link href={paths.books}>{own.back}</Link>
      </p>
      <header className="record-head">
        <h2 id="book-name">{own.name(say(bookNames[book.kind]), book.year)}</h2>
        <p className="record-state">
          <ExchangeMark state={view.exchange} word={words.exchange[view.exchange]} />
          <span>
            {[
              volume === undefined ? null : own.volume(volume.name),
              own.openedOn(printLocalDate(book.openedOn)),
              own.last(book.last),
            ]
              .filter((part) => part !== null)
              .join(' · ')}
          </span>
        </p>
        {book.closed !== null && (
          <p>{own.closedOn(printLocalDate(book.closed.on), book.closed.entries, book.closed.pages)}</p>
        )}
      </header>
      <PenPanel view={view} device={device} />
      <DoubtedNumbers book={book} />
      <BookEntries book={book} />
      {book.last > book.startsAfter && (
        <p className="book-print">
          <button type="button" aria-haspopup="dialog" onClick={() => setPrinting(true)}>
            {own.printPage}
          </button>
        </p>
      )}
      {printing && <RegisterPages book={book} onHide={() => setPrinting(false)} />}
      {book.closed === null && <BookCare view={view} />}
    </article>
  );
}

function BookCare({ view }: { readonly view: BookView }) {
  const words = useMessages().books;
  const now = useNow();
  const [doing, setDoing] = useState<'newVolume' | 'close' | null>(null);
  const may = useMay();
  const { book } = view;
  const done = () => setDoing(null);
  return (
    <div className="actions book-care">
      {may('beginVolume') && (
        <button type="button" aria-haspopup="dialog" onClick={() => setDoing('newVolume')}>
          {words.newVolume}
        </button>
      )}
      {may('closeBook') && (
        <button type="button" aria-haspopup="dialog" onClick={() => setDoing('close')}>
          {words.close}
        </button>
      )}
      {doing === 'newVolume' && (
        <ActForm
          title={words.newVolume}
          submit={words.newVolume}
          fields={volumeQuestions(book)}
          begun={{ from: book.last + 1 }}
          command={({ volume, from, pages }) => ({
            name: 'beginVolume',
            entity: book.id,
            args: { name: volume, from, pages: pages ?? null },
          })}
          onDone={done}
        />
      )}
      {doing === 'close' && (
        <ActForm
          title={words.close}
          submit={words.close}
          danger
          fields={closingQuestions}
          begun={{ on: localDateOf(new Date(now).toISOString()) }}
          command={(fields) => ({
            name: 'closeBook',
            entity: book.id,
            args: { on: fields['on'], pages: fields['pages'] },
          })}
          onDone={done}
        >
          <p>{words.closeHelp}</p>
        </ActForm>
      )}
    </div>
  );
}
