import { useLocation } from 'wouter';
import { PageTitle } from '../../components/page-title.tsx';
import { Sign } from '../../components/signs.tsx';
import { procedureOn, procedures } from '../../domain/procedures/catalogue.ts';
import type { TimeLimit } from '../../domain/procedure.ts';
import { localDateOf } from '../../domain/vietnam-time.ts';
import type { Messages } from '../../messages/vi.ts';
import { useMessages, useSay } from '../../state/locale.ts';
import { useParts } from '../../state/parts.ts';
import { paths } from '../../state/paths.ts';
import './procedure-choice.css';

function limitInWords(limit: TimeLimit, words: Messages): string {
  switch (limit.rule) {
    case 'sameDay':
      return words.newDossier.limit.sameDay;
    case 'workingDays':
      return words.newDossier.limit.workingDays(limit.days);
    default: {
      const unreachable: never = limit;
      return unreachable;
    }
  }
}

/** Which of the desk's procedures the citizen came for. */
export function ProcedureChoice() {
  const { clock, newId } = useParts();
  const words = useMessages();
  const say = useSay();
  const [, navigate] = useLocation();
  const today = localDateOf(new Date(clock.now()).toISOString());
  const known = [...new Set(procedures.map((procedure) => procedure.id))].flatMap((id) => {
    const found = procedureOn(id, today);
    return found.status === 'none' ? [] : [found.procedure];
  });
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
              {say(procedure.serviceField)} · {words.newDossier.nationalCode(procedure.nationalCode)} ·{' '}
              {limitInWords(procedure.timeLimit, words)}
            </p>
            <Sign name="open" />
          </li>
        ))}
      </ul>
    </div>
  );
}
