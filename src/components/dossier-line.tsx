import { Link } from 'wouter';
import { procedureVersion } from '../domain/procedures/catalogue.ts';
import { subjectNames } from '../domain/subject-names.ts';
import type { Dossier } from '../domain/dossier.ts';
import type { Instant } from '../domain/words.ts';
import { useMessages, useSay } from '../state/locale.ts';
import { paths } from '../state/paths.ts';
import { sayWhen } from '../state/when-words.ts';
import type { DossierView } from '../store/store.ts';
import { ExchangeMark } from './exchange-mark.tsx';
import './dossier-line.css';

/** Who the dossier is about; its code where that is not known. */
export function subjectOf(dossier: Dossier): string {
  const procedure = procedureVersion(dossier.procedure, dossier.procedureVersion);
  const names = procedure === undefined ? [] : subjectNames(procedure, dossier.fields);
  return names.length === 0 ? dossier.codes.provisional : names.join(' – ');
}

/** When the server took the newest act on it, by the server's clock; `null` while none has been received. */
export function serverTimeOf({ dossier, receipts }: DossierView): Instant | null {
  const times = [
    ...receipts.map((receipt) => receipt.serverTime),
    ...dossier.events.flatMap((event) => (event.recordedAt === null ? [] : [event.recordedAt])),
  ];
  return times.reduce<Instant | null>((latest, time) => (latest === null || time > latest ? time : latest), null);
}

export interface DossierLineProps {
  readonly view: DossierView;
  readonly now: number;
  readonly current?: boolean;
}

/** One dossier in a list: who, which procedure and code, promised for when, and where it stands. */
export function DossierLine({ view, now, current = false }: DossierLineProps) {
  const words = useMessages();
  const say = useSay();
  const { dossier, exchange } = view;
  const procedure = procedureVersion(dossier.procedure, dossier.procedureVersion);
  const serverTime = serverTimeOf(view);
  const late = Date.parse(dossier.dueAt) < now;
  return (
    <li className="ledger-line dossier-line">
      <Link href={paths.dossier(dossier.id)} className="line-name" aria-current={current ? 'true' : undefined}>
        {subjectOf(dossier)}
      </Link>
      <span className="line-code">
        {procedure !== undefined && `${say(procedure.name)} · `}
        <span className="line-whole">{dossier.codes.official ?? dossier.codes.provisional}</span>
        {dossier.suspects !== undefined && <b className="line-suspect">{words.duplicate.mark}</b>}
      </span>
      {dossier.source === undefined ? (
        <span className={late ? 'line-due is-late' : 'line-due'}>
          {words.today.due(sayWhen(dossier.dueAt, now, words))}
          {late && ` (${words.dossiers.late})`}
        </span>
      ) : (
        <span className="line-due">{words.oldEntry.mark}</span>
      )}
      <span className="line-end">
        <ExchangeMark state={exchange} word={words.exchange[exchange]} />
        {exchange === 'received' && serverTime !== null && (
          <span className="soft line-server-time">{sayWhen(serverTime, now, words)}</span>
        )}
      </span>
    </li>
  );
}
