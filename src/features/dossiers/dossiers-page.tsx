import { Suspense, useCallback, useRef, useState } from 'react';
import { DossierLine, subjectOf } from '../../components/dossier-line.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import type { DossierDocumentsComponent } from '../../components/dossier-documents-props.ts';
import type { PaperDeskComponent, TrackingBookComponent } from '../../components/paper-desk-props.ts';
import type { ContributedStep } from '../../components/step-props.ts';
import { type ExportShown, ShownSheet } from '../../components/shown-sheet.tsx';
import { isReport } from '../../domain/life-cycle.ts';
import { useBeside } from '../../state/beside.ts';
import { useMessages } from '../../state/locale.ts';
import { useNow } from '../../state/now.ts';
import { useSeen } from '../../state/rights.ts';
import { useAsked } from '../../state/asked.ts';
import { useSession } from '../../state/session.ts';
import { useTypedSearch } from '../../state/search-words.ts';
import { useShortcut, useShortcuts } from '../../state/shortcuts.ts';
import { DossierRecord } from './dossier-record.tsx';
import { FoundDrafts } from './found-drafts.tsx';
import { keyInList } from './list-keys.ts';
import { NarrowList } from './narrow-list.tsx';
import { isNarrowed, nothingNarrowed, useNarrowed } from './narrowed.ts';
import { OpenBesideContext, OpenBesideLine } from './open-beside.tsx';
import { RecordBeside } from './record-beside.tsx';
import { SearchField } from './search-field.tsx';
import { useSearch } from './use-search.ts';
import './dossiers.css';

const pageSize = 100;

export interface DossiersPageProps {
  readonly openId: string | null;
  readonly papers: PaperDeskComponent;
  readonly documents: DossierDocumentsComponent;
  /** Form 07, drawn by the papers’ feature. */
  readonly trackingBook: TrackingBookComponent;
  /** What is shown, as spreadsheets. */
  readonly exportShown: ExportShown;
  /** Steps that other screens offer for a dossier. */
  readonly steps: readonly ContributedStep[];
}

