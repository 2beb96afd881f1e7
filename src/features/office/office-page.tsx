import { DoneBy } from '../../components/allowed.tsx';
import { useMay } from '../../state/rights.ts';
import { useId, useState } from 'react';
import { Link } from 'wouter';
import { PageTitle } from '../../components/page-title.tsx';
import { Sign } from '../../components/signs.tsx';
import { foldText } from '../../domain/fold-text.ts';
import { standingRows } from '../../domain/office/office.ts';
import type { RuleKey } from '../../domain/office/office-key.ts';
import { printLocalDate } from '../../domain/local-date.ts';
import { localDateOf } from '../../domain/vietnam-time.ts';
import { useLive } from '../../state/live.ts';
import { useMessages, useSay } from '../../state/locale.ts';
import { useNow } from '../../state/now.ts';
import { useParts } from '../../state/parts.ts';
import { paths } from '../../state/paths.ts';
import { useRecoveryWords } from '../../state/recovery-words.ts';
import { useSession } from '../../state/session.ts';
import type { OfficeView } from '../../store/store.ts';
import { type OfficeLine, officeLines } from './office-lines.ts';
import { StateValueForm } from './state-value-form.tsx';
import { ValueLine } from './value-line.tsx';
import './office.css';

const sections: readonly RuleKey['kind'][] = [
  'hours',
  'day',
  'limit',
  'fee',
  'agency',
  'bankAccount',
  'hub',
  'remembered',
];

/** What the desk goes by and where it comes from; and the commune's own values, which any officer may state. */
export function OfficePage() {
  const { store } = useParts();
  const may = useMay();
  const { commune } = useSession();
  const words = useMessages();
  const own = words.office;
  const recoveryWords = useRecoveryWords();
  const say = useSay();
  const id = useId();
  const today = localDateOf(new Date(useNow()).toISOString());
  const view = useLive(() => store.office(), [store]);
  const [typed, setTyped] = useState('');
  const [addingDay, setAddingDay] = useState(false);
  if (view === undefined) return <div className="office" />;
  const { closing, provinceCode: province } = commune;
  const rows = standingRows(view.office ?? undefined);
  const all = officeLines({ rows, today, closing, province, words: own });
  const wanted = foldText(typed).split(' ').filter(Boolean);
  const isNamed = ({ name, also, key }: OfficeLine): boolean => {
    const day = key.kind === 'day' ? printLocalDate(key.day) : '';
    const text = foldText(`${name.vi} ${name.en} ${also} ${day} ${own.section[key.kind]}`);
    return wanted.every((word) => text.includes(word));
  };
  const found = all.filter(isNamed);
  return (
    <div className="office">
      <header className="page-head">
        <PageTitle windowTitle={`${own.title} – ${words.app.name}`}>{own.title}</PageTitle>
      </header>
      <p className="lead">{own.lead}</p>
      {!view.isWhole && (
        <p className="finding is-warning">
          <Sign name="warning" />
          {own.unreadable}
        </p>
      )}
      {may('stateValue') ? (
        <p>
          <Link href={paths.recovery}>{recoveryWords.page.title}</Link>
        </p>
      ) : (
        <DoneBy act="stateValue" />
      )}
      <NotTaken view={view} />
      <div className="filter" role="search">
        <label htmlFor={id}>
          {own.filter} <span className="soft">({own.filterHint})</span>
        </label>
        <input
          id={id}
          type="search"
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      {found.length === 0 && <p className="empty">{own.nothingFound}</p>}
      {sections.map((section) => {
        const lines = found.filter(({ key }) => key.kind === section);
        if (lines.length === 0 && (section !== 'day' || wanted.length > 0)) return null;
        return (
          <section key={section} aria-label={own.section[section]}>
            <h2>
              {own.section[section]} <span className="count">{lines.length}</span>
            </h2>
            {section === 'day' && (
              <p className="office-help">
                <span className="soft">{own.dayHelp}</span>
                {may('stateValue') && (
                  <button type="button" aria-haspopup="dialog" onClick={() => setAddingDay(true)}>
                    <Sign name="add" />
                    {own.otherDay}
                  </button>
                )}
              </p>
            )}
            {lines.length > 0 && (
              <ul className="ledger">
                {lines.map((line) => (
                  <ValueLine key={line.text} line={line} view={view} today={today} />
                ))}
              </ul>
            )}
          </section>
        );
      })}
      {addingDay && (
        <StateValueForm
          asked={{ kind: 'day', day: today }}
          name={own.otherDay}
          inForce={say({ vi: 'theo lịch nghỉ đã công bố', en: 'the published calendar' })}
          begins={null}
          office={view.office}
          today={today}
          onDone={() => setAddingDay(false)}
        />
      )}
    </div>
  );
}

/** What was refused stays hers, and is told where it was stated too (R4, R10). */
function NotTaken({ view }: { readonly view: OfficeView }) {
  const own = useMessages().office;
  const say = useSay();
  const messages = view.waiting.flatMap(({ exchange, receipt }) =>
    exchange === 'attention' ? (receipt?.problems ?? []).map(({ message }) => say(message)) : [],
  );
  if (messages.length === 0) return null;
  return (
    <section className="office-not-taken" role="status">
      <p>
        <Sign name="attention" /> <b>{own.notStated}</b>
      </p>
      <ul>
        {messages.map((message) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
      <Link href={paths.outbox}>{own.toOutbox}</Link>
    </section>
  );
}
