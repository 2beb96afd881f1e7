import { useCallback } from 'react';
import { Link, useLocation } from 'wouter';
import { DraftLine, pathOfDraft } from '../../components/draft-line.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { Sign } from '../../components/signs.tsx';
import { useLive } from '../../state/live.ts';
import { useDeskTime } from '../../state/desk-time.ts';
import { useMessages } from '../../state/locale.ts';
import { useNow } from '../../state/now.ts';
import { useParts } from '../../state/parts.ts';
import { paths } from '../../state/paths.ts';
import { useShortcut, useShortcuts } from '../../state/shortcuts.ts';
import { sayAge, sayDay } from '../../state/when-words.ts';
import { DossierGroup, pressing, steady } from './dossier-group.tsx';
import { isAllDone, nextTask, tasksOf } from './next-task.ts';
import './today.css';

/** How many of the newest dossiers are looked through for what is due. */
const lookedThrough = 300;

/** The day at a glance: what a person must decide, what is promised for today, what is half done, what has not left yet. */
export function TodayPage() {
  const { store } = useParts();
  const words = useMessages();
  const now = useNow();
  const desk = useDeskTime();
  const [, navigate] = useLocation();
  const shortcuts = useShortcuts((state) => state.on);
  // Each for itself: how the exchange stands changes all the time, and must not open every dossier anew.
  const dossiers = useLive(() => store.dossiers({ limit: lookedThrough }), [store]);
  const rest = useLive(async () => ({ drafts: await store.drafts(), outbox: await store.outbox() }), [store]);
  const status = useLive(() => store.exchangeStatus(), [store]);
  const answer =
    dossiers === undefined || rest === undefined || status === undefined ? undefined : { dossiers, ...rest, status };
  const tasks =
    answer === undefined ? undefined : tasksOf(now, desk, answer.dossiers, answer.drafts, answer.outbox.entries);
  const next = tasks === undefined ? null : nextTask(tasks);
  const openNext = useCallback(() => {
    if (next === null) return;
    if (next.kind === 'outbox') navigate(paths.outbox);
    else if (next.kind === 'dossier') navigate(paths.dossier(next.id));
    else navigate(pathOfDraft(next.draft));
  }, [next, navigate]);
  useShortcut('m', openNext);

  return (
    <div className="today">
      <header className="page-head">
        <PageTitle windowTitle={`${words.today.title} – ${words.app.name}`}>{words.today.title}</PageTitle>
        <p className="soft">{sayDay(now, words)}</p>
        {next !== null && (
          <button type="button" onClick={openNext}>
            {words.today.openNext}
            {shortcuts && <kbd aria-hidden="true">M</kbd>}
          </button>
        )}
      </header>
      {answer !== undefined && tasks !== undefined && (
        <>
          {tasks.needsYou.length > 0 && (
            <section>
              <h2 className="is-attention">
                <Sign name="attention" />
                {words.today.needsYou} <span className="count">{tasks.needsYou.length}</span>
              </h2>
              <p>
                <Link href={paths.outbox}>{words.today.openOutbox}</Link>
              </p>
            </section>
          )}
          {pressing.map((group) => (
            <DossierGroup key={group} group={group} views={tasks.groups[group]} now={now} />
          ))}
          {tasks.drafts.length > 0 && (
            <section>
              <h2>
                {words.today.drafts} <span className="count">{tasks.drafts.length}</span>
              </h2>
              <ul className="ledger">
                {tasks.drafts.map((draft) => (
                  <DraftLine key={draft.id} draft={draft} now={now} />
                ))}
              </ul>
            </section>
          )}
          {steady.map((group) => (
            <DossierGroup key={group} group={group} views={tasks.groups[group]} now={now} />
          ))}
          {answer.status.waiting > 0 && answer.status.oldestMadeAt !== null && (
            <section>
              <h2>{words.today.waiting}</h2>
              <p>
                {words.today.waitingNote(answer.status.waiting, sayAge(answer.status.oldestMadeAt, now, words))}.{' '}
                <Link href={paths.outbox}>{words.today.openOutbox}</Link>
              </p>
            </section>
          )}
          {isAllDone(tasks) && (
            <p className="empty">
              <b>{words.today.nothing}</b> {words.today.nothingHelp}
            </p>
          )}
          <p>
            <Link href={paths.onTime} className="today-more">
              {words.onTime.open}
            </Link>
            {' · '}
            <Link href={paths.office} className="today-more">
              {words.shell.office}
            </Link>
          </p>
          {answer.dossiers.length === lookedThrough && <p className="soft">{words.today.onlyRecent(lookedThrough)}</p>}
        </>
      )}
    </div>
  );
}