/** The dense list of what was looked for, else of the newest, and the record beside it (on a narrow screen, instead of it). */
export function DossiersPage({
  openId,
  papers,
  documents,
  trackingBook: TrackingBook,
  exportShown,
  steps,
}: DossiersPageProps) {
  const tools = { papers, documents, steps };
  const words = useMessages().dossiers;
  const search = useMessages().search;
  const appName = useMessages().app.name;
  const bookWord = useMessages().papers.book;
  const besideWords = useMessages().beside;
  const shortcuts = useShortcuts((state) => state.on);
  const now = useNow();
  const field = useRef<HTMLInputElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const { account, colleagues } = useSession();
  // Of a volunteer it is the list of what she brought.
  const ownOnly = useSeen('dossier') === 'own';
  const reportWords = useMessages().report;
  const typed = useTypedSearch();
  const [narrowed, narrow] = useNarrowed([account.id, ...colleagues.map(({ id }) => id)]);
  // A record opened from the list is shown beside the same list, and so is the way back.
  const asked = useAsked();
  const [limit, setLimit] = useState(pageSize);
  const found = useSearch(typed, narrowed, limit);
  const { views, total } = found;
  const [book, setBook] = useState(false);
  // A report is in the list and is no dossier.
  const reports = views?.filter(({ dossier }) => isReport(dossier)).length ?? 0;
  const isEmpty = views !== undefined && views.length === 0 && !found.isReading && found.sifting === null;
  useShortcut(
    '/',
    useCallback(() => field.current?.focus(), []),
  );

  const beside = useBeside(openId);
  const { other, open: openBeside } = beside;
  const isTwo = beside.room && other !== null;
  const closeBeside = useCallback(() => {
    openBeside(null);
    frame.current?.querySelector<HTMLElement>('.record h2')?.focus();
  }, [openBeside]);
  const mayOpen = openId !== null && beside.room;
  useShortcut(
    'b',
    useCallback(() => {
      const line = document.activeElement?.closest<HTMLElement>('[data-dossier]')?.dataset['dossier'];
      if (mayOpen && line !== undefined) openBeside(line);
    }, [mayOpen, openBeside]),
  );

  return (
    <div
      className={openId === null ? 'dossiers' : isTwo ? 'dossiers has-record has-two' : 'dossiers has-record'}
      ref={frame}
    >
      <div className="dossiers-list">
        <PageTitle windowTitle={`${words.title} – ${appName}`}>{words.title}</PageTitle>
        <div className="filter" role="search">
          <SearchField field={field} typed={typed} />
          <NarrowList narrowed={narrowed} onNarrow={narrow} />
        </div>
        <FoundDrafts typed={typed} narrowed={narrowed} />
        {views === undefined && found.isReading && (
          <p className="soft" role="status">
            {search.reading}
          </p>
        )}
        {views !== undefined && (
          <>
            <p className="soft" role="status">
              {total === null ? words.shown(views.length - reports) : search.found(views.length, total)}
              {reports > 0 && ` · ${words.reports(reports)}`}
              {found.sifting !== null && ` ${search.sifting(found.sifting.done, found.sifting.of)}`}
              {found.isReading && ` ${search.reading}`}
            </p>
            {isEmpty && total === null && (
              <p className="empty">
                <b>{ownOnly ? reportWords.empty : words.empty}</b> {ownOnly ? reportWords.emptyHelp : words.emptyHelp}
              </p>
            )}
            {isEmpty && total !== null && (
              <p className="empty">
                <b>{words.noMatch}</b> {typed !== '' && search.noMatchHelp}{' '}
                {isNarrowed(narrowed) && (
                  <>
                    {search.noMatchNarrowed}{' '}
                    <button type="button" className="quiet" onClick={() => narrow(nothingNarrowed)}>
                      {search.widen}
                    </button>
                  </>
                )}
              </p>
            )}
            {mayOpen && views.length > 1 && (
              <p className="soft beside-hint">
                {besideWords.hint}
                {shortcuts && (
                  <>
                    {besideWords.hintKey} <kbd>B</kbd>
                  </>
                )}
              </p>
            )}
            <ul
              className="ledger"
              aria-label={words.list}
              onKeyDown={(event) => keyInList(event, () => field.current?.focus())}
            >
              {views.map((view) => (
                <DossierLine
                  key={view.dossier.id}
                  view={view}
                  now={now}
                  current={view.dossier.id === openId}
                  typed={found.typed}
                  asked={asked}
                  also={found.also(view.dossier.id)}
                  {...(mayOpen && view.dossier.id !== openId
                    ? {
                        choice: (
                          <OpenBesideLine name={subjectOf(view.dossier)} onOpen={() => openBeside(view.dossier.id)} />
                        ),
                      }
                    : {})}
                />
              ))}
            </ul>
            {views.length > 0 && !ownOnly && (
              <p>
                <button type="button" className="quiet" aria-haspopup="dialog" onClick={() => setBook(true)}>
                  {bookWord}
                </button>
              </p>
            )}
            {views.length > 0 && !ownOnly && (
              <ShownSheet dossiers={views.map(({ dossier }) => dossier)} exportShown={exportShown} />
            )}
            {book && (
              <Suspense fallback={null}>
                <TrackingBook onHide={() => setBook(false)} />
              </Suspense>
            )}
            {found.hasMore && (
              <button type="button" onClick={() => setLimit(limit + pageSize)}>
                {total === null ? words.more : search.more}
              </button>
            )}
          </>
        )}
      </div>
      {openId === null ? (
        views !== undefined && views.length > 0 && <p className="record-hint soft">{words.choose}</p>
      ) : (
        <OpenBesideContext value={beside.room ? openBeside : null}>
          <DossierRecord key={openId} id={openId} {...tools} />
          {isTwo && <RecordBeside id={other} {...tools} onClose={closeBeside} onSwap={beside.swap} />}
        </OpenBesideContext>
      )}
    </div>
  );
}
