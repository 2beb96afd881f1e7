import { Link } from 'wouter';
import { DossierContent } from '../../components/dossier-content.tsx';
import { subjectOf } from '../../components/dossier-line.tsx';
import type { Dossier } from '../../domain/dossier.ts';
import type { Fields } from '../../domain/field.ts';
import { procedureVersion } from '../../domain/procedures/catalogue.ts';
import { reportForm } from '../../domain/report-form.ts';
import type { Report } from '../../domain/report.ts';
import { localDateOf } from '../../domain/vietnam-time.ts';
import { useLive } from '../../state/live.ts';
import { useMessages } from '../../state/locale.ts';
import { useNow } from '../../state/now.ts';
import { useParts } from '../../state/parts.ts';
import { paths } from '../../state/paths.ts';
import { nameOfAccount, useSession } from '../../state/session.ts';
import { useDoubles } from '../../state/use-doubles.ts';
import { sayWhen } from '../../state/when-words.ts';

/** Both sources stay readable: the report that this dossier began with, and reports that were joined to it. */
export function ReportSource({ dossier }: { readonly dossier: Dossier }) {
  const words = useMessages();
  const own = words.report;
  const now = useNow();
  const session = useSession();
  const joined = useDoubles(dossier.id).flatMap(({ id, business }) => (business === 'JOINED' ? [id] : []));
  const { report } = dossier;
  const received = report?.received;
  if (received === undefined && joined.length === 0) return null;
  return (
    <section className="alikes is-related" aria-labelledby="report-source-title">
      <h3 id="report-source-title">{received === undefined ? own.joinedHere : own.source}</h3>
      {report !== undefined && received !== undefined && (
        <>
          <p>
            {own.sourceLead(
              nameOfAccount(session, received.by) ?? words.event.somebody,
              sayWhen(received.at, now, words),
            )}
          </p>
          <Said
            procedure={dossier.procedure}
            version={received.procedureVersion}
            report={report}
            fields={received.fields}
            author={dossier.events[0]?.author ?? ''}
          />
        </>
      )}
      {received !== undefined && joined.length > 0 && <h4>{own.joinedHere}</h4>}
      {joined.map((id) => (
        <JoinedReport key={id} id={id} />
      ))}
    </section>
  );
}

function JoinedReport({ id }: { readonly id: string }) {
  const { store } = useParts();
  const found = useLive(() => store.dossier(id), [store, id]);
  if (found === undefined || found === null) return null;
  const { dossier } = found;
  return (
    <>
      <p>
        <Link href={paths.dossier(id)}>{subjectOf(dossier)}</Link>
      </p>
      {dossier.report !== undefined && (
        <Said
          procedure={dossier.procedure}
          version={dossier.procedureVersion}
          report={dossier.report}
          fields={dossier.fields}
          author={dossier.events[0]?.author ?? ''}
        />
      )}
    </>
  );
}

interface SaidProps {
  readonly procedure: string;
  readonly version: number;
  readonly report: Report;
  /** Of the event, as it was reported. */
  readonly fields: Fields;
  readonly author: string;
}

/** Everything one report said, folded away behind who wrote it down and when. */
function Said({ procedure: id, version, report, fields, author }: SaidProps) {
  const words = useMessages();
  const own = words.report;
  const now = useNow();
  const session = useSession();
  const procedure = procedureVersion(id, version);
  return (
    <>
      <p className="soft">
        {own.noted(sayWhen(report.reportedAt, now, words), nameOfAccount(session, author) ?? words.event.somebody)} ·{' '}
        {own.code}: {report.code}
      </p>
      {procedure !== undefined && (
        <details>
          <summary>{own.asSaid}</summary>
          <DossierContent
            procedure={reportForm(procedure)}
            fields={{ ...report.told, ...fields }}
            on={localDateOf(report.reportedAt)}
            headingLevel={3}
          />
        </details>
      )}
    </>
  );
}
