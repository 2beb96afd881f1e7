import { Suspense, useCallback, useId, useState } from 'react';
import { CountStanding } from '../../components/count-standing.tsx';
import { FiguresStamp } from '../../components/figures-stamp.tsx';
import type { ExplanationComponent } from '../../components/paper-desk-props.ts';
import { PageTitle } from '../../components/page-title.tsx';
import { addedMonths, gatherOnTime, type OnTimeLine, type OnTimeTold } from '../../domain/on-time-figures.ts';
import type { Instant } from '../../domain/words.ts';
import { useDeskTime } from '../../state/desk-time.ts';
import { useFigureWords } from '../../state/figures-words.ts';
import { useLive } from '../../state/live.ts';
import { useMessages } from '../../state/locale.ts';
import { otherMachines, ownStamp } from '../../state/own-stamp.ts';
import { useParts } from '../../state/parts.ts';
import { sayMoment } from '../../state/say-moment.ts';
import { useSession } from '../../state/session.ts';
import { useCounted } from '../../state/use-counted.ts';
import { sayWhen } from '../../state/when-words.ts';
import { CountedDossiers } from './counted-dossiers.tsx';
import { OnTimeFigures } from './on-time-figures.tsx';
import { Outages } from './outages.tsx';
import './on-time.css';

/** How the desk keeps its promises: by the result, and by the record; what stood in the way; and the paper that explains it. */
export function OnTimePage({ explanation }: { readonly explanation: ExplanationComponent }) {
  const { clock } = useParts();
  const words = useMessages();
  const own = words.onTime;
  const desk = useDeskTime();
  const [now, setNow] = useState(() => new Date(clock.now()).toISOString());
  const { counted, stop } = useCounted(useCallback(() => gatherOnTime(now, desk), [now, desk]));
  const [month, setMonth] = useState('');
  const [explaining, setExplaining] = useState(false);
  const again = () => setNow(new Date(clock.now()).toISOString());
  return (
    <div className="on-time">
      <header className="page-head">
        <PageTitle windowTitle={`${own.title} – ${words.app.name}`}>{own.title}</PageTitle>
        {counted.at === 'told' && (
          <button type="button" className="primary" aria-haspopup="dialog" onClick={() => setExplaining(true)}>
            {own.print}
          </button>
        )}
      </header>
      <p>{own.lead}</p>
      {counted.at === 'told' ? (
        <Told
          {...{ ...counted, now, month, explanation, explaining }}
          onMonth={setMonth}
          onAgain={again}
          onExplained={() => setExplaining(false)}
        />
      ) : (
        <CountStanding counted={counted} onStop={stop} onAgain={again} />
      )}
    </div>
  );
}

interface ToldProps {
  readonly told: OnTimeTold;
  readonly damaged: number;
  /** When it was counted. */
  readonly now: Instant;
  /** Of receipt; empty: every one. */
  readonly month: string;
  readonly onMonth: (month: string) => void;
  readonly onAgain: () => void;
  readonly explanation: ExplanationComponent;
  readonly explaining: boolean;
  readonly onExplained: () => void;
}

function Told({ told, damaged, now, month, explanation: Explanation, explaining, ...on }: ToldProps) {
  const { store } = useParts();
  const session = useSession();
  const words = useMessages();
  const figureWords = useFigureWords();
  const own = words.onTime;
  const id = useId();
  const here = useLive(
    async () => ({
      outages: await store.outages(),
      status: await store.exchangeStatus(),
      identity: await store.identity(),
    }),
    [store],
  );
  if (here === undefined) return null;
  const asked = told.months.get(month);
  const figures = addedMonths(asked === undefined ? told.months.values() : [asked]);
  const { outages, status, identity } = here;
  const machines = otherMachines(told.heard, identity.device, session, figureWords.stamp.unknownPerson);
  const said = (instant: Instant | null): string =>
    instant === null ? own.notYet : sayWhen(instant, Date.parse(now), words);
  const inWords = ({ dueAt, finishedAt, recordedAt }: OnTimeLine) =>
    own.line(said(dueAt), said(finishedAt), said(recordedAt));
  return (
    <>
      <div className="field">
        <label htmlFor={`${id}-month`}>{own.month}</label>
        <select
          id={`${id}-month`}
          value={asked === undefined ? '' : month}
          onChange={(event) => on.onMonth(event.target.value)}
        >
          <option value="">{own.everyMonth}</option>
          {[...told.months.keys()].map((each) => (
            <option key={each} value={each}>
              {each.slice(5)}/{each.slice(0, 4)}
            </option>
          ))}
        </select>
      </div>
      <OnTimeFigures figures={figures} />
      <FiguresStamp
        lines={ownStamp({ now, status, damaged, machines, when: sayMoment }, figureWords)}
        title={figureWords.stamp.title}
      />
      <p>
        <button type="button" onClick={on.onAgain}>
          {figureWords.countAgain}
        </button>
      </p>
      <section>
        <h2>
          {own.lateEntry} <span className="count">{figures.lateEntries.length}</span>
        </h2>
        {figures.lateEntries.length === 0 && <p className="soft">{own.noLateEntry}</p>}
        <CountedDossiers
          key={month}
          ids={figures.lateEntries.map((line) => line.id)}
          noteOf={(at) => {
            const line = figures.lateEntries[at];
            return line === undefined ? '' : inWords(line);
          }}
        />
      </section>
      {figures.late.length > 0 && (
        <section>
          <h2 className="is-attention">
            {own.trulyLate} <span className="count">{figures.late.length}</span>
          </h2>
          <CountedDossiers key={month} ids={figures.late} />
        </section>
      )}
      <Outages outages={outages} />
      {explaining && (
        <Suspense fallback={null}>
          <Explanation lines={figures.lateEntries} outages={outages} now={now} onHide={on.onExplained} />
        </Suspense>
      )}
    </>
  );
}
