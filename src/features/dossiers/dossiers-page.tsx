import { Suspense, useCallback, useDeferredValue, useId, useMemo, useRef, useState } from 'react';
import { DossierLine } from '../../components/dossier-line.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import type { PaperDeskComponent, TrackingBookComponent } from '../../components/paper-desk-props.ts';
import type { ContributedStep } from '../../components/step-props.ts';
import { type DeskGroup, deskGroups, groupsOf } from '../../domain/desk-groups.ts';
import { useDueNow } from '../../state/desk-time.ts';
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
  /** Steps that other screens offer for a dossier. */
  readonly steps?: readonly ContributedStep[];
}

const noSteps: readonly ContributedStep[] = [];

/** The dense list, and the record beside it (on a narrow screen, instead of it). */
export function DossiersPage({ openId, papers, trackingBook: TrackingBook, steps = noSteps }: DossiersPageProps) {
  const { store } = useParts();
  const messages = useMessages();
  const words = messages.dossiers;
  const appName = messages.app.name;
  const now = useNow();
  const filterId = useId();
  const filter = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [book, setBook] = useState(false);
  const [group, setGroup] = useState<DeskGroup | ''>('');
  const [limit, setLimit] = useState(pageSize);
  const deferred = useDeferredValue(typed);
  const views = useLive(() => store.dossiers({ limit }), [store, limit]);
  const dueNow = useDueNow();
  const shown = useMemo(() => {
    const found = filterDossiers(views ?? [], deferred);
    if (group === '') return found;
    const moment = new Date(now).toISOString();
    return found.filter(({ dossier }) => groupsOf(dossier, dueNow(dossier, now), moment).includes(group));
  }, [views, deferred, group, now, dueNow]);
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
          <label htmlFor={`${filterId}-group`}>{words.group}</label>
          <select
            id={`${filterId}-group`}
            value={group}
            onChange={(event) => setGroup(deskGroups.find((each) => each === event.target.value) ?? '')}
          >
            <option value="">{words.everyGroup}</option>
            {deskGroups.map((each) => (
              <option key={each} value={each}>
                {messages.deskGroup[each]}
              </option>
            ))}
          </select>
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
                  {messages.papers.book}
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
        <DossierRecord key={openId} id={openId} papers={papers} steps={steps} />
      )}
    </div>
  );
}
