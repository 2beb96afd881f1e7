import { useMemo } from 'react';
import { Link } from 'wouter';
import { subjectOf } from '../../components/dossier-line.tsx';
import { MissingPage } from '../../components/missing-page.tsx';
import { addressesIn } from '../../components/field-text.ts';
import { PageTitle } from '../../components/page-title.tsx';
import { Sign } from '../../components/signs.tsx';
import type { Dossier } from '../../domain/dossier.ts';
import { isHandedIn } from '../../domain/life-cycle.ts';
import { portalRecordOf } from '../../domain/portal-record/portal-record-of.ts';
import type { Procedure } from '../../domain/procedure.ts';
import { procedureVersion } from '../../domain/procedures/catalogue.ts';
import { localDateOf } from '../../domain/vietnam-time.ts';
import { useLive } from '../../state/live.ts';
import { useMessages } from '../../state/locale.ts';
import { useNationalities } from '../../state/nationalities.ts';
import { useParts } from '../../state/parts.ts';
import { paths } from '../../state/paths.ts';
import { usePractice } from '../../state/practice.ts';
import { useSession } from '../../state/session.ts';
import { unitKeyOf, useUnitNames } from '../../state/unit-names.ts';
import { companionHere, noteHandedOver } from './companion-here.ts';
import { CompanionPanel } from './companion-panel.tsx';
import { coveredKeys } from './covered-keys.ts';
import { CopySheet } from './copy-sheet.tsx';
import { HandedOverForm } from './handed-over-form.tsx';
import { NotedCode } from './noted-code.tsx';
import { portalWarning } from './portal-warning.ts';
import { usePortalWords } from './portal-words.ts';
import './portal.css';

/** A dossier is keyed into another system: field by field, or by the companion; and the code it was given there is noted. */
export function PortalPage({ id }: { readonly id: string }) {
  const { store } = useParts();
  const missing = useMessages().dossier.missing;
  const view = useLive(() => store.dossier(id), [store, id]);
  if (view === undefined) return null;
  const dossier = view?.dossier;
  const procedure = dossier && procedureVersion(dossier.procedure, dossier.procedureVersion);
  if (procedure === undefined || dossier === undefined || !isHandedIn(dossier)) {
    return <MissingPage help={missing} />;
  }
  return <OpenPortal dossier={dossier} procedure={procedure} />;
}

function OpenPortal({ dossier, procedure }: { readonly dossier: Dossier; readonly procedure: Procedure }) {
  const parts = useParts();
  const { account } = useSession();
  const words = usePortalWords();
  const appName = useMessages().app.name;
  const countries = useNationalities();
  const isPractice = usePractice() !== null;
  const units = useUnitNames(addressesIn(dossier.fields), localDateOf(dossier.receivedAt));
  const side = useMemo(() => (isPractice ? null : companionHere(parts, account.id)), [isPractice, parts, account.id]);
  const title = subjectOf(dossier);
  const record = portalRecordOf(dossier, procedure, title, {
    countries,
    unitsOf: (address) => units.get(unitKeyOf(address)),
  });
  const isCovered = useMemo(() => coveredKeys(procedure), [procedure]);
  const { upstream } = dossier;
  const warning = portalWarning(upstream);
  return (
    <div className="portal">
      <header className="page-head">
        <p>
          <Link href={paths.dossier(dossier.id)}>{words.back}</Link>
        </p>
        <PageTitle windowTitle={`${words.title} – ${appName}`}>{words.title}</PageTitle>
        <p className="portal-name">{title}</p>
      </header>
      <p className="lead">{words.lead}</p>
      <NotedCode dossier={dossier.id} upstream={upstream} />
      {warning !== null && (
        <p className="finding is-warning">
          <Sign name="warning" />
          <span>{warning === 'queued' ? words.queued : words[warning](upstream?.code ?? '')}</span>
        </p>
      )}
      <CopySheet record={record} isCovered={isCovered} />
      {!isPractice && <CompanionPanel record={record} side={side} />}
      <HandedOverForm record={record} note={(handed) => noteHandedOver(parts, handed)} />
    </div>
  );
}
