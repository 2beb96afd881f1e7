import { Suspense, useId, useState } from 'react';
import { DossierLine } from '../../components/dossier-line.tsx';
import type { ExplanationComponent } from '../../components/paper-desk-props.ts';
import { PageTitle } from '../../components/page-title.tsx';
import { rateText } from '../../components/rate-text.ts';
import { type DigitisedShare, digitisedShare } from '../../domain/documents/digitised-share.ts';
import { onTimeFigures, type OnTimeLine, onTimeLine, owesApology } from '../../domain/on-time-figures.ts';
import { isHandedIn } from '../../domain/life-cycle.ts';
import { localDateOf } from '../../domain/vietnam-time.ts';
import type { Instant } from '../../domain/words.ts';
import { useDeskTime } from '../../state/desk-time.ts';
import { useLive } from '../../state/live.ts';
import { useMessages } from '../../state/locale.ts';
import { useNow } from '../../state/now.ts';
import { useParts } from '../../state/parts.ts';
import { sayWhen } from '../../state/when-words.ts';
import type { OutageFacts } from '../../store/store.ts';
import './on-time.css';

/** How many of the newest dossiers are looked through. */
const lookedThrough = 1_000;

const monthOf = (instant: Instant): string => localDateOf(instant).slice(0, 7);

/** How the desk keeps its promises: by the result, and by the record; what stood in the way; and the paper that explains it. */
export function OnTimePage({ explanation: Explanation }: { readonly explanation: ExplanationComponent }) {
  const { store } = useParts();
  const words = useMessages();
  const own = words.onTime;
  const now = useNow();
  const desk = useDeskTime();
  const id = useId();
  const [month, setMonth] = useState('');
  const [explaining, setExplaining] = useState(false);
  const read = useLive(() => store.dossiers({ limit: lookedThrough }), [store]);
  const outages = useLive(() => store.outages(), [store]);
  if (read === undefined || outages === undefined) return <div className="on-time" />;
  const moment = new Date(now).toISOString();
  // A report was promised nothing, and an entry of an old book is nobody's dossier.
  const views = read.filter(({ dossier }) => isHandedIn(dossier));
  const months = [...new Set(views.map(({ dossier }) => monthOf(dossier.receivedAt)))].sort().reverse();
  const chosen = views.filter(({ dossier }) => month === '' || monthOf(dossier.receivedAt) === month);
  const lines = new Map(chosen.map((view) => [view, onTimeLine(view.dossier, moment, desk)]));
  const all = [...lines.values()];
  const lateEntries = all.filter((line) => line.lateEntryOnly);
  const late = chosen.filter((view) => {
    const line = lines.get(view);
    return line !== undefined && owesApology(line);
  });
  return (
    <div className="on-time">
      <header className="page-head">
        <PageTitle windowTitle={`${own.title} – ${words.app.name}`}>{own.title}</PageTitle>
        <button type="button" className="primary" aria-haspopup="dialog" onClick={() => setExplaining(true)}>
          {own.print}
        </button>
      </header>
      <p>{own.lead}</p>
      <div className="field">
        <label htmlFor={`${id}-month`}>{own.month}</label>
        <select id={`${id}-month`} value={month} onChange={(event) => setMonth(event.target.value)}>
          <option value="">{own.everyMonth}</option>
          {months.map((each) => (
            <option key={each} value={each}>
              {each.slice(5)}/{each.slice(0, 4)}
            </option>
          ))}
        </select>
      </div>
      <Figures lines={all} />
      <section>
        <h2>
          {own.lateEntry} <span className="count">{lateEntries.length}</span>
        </h2>
        {lateEntries.length === 0 && <p className="soft">{own.noLateEntry}</p>}
        <ul className="ledger">
          {chosen.map((view) => {
            const line = lines.get(view);
            if (line?.lateEntryOnly !== true) return null;
            return (
              <li key={view.dossier.id} className="on-time-line">
                <ul>
                  <DossierLine view={view} now={now} />
                </ul>
                <span className="soft">{inWords(line)}</span>
              </li>
            );
          })}
        </ul>
      </section>
      {late.length > 0 && (
        <section>
          <h2 className="is-attention">
            {own.trulyLate} <span className="count">{late.length}</span>
          </h2>
          <ul className="ledger">
            {late.map((view) => (
              <DossierLine key={view.dossier.id} view={view} now={now} />
            ))}
          </ul>
        </section>
      )}
      <Outages outages={outages} />
      {read.length === lookedThrough && <p className="soft">{own.onlyLoaded(lookedThrough)}</p>}
      {explaining && (
        <Suspense fallback={null}>
          <Explanation lines={lateEntries} outages={outages} now={moment} onHide={() => setExplaining(false)} />
        </Suspense>
      )}
    </div>
  );

  function inWords({ dueAt, finishedAt, recordedAt }: OnTimeLine): string {
    const said = (instant: Instant | null): string => (instant === null ? own.notYet : sayWhen(instant, now, words));
    return own.line(said(dueAt), said(finishedAt), said(recordedAt));
  }
}

function Figures({ lines }: { readonly lines: readonly OnTimeLine[] }) {
  const words = useMessages().onTime;
  const { finished, early, onTime, overdue, lateEntryOnly, open } = onTimeFigures(lines);
  const share = digitisedShare(lines.map(({ dossier }) => dossier));
  const facts = [
    [words.finished, `${finished}: ${early} ${words.early}, ${onTime} ${words.onTime}, ${overdue} ${words.overdue}`],
    [words.real, rateText(early + onTime, finished) ?? words.noRate],
    [words.portal, rateText(early + onTime - lateEntryOnly, finished) ?? words.noRate],
    [
      words.running,
      `${open.inTime} ${words.inTime}, ${open.overdue} ${words.overdueSoFar}, ${open.paused} ${words.paused}`,
    ],
    [words.digitised, digitisedText(share, words.noRate)],
  ] as const;
  return (
    <dl className="on-time-figures">
      {facts.map(([term, text]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

function digitisedText({ digitised, finished }: DigitisedShare, none: string): string {
  const rate = rateText(digitised, finished);
  return rate === null ? none : `${digitised}/${finished}: ${rate}`;
}

function Outages({ outages }: { readonly outages: readonly OutageFacts[] }) {
  const words = useMessages();
  const now = useNow();
  const own = words.onTime;
  return (
    <section>
      <h2>{own.outages}</h2>
      <p className="soft">{own.outagesHelp}</p>
      {outages.length === 0 && <p>{own.noOutage}</p>}
      <ul className="ledger">
        {outages.map(({ from, to, reason }) => (
          <li key={from} className="ledger-line">
            {own.outage(
              sayWhen(from, now, words),
              to === null ? own.lasting : sayWhen(to, now, words),
              words.failure[reason],
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
