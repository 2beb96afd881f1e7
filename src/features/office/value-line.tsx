import { useMay } from '../../state/rights.ts';
import { useState } from 'react';
import { ExchangeMark } from '../../components/exchange-mark.tsx';
import { printLocalDate, weekday } from '../../domain/local-date.ts';
import type { Statement, StandingRow } from '../../domain/office/office.ts';
import { valueInWords } from '../../domain/office/value-in-words.ts';
import { useMessages, useSay } from '../../state/locale.ts';
import { useNow } from '../../state/now.ts';
import { sayWhen } from '../../state/when-words.ts';
import type { OfficeView } from '../../store/store.ts';
import type { OfficeLine } from './office-lines.ts';
import { StateValueForm, TakeBackForm } from './state-value-form.tsx';

interface ValueLineProps {
  readonly line: OfficeLine;
  readonly view: OfficeView;
  readonly today: string;
}

/** One value: what holds, where it comes from, what comes later, and who has stated what before. */
export function ValueLine({ line, view, today }: ValueLineProps) {
  const words = useMessages();
  const own = words.office;
  const say = useSay();
  const now = useNow();
  const may = useMay();
  const [stating, setStating] = useState(false);
  const [takingBack, setTakingBack] = useState<StandingRow | null>(null);
  const { key, rows } = line;
  const name = key.kind === 'day' ? dayName(key.day, words) : say(line.name);
  // Of a procedure there is a limit, a fee and more: a name alone does not tell which.
  const named =
    key.kind === 'hours' || key.kind === 'day' || key.kind === 'remembered'
      ? name
      : `${own.section[key.kind]} – ${name}`;
  const inForce = say(line.own === undefined ? line.builtIn.value : valueInWords(key, line.own.to));
  const history = (view.office?.statements ?? []).filter((statement) => statement.key === line.text);
  const later = key.kind === 'day' ? [] : rows.filter(({ validFrom }) => validFrom > today);
  const told = (statement: Statement): string =>
    own.byCommune(statement.basis, statement.name, sayWhen(statement.occurredAt, now, words));
  return (
    <li className="office-line">
      <span className="line-name">{name}</span>
      <span className="office-value">
        <b>{inForce}</b>
        {line.own !== undefined && key.kind !== 'day' && (
          <span className="soft"> {own.from(printLocalDate(line.own.validFrom))}</span>
        )}
        {later.map((row) => (
          <span key={row.id} className="office-later">
            {own.upcoming(say(valueInWords(key, row.to)), printLocalDate(row.validFrom))}
          </span>
        ))}
      </span>
      <span className={`office-source is-${line.own === undefined ? line.builtIn.evidence : 'own'}`}>
        {line.own === undefined ? own.evidence[line.builtIn.evidence] : told(line.own)}
      </span>
      {may('stateValue') && (
        <button
          type="button"
          aria-haspopup="dialog"
          aria-label={own.stateOf(named)}
          className="quiet"
          onClick={() => setStating(true)}
        >
          {own.state}
        </button>
      )}
      {history.length > 0 && (
        <details className="office-history">
          <summary>{own.history(history.length)}</summary>
          <p className="soft">{own.builtIn(say(line.builtIn.value))}</p>
          <ul>
            {[...history].reverse().map((statement) => {
              const row = rows.find(({ id }) => id === statement.id);
              const mark = view.waiting.find(({ mid }) => mid === statement.id)?.exchange ?? 'received';
              return (
                <li key={statement.id}>
                  <b>{own.told(say(valueInWords(key, statement.from)), say(valueInWords(key, statement.to)))}</b>{' '}
                  {own.from(printLocalDate(statement.validFrom))} · {told(statement)}{' '}
                  <ExchangeMark state={mark} word={words.exchange[mark]} />
                  {row !== undefined && may('stateValue') && (
                    <button
                      type="button"
                      className="quiet"
                      aria-haspopup="dialog"
                      aria-label={own.takeBackOf(`${named}, ${say(valueInWords(key, row.to))}`)}
                      onClick={() => setTakingBack(row)}
                    >
                      {own.takeBack}
                    </button>
                  )}
                </li>
              );
            })}
          </ul>
        </details>
      )}
      {stating && (
        <StateValueForm
          asked={key}
          name={named}
          inForce={inForce}
          begins={line.own?.to ?? line.builtIn.raw}
          office={view.office}
          today={today}
          onDone={() => setStating(false)}
        />
      )}
      {takingBack !== null && (
        <TakeBackForm of={key} name={name} row={takingBack} office={view.office} onDone={() => setTakingBack(null)} />
      )}
    </li>
  );
}

function dayName(day: string, words: ReturnType<typeof useMessages>): string {
  return `${words.time.weekdays[weekday(day)] ?? ''} ${printLocalDate(day)}`;
}
