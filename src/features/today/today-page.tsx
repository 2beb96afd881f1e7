import { type ComponentType, Suspense, useCallback } from 'react';
import { Link, useLocation } from 'wouter';
import { DraftLine, pathOfDraft } from '../../components/draft-line.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { Sign } from '../../components/signs.tsx';
import { mayAct } from '../../domain/access/may-act.ts';
import type { Seen } from '../../domain/access/seen.ts';
import { mayWithDevices } from '../../domain/access/device-rights.ts';
import { useLive } from '../../state/live.ts';
import { useMessages } from '../../state/locale.ts';
import { useNow } from '../../state/now.ts';
import { useParts } from '../../state/parts.ts';
import { paths } from '../../state/paths.ts';
import { usePractice } from '../../state/practice.ts';
import { isReadHere, openedHere, useReadHere } from '../../state/read-here.ts';
import { useMay, useSeen } from '../../state/rights.ts';
import { useSession } from '../../state/session.ts';
import { useShortcut, useShortcuts } from '../../state/shortcuts.ts';
import { sayDay } from '../../state/when-words.ts';
import type { DossierView } from '../../store/store.ts';
import { DossierGroup } from './dossier-group.tsx';
import { firstPicture } from './first-picture.ts';
import { isAllDone, nextTask } from './next-task.ts';
import { OwnLists } from './own-lists.tsx';
import { roleDay } from './role-groups.ts';
import type { SignManyProps } from './sign-many.tsx';
import { useDeskDay, useShown } from './use-desk-day.ts';
import { WaitingToSend } from './waiting-to-send.tsx';
import './today.css';

export interface TodayPageProps {
  /** What waits for a leader's signature, to be signed together; comes after the first screen. */
  readonly signMany: ComponentType<SignManyProps>;
  /** Machines, accounts and backups that an administrator must look at; comes after it too. */
  readonly administration: ComponentType;
}

const none: readonly DossierView[] = [];

/** An empty day says what to do next. */
function NothingLeft({ seen, isEmpty }: { readonly seen: Seen; readonly isEmpty: boolean }) {
  const { today, report } = useMessages();
  const takes = useMay()('openDossier');
  if (seen === 'none' || (seen === 'own' && !isEmpty)) return null;
  return (
    <p className="empty">
      <b>{seen === 'own' ? report.empty : today.nothing}</b>{' '}
      {seen === 'own' ? report.emptyHelp : takes && today.nothingHelp}
    </p>
  );
}

/** The day at a glance, by what the person is to her commune: what she must decide, what is promised for today, what is half done, what has not left yet. */
export function TodayPage({ signMany: SignMany, administration: Administration }: TodayPageProps) {
  const { store } = useParts();
  const words = useMessages();
  const now = useNow();
  const { account } = useSession();
  const seen = useSeen('dossier');
  const practises = usePractice() !== null;
  const [, navigate] = useLocation();
  const shortcuts = useShortcuts((state) => state.on);
  const readHere = useReadHere();
  const desk = useDeskDay(now);
  const rest = useLive(() => firstPicture.ofHers(store), [store]);
  const hers = roleDay(account.roles);
  const tasks = desk !== undefined &&
    rest !== undefined && {
      ...rest,
      day: desk.day,
      isWhole: desk.isWhole,
    };
  // The soonest due are among the oldest: they are looked up where they are not among the newest.
  const toSign = openedHere(readHere, account.id, desk?.day.signature ?? []);
  const opened = useShown(toSign, desk?.newest ?? none);
  const isRead = (id: string): boolean => {
    const view = opened.get(id);
    return view !== undefined && isReadHere(readHere, account.id, view.dossier);
  };
  const next = tasks === false ? null : nextTask(tasks, hers, isRead);
  const openNext = useCallback(() => {
    if (next === null) return;
    if (next.kind === 'outbox') navigate(paths.outbox);
    else if (next.kind === 'dossier') navigate(paths.dossier(next.id));
    else navigate(pathOfDraft(next.draft));
  }, [next, navigate]);
  useShortcut('m', openNext);
  const signs = mayAct(
    account.roles,
    { name: 'approveDossier', args: { decision: { how: 'onScreen' } }, author: account.id },
    {},
  );
  const administers = !practises && mayWithDevices(account.roles, 'manage');
  const lines = desk !== undefined && { newest: desk.newest, now };

  return (
    <div className="today">
      <header className="page-head">
        <PageTitle windowTitle={`${words.today.title} – ${words.app.name}`}>{words.today.title}</PageTitle>
        <p className="soft">{sayDay(now, words)}</p>
        {next !== null && (
          <button type="button" onClick={openNext} aria-keyshortcuts={shortcuts ? 'm' : undefined}>
            {words.today.openNext}
            {shortcuts && <kbd aria-hidden="true">M</kbd>}
          </button>
        )}
      </header>
      {tasks !== false && lines !== false && (
        <>
          <div className="today-parts">
            <div>
              {tasks.needsYou > 0 && (
                <section>
                  <h2 className="is-attention">
                    <Sign name="attention" />
                    {words.today.needsYou} <span className="count">{tasks.needsYou}</span>
                  </h2>
                  <p>
                    <Link href={paths.outbox}>{words.today.openOutbox}</Link>
                  </p>
                </section>
              )}
              {hers.pressing.map((group) =>
                group === 'signature' && signs ? (
                  <Suspense
                    key={group}
                    fallback={<DossierGroup group={group} folded={false} ids={tasks.day[group]} {...lines} />}
                  >
                    <SignMany ids={tasks.day[group]} {...lines} />
                  </Suspense>
                ) : (
                  <DossierGroup key={group} group={group} folded={false} ids={tasks.day[group]} {...lines} />
                ),
              )}
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
            </div>
            <div>
              <OwnLists roles={account.roles} account={account.id} {...lines} />
              {hers.steady.map((group) => (
                <DossierGroup key={group} group={group} folded ids={tasks.day[group]} {...lines} />
              ))}
              <WaitingToSend now={now} />
              {administers && (
                <Suspense fallback={null}>
                  <Administration />
                </Suspense>
              )}
            </div>
          </div>
          {isAllDone(tasks, hers) && <NothingLeft seen={seen} isEmpty={lines.newest.length === 0} />}
          <p>
            {seen === 'all' && (
              <>
                <Link href={paths.onTime} className="today-more">
                  {words.onTime.open}
                </Link>
                {' · '}
              </>
            )}
            <Link href={paths.office} className="today-more">
              {words.shell.office}
            </Link>
          </p>
          {!desk.isWhole && <p className="soft">{words.today.reading(lines.newest.length)}</p>}
        </>
      )}
    </div>
  );
}
