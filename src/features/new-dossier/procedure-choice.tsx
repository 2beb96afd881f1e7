import { useLocation } from 'wouter';
import { PageTitle } from '../../components/page-title.tsx';
import { ProcedureFacts, useLimitText } from '../../components/procedure-facts.tsx';
import { Sign } from '../../components/signs.tsx';
import { procedureOn, procedures } from '../../domain/procedures/catalogue.ts';
import { localDateOf } from '../../domain/vietnam-time.ts';
import { useMessages, useSay } from '../../state/locale.ts';
import { useParts } from '../../state/parts.ts';
import { paths } from '../../state/paths.ts';
import './procedure-choice.css';

/** Which of the desk's procedures the citizen came for. */
export function ProcedureChoice() {
  const { clock, newId } = useParts();
  const words = useMessages();
  const say = useSay();
  const limitText = useLimitText();
  const [, navigate] = useLocation();
  const today = localDateOf(new Date(clock.now()).toISOString());
  const known = [...new Set(procedures.map((procedure) => procedure.id))].flatMap((id) => {
    const found = procedureOn(id, today);
    return found.status === 'none' ? [] : [found.procedure];
  });
  // The one for anything else comes after those that have a form of their own.
  known.sort((a, b) => Number(a.book === null) - Number(b.book === null));
  return (
    <div className="procedure-choice">
      <PageTitle windowTitle={`${words.newDossier.choose} – ${words.app.name}`}>{words.newDossier.choose}</PageTitle>
      <p className="lead">{words.newDossier.chooseLead}</p>
      <ul>
        {known.map((procedure, index) => (
          <li key={procedure.id}>
            <button
              type="button"
              autoFocus={index === 0}
              onClick={() => navigate(paths.newDossier(procedure.id, newId()))}
            >
              {say(procedure.name)}
            </button>
            <p>
              {say(procedure.serviceField)} ·{' '}
              {procedure.nationalCode !== '' && `${words.newDossier.nationalCode(procedure.nationalCode)} · `}
              {limitText(procedure)}
            </p>
            <Sign name="open" />
            <details>
              <summary>{words.newDossier.more}</summary>
              <ProcedureFacts procedure={procedure} />
            </details>
          </li>
        ))}
      </ul>
    </div>
  );
}
