import { useEffect, useId, useState } from 'react';
import { PageTitle } from '../../components/page-title.tsx';
import { bookNames } from '../../domain/books/book-names.ts';
import { bookKinds } from '../../domain/books/book.ts';
import type { LateMessages } from '../../messages/language.ts';
import { useFigureWords } from '../../state/figures-words.ts';
import { type FigureGroup, figureGroups, type FiguresAnswer } from '../../protocol/figures.ts';
import { useMessages, useSay } from '../../state/locale.ts';
import { useParts } from '../../state/parts.ts';
import { sayWhen } from '../../state/when-words.ts';
import { FiguresTable } from './figures-table.tsx';
import { type Chosen, type Column, entriesOf, rowsOf, sorted, type SortedBy } from './sum-figures.ts';
import './figures.css';

/** What may be counted of communes, for who looks on: asked of the server each time, and kept nowhere. */
export function FiguresPage() {
  const { atServer, print } = useParts();
  const messages = useMessages();
  const words = useFigureWords();
  const [told, setTold] = useState<FiguresAnswer | 'asking' | 'failed'>('asking');
  const [turn, setTurn] = useState(0);
  const load = () => setTurn((before) => before + 1);
  useEffect(() => {
    let gone = false;
    void atServer()
      .then(({ figures }) => figures())
      .then((answer) => {
        if (!gone) setTold((before) => answer ?? (typeof before === 'string' ? 'failed' : before));
      });
    return () => {
      gone = true;
    };
  }, [atServer, turn]);
  return (
    <div className="figures">
      <header className="page-head">
        <PageTitle windowTitle={`${words.title} – ${messages.app.name}`}>{words.title}</PageTitle>
        <div className="actions">
          <button type="button" onClick={load}>
            {words.again}
          </button>
          <button type="button" onClick={print} disabled={typeof told === 'string'}>
            {words.print}
          </button>
        </div>
      </header>
      {typeof told === 'string' ? (
        <p role="status">{told === 'asking' ? words.loading : words.failed}</p>
      ) : (
        <Told told={told} words={words} />
      )}
    </div>
  );
}

function Told({ told, words }: { readonly told: FiguresAnswer; readonly words: LateMessages['figures'] }) {
  const { communes, province, serverTime } = told;
  const messages = useMessages();
  const say = useSay();
  const id = useId();
  const [chosen, setChosen] = useState<Chosen>({ month: '', group: '' });
  const [by, setBy] = useState<SortedBy>({ column: 'commune', descending: false });
  const months = [...new Set(communes.flatMap(({ lines }) => lines.map(({ month }) => month)))].sort().reverse();
  const rows = sorted(rowsOf(communes, chosen), by);
  const entries = entriesOf(communes, chosen.month);
  const sort = (column: Column) =>
    setBy((before) => ({
      column,
      descending: before.column === column ? !before.descending : column !== 'commune',
    }));
  return (
    <>
      <p className="lead">{words.lead(province)}</p>
      {/* What is printed is taken away: the day belongs to it. */}
      <p className="soft">{words.asOf(sayWhen(serverTime, 0, messages))}</p>
      <div className="figures-choice">
        <div className="field">
          <label htmlFor={`${id}-month`}>{words.month}</label>
          <select
            id={`${id}-month`}
            value={chosen.month}
            onChange={(event) => setChosen({ ...chosen, month: event.target.value })}
          >
            <option value="">{words.everyMonth}</option>
            {months.map((month) => (
              <option key={month} value={month}>
                {month.slice(5)}/{month.slice(0, 4)}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor={`${id}-group`}>{words.group}</label>
          <select
            id={`${id}-group`}
            value={chosen.group}
            onChange={(event) => setChosen({ ...chosen, group: event.target.value as FigureGroup | '' })}
          >
            <option value="">{words.everyGroup}</option>
            {figureGroups.map((group) => (
              <option key={group} value={group}>
                {words.groups[group]}
              </option>
            ))}
          </select>
        </div>
      </div>
      {rows.length === 0 ? (
        <p className="empty">{words.noCommune}</p>
      ) : (
        <>
          {rows.every(({ counts }) => counts.received === 0) && <p className="empty">{words.empty}</p>}
          <FiguresTable rows={rows} by={by} serverTime={serverTime} words={words} onSort={sort} />
        </>
      )}
      <section aria-labelledby={`${id}-entries`}>
        <h2 id={`${id}-entries`}>{words.entries}</h2>
        {entries.size === 0 ? (
          <p className="soft">{words.noEntries}</p>
        ) : (
          <dl className="figures-entries">
            {bookKinds
              .filter((kind) => entries.has(kind))
              .map((kind) => (
                <div key={kind}>
                  <dt>{say(bookNames[kind])}</dt>
                  <dd>{entries.get(kind)}</dd>
                </div>
              ))}
          </dl>
        )}
      </section>
      <p className="soft">{words.meaning}</p>
    </>
  );
}
