import { useCallback } from 'react';
import { Link, useLocation } from 'wouter';
import { PageTitle } from '../../components/page-title.tsx';
import { Sign } from '../../components/signs.tsx';
import { inCase } from '../../domain/procedure.ts';
import { procedureVersion } from '../../domain/procedures/catalogue.ts';
import { subjectNames } from '../../domain/subject-names.ts';
import type { Draft } from '../../store/store.ts';
import { dossierOfEditDraft } from '../../state/edit-draft-id.ts';
import { reportOfDraft, reportStep } from '../../state/report-drafts.ts';
import { useLive } from '../../state/live.ts';
import { useDeskTime } from '../../state/desk-time.ts';
import { useMessages, useSay } from '../../state/locale.ts';
import { useNow } from '../../state/now.ts';
import { useParts } from '../../state/parts.ts';
import { paths } from '../../state/paths.ts';
import { useShortcut, useShortcuts } from '../../state/shortcuts.ts';
import { sayAge, sayDay, sayWhen } from '../../state/when-words.ts';
import { DossierGroup, pressing, steady } from './dossier-group.tsx';
import { isAllDone, nextTask, tasksOf } from './next-task.ts';
import './today.css';

/** How many of the newest dossiers are looked through for what is due. */
const lookedThrough = 300;

function pathOfDraft(draft: Draft): string {
  if (draft.step === 'edit') return paths.editDossier(dossierOfEditDraft(draft.id));
  if (draft.step === reportStep) return paths.newReport(draft.procedure, draft.id);
  const report = reportOfDraft(draft.id);
  if (report !== undefined) return paths.receiveReport(report);
  return paths.newDossier(draft.procedure, draft.id);
}

function DraftLine({ draft, now }: { readonly draft: Draft; readonly now: number }) {
  const words = useMessages();
  const say = useSay();
  const procedure = procedureVersion(draft.procedure, draft.procedureVersion);
  const names = procedure === undefined ? [] : subjectNames(procedure, { ...draft.fields, ...draft.typing });
  return (
    <li className="ledger-line">
      <Link href={pathOfDraft(draft)} className="line-name">
        {names.length === 0 ? words.today.untitledDraft : names.join(' – ')}
      </Link>
      <span className="soft">
        {procedure !== undefined && say(inCase(procedure, draft.fields).name)}
        {draft.step === 'edit' && ` · ${words.today.draftEdit}`}
        {draft.step === reportStep && ` · ${words.report.draft}`}
        {reportOfDraft(draft.id) !== undefined && ` · ${words.report.receiveDraft}`}
      </span>
      <span className="line-end">{words.today.draftKept(sayWhen(draft.updatedAt, now, words))}</span>
    </li>
  );
}

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
