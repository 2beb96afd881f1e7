import { Suspense, useCallback, useDeferredValue, useId, useMemo, useRef, useState } from 'react';
import { DossierLine } from '../../components/dossier-line.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import type { PaperDeskComponent, TrackingBookComponent } from '../../components/paper-desk-props.ts';
import { useLive } from '../../state/live.ts';
import { useMessages } from '../../state/locale.ts';
import { useNow } from '../../state/now.ts';
import { useParts } from '../../state/parts.ts';
import { useShortcut } from '../../state/shortcuts.ts';
import { DossierRecord } from './dossier-record.tsx';
import { filterDossiers } from './filter-dossiers.ts';
import './dossiers.css';

const pageSize = 200;

export interface DossiersPageProps {
  readonly openId: string | null;
  readonly papers: PaperDeskComponent;
  /** Form 07, drawn by the papers’ feature. */
  readonly trackingBook: TrackingBookComponent;
}

/** The dense list, and the record beside it (on a narrow screen, instead of it). */
export function DossiersPage({ openId, papers, trackingBook: TrackingBook }: DossiersPageProps) {
  const { store } = useParts();
  const words = useMessages().dossiers;
  const appName = useMessages().app.name;
  const bookWord = useMessages().papers.book;
  const now = useNow();
  const filterId = useId();
  const filter = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [book, setBook] = useState(false);
  const [limit, setLimit] = useState(pageSize);
  const deferred = useDeferredValue(typed);
  const views = useLive(() => store.dossiers({ limit }), [store, limit]);
  const shown = useMemo(() => filterDossiers(views ?? [], deferred), [views, deferred]);
  useShortcut(
    '/',
    useCallback(() => filter.current?.focus(), []),
  );

  return (
    <div className={openId === null ? 'dossiers' : 'dossiers has-record'}>
      <div className="dossiers-list">
        <PageTitle windowTitle={`${words.title} – ${appName}`}>{words.title}</PageTitle>
        <div className="filter">
          <label htmlFor={filterId}>
            {words.filter} <span className="soft">({words.filterHint})</span>
          </label>
          <input
            ref={filter}
            id={filterId}
            type="search"
            autoComplete="off"
            spellCheck={false}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              document.querySelector<HTMLElement>('.dossiers-list .line-name')?.focus();
            }}
          />
        </div>
        {views !== undefined && (
          <>
            <p className="soft" role="status">
              {words.shown(shown.length, views.length)}
            </p>
            {views.length === 0 && (
              <p className="empty">
                <b>{words.empty}</b> {words.emptyHelp}
              </p>
            )}
            {views.length > 0 && shown.length === 0 && (
              <p className="empty">
                <b>{words.noMatch}</b> {words.noMatchHelp}
              </p>
            )}
            <ul className="ledger" aria-label={words.list}>
              {shown.map((view) => (
                <DossierLine key={view.dossier.id} view={view} now={now} current={view.dossier.id === openId} />
              ))}
            </ul>
            {views.length > 0 && (
              <p>
                <button type="button" className="quiet" aria-haspopup="dialog" onClick={() => setBook(true)}>
                  {bookWord}
                </button>
              </p>
            )}
            {book && (
              <Suspense fallback={null}>
                <TrackingBook onHide={() => setBook(false)} />
              </Suspense>
            )}
            {views.length === limit && (
              <button type="button" onClick={() => setLimit(limit + pageSize)}>
                {words.more}
              </button>
            )}
          </>
        )}
      </div>
      {openId === null ? (
        views !== undefined && views.length > 0 && <p className="record-hint soft">{words.choose}</p>
      ) : (
        <DossierRecord key={openId} id={openId} papers={papers} />
      )}
    </div>
  );
}
