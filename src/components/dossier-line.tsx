import { Link } from 'wouter';
import { isReport } from '../domain/life-cycle.ts';
import { inCase } from '../domain/procedure.ts';
import { procedureVersion } from '../domain/procedures/catalogue.ts';
import { subjectNames } from '../domain/subject-names.ts';
import type { Dossier } from '../domain/dossier.ts';
import type { Instant } from '../domain/words.ts';
import { useDueNow } from '../state/desk-time.ts';
import { useMessages, useSay } from '../state/locale.ts';
import { useOpenSuspects } from '../state/use-open-suspects.ts';
import { paths } from '../state/paths.ts';
import { sayAge, sayWhen } from '../state/when-words.ts';
import type { DossierView } from '../store/store.ts';
import { MatchedText } from './matched-text.tsx';
import { ExchangeMark } from './exchange-mark.tsx';
import { UpstreamMark } from './upstream-mark.tsx';
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

/** Of its own, so that a list without any asks nothing of the index. */
function SuspectMark({ dossier }: { readonly dossier: Dossier }) {
  const words = useMessages().duplicate;
  return useOpenSuspects(dossier).length === 0 ? null : <b className="line-suspect">{words.mark}</b>;
}

export interface DossierLineProps {
  readonly view: DossierView;
  readonly now: number;
  readonly current?: boolean;
  /** What was looked for, to be seen in it. */
  readonly typed?: string;
  /** What its address asks for beside itself: that of the list it stands in. */
  readonly asked?: string;
  /** Others it names that were looked for. */
  readonly also?: readonly string[];
}

/** One dossier in a list: who, which procedure and code, promised for when, and where it stands. */
export function DossierLine({ view, now, current = false, typed = '', asked = '', also = [] }: DossierLineProps) {
  const words = useMessages();
  const say = useSay();
  const { dossier, exchange } = view;
  const procedure = procedureVersion(dossier.procedure, dossier.procedureVersion);
  const serverTime = serverTimeOf(view);
  const due = useDueNow()(dossier, now);
  const late = due.punctuality === 'overdueSoFar' || due.punctuality === 'overdue';
  return (
    <li className="ledger-line dossier-line">
      <Link
        href={`${paths.dossier(dossier.id)}${asked}`}
        className="line-name"
        aria-current={current ? 'true' : undefined}
      >
        <MatchedText text={subjectOf(dossier)} typed={typed} />
      </Link>
      <span className="line-code">
        {procedure !== undefined && `${say(inCase(procedure, dossier.fields).name)} · `}
        {dossier.line !== undefined
          ? words.report.fate[dossier.line]
          : dossier.business !== 'RECEIVED' && `${words.business[dossier.business]} · `}
        {dossier.line === undefined && (
          <span className="line-whole">
            <MatchedText text={dossier.codes.official ?? dossier.codes.provisional} typed={typed} />
          </span>
        )}
        {also.length > 0 && (
          <span className="line-also">
            <MatchedText text={words.search.also(also.join(', '))} typed={typed} />
          </span>
        )}
        {dossier.upstream !== undefined && <UpstreamMark upstream={dossier.upstream} />}
        {dossier.suspects !== undefined && <SuspectMark dossier={dossier} />}
      </span>
      {dossier.line !== undefined ? (
        <span className="line-due">{words.report.writtenDown(sayWhen(dossier.receivedAt, now, words))}</span>
      ) : isReport(dossier) ? (
        dossier.business === 'REPORTED' && (
          <span className="line-due">{words.report.waited(sayAge(dossier.receivedAt, now, words))}</span>
        )
      ) : dossier.source === undefined ? (
        <span className={late ? 'line-due is-late' : 'line-due'}>
          {words.today.due(sayWhen(due.dueAt, now, words))}
          {due.punctuality !== 'inTimeSoFar' && ` (${words.punctuality[due.punctuality]})`}
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
