import { useId, useState } from 'react';
import { Link } from 'wouter';
import { useLabelledBy } from '../../components/beside-name.ts';
import { Allowed } from '../../components/allowed.tsx';
import { Sign } from '../../components/signs.tsx';
import type { Dossier } from '../../domain/dossier.ts';
import type { ReportFate } from '../../domain/report.ts';
import { procedureVersion } from '../../domain/procedures/catalogue.ts';
import { useMessages, useSay } from '../../state/locale.ts';
import { useNow } from '../../state/now.ts';
import { paths } from '../../state/paths.ts';
import { useMay } from '../../state/rights.ts';
import { nameOfAccount, useSession } from '../../state/session.ts';
import { sayAge, sayWhen } from '../../state/when-words.ts';
import { Other } from './double-of.tsx';
import { JoinReport } from './join-report.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import './step-band.css';

/** Where a report stands, and what an officer may do with it: receive it, join it to a dossier, or put it aside. */
export function ReportBand({ dossier }: { readonly dossier: Dossier }) {
  const titleId = useId();
  const labelledBy = useLabelledBy(titleId);
  const words = useMessages();
  const own = words.report;
  const now = useNow();
  const session = useSession();
  const may = useMay();
  const [opened, setOpened] = useState<'join' | 'aside' | null>(null);
  const nameOf = (account: string | undefined): string => nameOfAccount(session, account ?? '') ?? words.event.somebody;
  const ended = dossier.report?.ended;
  const when = ended === undefined ? '' : sayWhen(ended.at, now, words);
  if (dossier.line !== undefined) return <LineBand dossier={dossier} fate={dossier.line} />;
  return (
    <section className="step-band" aria-labelledby={labelledBy}>
      <h3 id={titleId}>{own.band}</h3>
      <ul className="step-standing">
        <li>
          <b>{words.business[dossier.business]}</b>
          {dossier.business === 'REPORTED' && ` · ${own.waited(sayAge(dossier.receivedAt, now, words))}`}
        </li>
        <li>
          <Sign name="warning" /> {own.isReport}
        </li>
        <li className="soft">
          {own.code}: {dossier.codes.provisional}
        </li>
        <li className="soft">
          {own.noted(sayWhen(dossier.receivedAt, now, words), nameOf(dossier.events[0]?.author))}
        </li>
        {ended?.kind === 'joined' && (
          <li>
            {own.joinedTo} <Other id={ended.other} />
          </li>
        )}
        {ended !== undefined && (
          <li>
            {(ended.kind === 'joined' ? own.joinedBecause : own.asideBecause)(nameOf(ended.by), when)}:{' '}
            <q>{ended.reason}</q>
          </li>
        )}
      </ul>
      <div className="step-actions">
        <Allowed act="receiveReport">
          <Link href={paths.receiveReport(dossier.id)} className={ended === undefined ? 'button commit' : 'button'}>
            {own.receive}
          </Link>
        </Allowed>
        {may('joinReport') && (
          <button type="button" aria-haspopup="dialog" onClick={() => setOpened('join')}>
            {own.join}
          </button>
        )}
        {ended === undefined && may('setReportAside') && (
          <button type="button" aria-haspopup="dialog" onClick={() => setOpened('aside')}>
            {own.aside}
          </button>
        )}
      </div>
      {opened === 'join' && <JoinReport report={dossier} onClose={() => setOpened(null)} />}
      {opened === 'aside' && (
        <ReasonDialog
          title={own.asideTitle}
          help={own.asideHelp}
          confirm={own.asideConfirm}
          command={(reason) => ({ name: 'setReportAside', entity: dossier.id, args: { reason } })}
          onClose={() => setOpened(null)}
        />
      )}
    </section>
  );
}

/** Of a report that the commune has, as whoever brought it may hold it: what has become of it, and why no more is here. */
function LineBand({ dossier, fate }: { readonly dossier: Dossier; readonly fate: ReportFate }) {
  const titleId = useId();
  const labelledBy = useLabelledBy(titleId);
  const words = useMessages();
  const say = useSay();
  const own = words.report;
  const procedure = procedureVersion(dossier.procedure, dossier.procedureVersion);
  return (
    <section className="step-band" aria-labelledby={labelledBy}>
      <h3 id={titleId}>{own.lineBand}</h3>
      <ul className="step-standing">
        <li>
          <b>{own.fate[fate]}</b>
        </li>
        <li>{procedure === undefined ? words.dossier.unknownProcedure : say(procedure.name)}</li>
        <li>{own.writtenDown(sayWhen(dossier.receivedAt, useNow(), words))}</li>
        <li className="soft">{own.onlyLine}</li>
      </ul>
    </section>
  );
}
