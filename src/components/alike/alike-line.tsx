import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { isReport } from '../../domain/life-cycle.ts';
import { printPartialDate } from '../../domain/partial-date.ts';
import { dateOfKey } from '../../local-index/date-key.ts';
import type { Alike } from '../../local-index/find-alike.ts';
import { useMessages } from '../../state/locale.ts';
import { useNow } from '../../state/now.ts';
import { paths } from '../../state/paths.ts';
import { sayWhen } from '../../state/when-words.ts';
import { sayReason } from './say-reason.ts';
import './alike.css';

/** One dossier that may be of the same event: who, when, and why it is named here. */
export function AlikeLine({ alike, children }: { readonly alike: Alike; readonly children: ReactNode }) {
  const words = useMessages();
  const now = useNow();
  const { entry, verdict, score, reasons } = alike;
  const own = words.alike;
  const names = entry.people.filter(({ role }) => entry.subjects.includes(role)).map(({ name }) => name);
  const [event] = entry.events;
  const facts = [
    ...(event === undefined ? [] : [own.event(printPartialDate(dateOfKey(event)))]),
    (isReport(entry) ? words.report.writtenDown : own.received)(sayWhen(entry.receivedAt, now, words)),
    words.business[entry.business],
    entry.codes.at(-1) ?? '',
  ];
  return (
    <li className="alike-line">
      <p className="alike-who">
        <Link href={paths.dossier(alike.id)} className="line-name">
          {names.length === 0 ? (entry.codes[0] ?? alike.id) : names.join(' – ')}
        </Link>{' '}
        <b className={`alike-${verdict}`}>{own.verdict[verdict]}</b>
      </p>
      <p className="soft">{facts.filter((fact) => fact !== '').join(' · ')}</p>
      <p className="alike-why">
        {(verdict === 'likely' || verdict === 'possible') && `${own.score(score)}: `}
        {reasons.map((reason) => sayReason(reason, words)).join('; ')}.
      </p>
      <p className="actions">{children}</p>
    </li>
  );
}
