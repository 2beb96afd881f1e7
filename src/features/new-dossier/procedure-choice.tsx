import { useId, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { PageTitle } from '../../components/page-title.tsx';
import { ProcedureFacts, useLimitText } from '../../components/procedure-facts.tsx';
import { Sign } from '../../components/signs.tsx';
import { foldText } from '../../domain/fold-text.ts';
import { listedBehind, type Procedure } from '../../domain/procedure.ts';
import { procedureOn, procedures } from '../../domain/procedures/catalogue.ts';
import { localDateOf } from '../../domain/vietnam-time.ts';
import { useDeskRules } from '../../state/desk-rules.tsx';
import { useLanguage } from '../../state/language.ts';
import { useMessages, useSay } from '../../state/locale.ts';
import { useParts } from '../../state/parts.ts';
import { paths } from '../../state/paths.ts';
import { useMay } from '../../state/rights.ts';
import './procedure-choice.css';

/** Which of the desk's procedures the citizen came for, or a report is of. */
export function ProcedureChoice({ kind }: { readonly kind: 'dossier' | 'report' }) {
  const { clock, newId } = useParts();
  const words = useMessages();
  const say = useSay();
  const limitText = useLimitText();
  const rules = useDeskRules();
  const may = useMay();
  const [, navigate] = useLocation();
  const today = localDateOf(new Date(clock.now()).toISOString());
  const locale = useLanguage((state) => state.locale);
  const id = useId();
  const title = kind === 'report' ? words.report.chooseTitle : words.newDossier.choose;
  const [typed, setTyped] = useState('');
  const known = [...new Set(procedures.map((procedure) => procedure.id))]
    .flatMap((each) => {
      const found = procedureOn(each, today);
      return found.status === 'none' ? [] : [rules.onDay(found.procedure, today)];
    })
    .sort(
      (a, b) => (a.place ?? listedBehind) - (b.place ?? listedBehind) || say(a.name).localeCompare(say(b.name), locale),
    );
  // Word is brought of what the law wants registered within days of it, seldom of anything else.
  if (kind === 'report')
    known.sort((a, b) => Number(b.registrationLimit !== undefined) - Number(a.registrationLimit !== undefined));
  const found = known.filter((procedure) => isNamed(procedure, typed, say));
  const open = (procedure: Procedure | undefined) => {
    if (procedure !== undefined)
      navigate((kind === 'report' ? paths.newReport : paths.newDossier)(procedure.id, newId()));
  };
  return (
    <div className="procedure-choice">
      <PageTitle windowTitle={`${title} – ${words.app.name}`}>{title}</PageTitle>
      <p className="lead">{kind === 'report' ? words.report.chooseLead : words.newDossier.chooseLead}</p>
      {may(kind === 'report' ? 'openDossier' : 'reportEvent') && (
        <p className="choice-other">
          <Link href={kind === 'report' ? paths.chooseProcedure : paths.chooseReported} className="button">
            {kind === 'report' ? words.report.takeInstead : words.report.write}
          </Link>{' '}
          {kind === 'dossier' && <span className="soft">{words.report.writeHint}</span>}
        </p>
      )}
      <form
        role="search"
        className="filter"
        onSubmit={(event) => {
          event.preventDefault();
          open(found[0]);
        }}
      >
        <label htmlFor={id}>{words.newDossier.findProcedure}</label>
        <input
          id={id}
          type="search"
          autoFocus
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </form>
      <p className="soft" role="status">
        {found.length === 0 && words.newDossier.noProcedure}
      </p>
      <ul>
        {found.map((procedure) => (
          <li key={procedure.id}>
            <button type="button" onClick={() => open(procedure)}>
              {say(procedure.name)}
            </button>
            {/* No limit runs for a report, and nothing is asked of anybody yet. */}
            <p>
              {say(procedure.serviceField)}
              {kind === 'dossier' &&
                ` · ${procedure.nationalCode === '' ? '' : `${words.newDossier.nationalCode(procedure.nationalCode)} · `}${limitText(procedure)}`}
            </p>
            <Sign name="open" />
            {kind === 'dossier' && (
              <details>
                <summary>{words.newDossier.more}</summary>
                <ProcedureFacts procedure={procedure} />
                <p>
                  <Link href={paths.citizenSheet(procedure.id)}>{words.newDossier.sheet}</Link>
                </p>
              </details>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Every word that was typed stands in the name, the field or the national code; marks and case aside. */
function isNamed(procedure: Procedure, typed: string, say: ReturnType<typeof useSay>): boolean {
  const text = foldText([say(procedure.name), say(procedure.serviceField), procedure.nationalCode].join(' '));
  return foldText(typed)
    .split(' ')
    .every((word) => text.includes(word));
}
