import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { MomentInput } from '../../components/form/day-input.tsx';
import { type NotSaved, SavedProblem } from '../../components/form/saved-problem.tsx';
import { oneAtATime } from '../../components/form/one-at-a-time.ts';
import { ModalDialog } from '../../components/modal-dialog.tsx';
import type { Dossier } from '../../domain/dossier.ts';
import type { AgencyStep } from '../../domain/procedure.ts';
import { agencyMoves } from '../../domain/steps/agency-facts.ts';
import { useMessages, useSay } from '../../state/locale.ts';
import { useParts } from '../../state/parts.ts';
import { isWholeMoment, momentOf, momentText } from './step-form.ts';
import type { PerformStep } from './use-perform.ts';

interface AgencyStepDialogProps {
  readonly step: AgencyStep;
  readonly dossier: Dossier;
  readonly perform: PerformStep;
  readonly onClose: () => void;
}

/** The small form of one agency’s step: where it stands there, since when, and what came of it. */
export function AgencyStepDialog({ step, dossier, perform, onClose }: AgencyStepDialogProps) {
  const { steps: words, agencyState } = useMessages();
  const say = useSay();
  const { clock } = useParts();
  const formId = useId();
  const standing = dossier.agencySteps?.[step.id];
  // As it stood when the form was opened: a colleague's note meanwhile must meet this one.
  const [from] = useState(standing?.kind ?? 'NONE');
  const [openedAt] = useState(() => new Date(clock.now()).toISOString());
  const [to, setTo] = useState(agencyMoves[from][0] ?? 'SENT');
  const [agency, setAgency] = useState(standing?.agency ?? say(step.agency));
  const [at, setAt] = useState(momentText(openedAt));
  const [result, setResult] = useState('');
  const [missing, setMissing] = useState(false);
  const [notSaved, setNotSaved] = useState<NotSaved | null>(null);
  const [once] = useState(oneAtATime);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // She goes on typing where something is missing.
    if (missing) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [missing]);
  const resultMissing = to !== 'SENT' && result.trim() === '';

  const finish = async () => {
    setNotSaved(null);
    const lacking = agency.trim() === '' || !isWholeMoment(at) || resultMissing;
    setMissing(lacking);
    if (lacking) return;
    const now = new Date(clock.now()).toISOString();
    const happened = at === momentText(openedAt) ? now : momentOf(at, now);
    const args = { step: step.id, from, to, agency: agency.trim(), at: happened, result: result.trim() };
    const problem = await perform([{ name: 'recordAgencyStep', args }]);
    if (problem === null) onClose();
    else setNotSaved(problem);
  };

  const field = (name: string, label: string, control: (id: string) => ReactNode) => (
    <div className="field">
      <label htmlFor={`${formId}-${name}`}>{label}</label>
      {control(`${formId}-${name}`)}
    </div>
  );

  return (
    <ModalDialog title={words.agency.note(say(step.name))} onClose={onClose}>
      <form
        ref={form}
        className="step-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void once(finish);
        }}
      >
        <p>{words.agency.help}</p>
        {field('to', words.agency.state, (id) => (
          <select
            id={id}
            value={to}
            onChange={(event) => {
              setTo(agencyMoves[from].find((each) => each === event.target.value) ?? to);
            }}
          >
            {agencyMoves[from].map((each) => (
              <option key={each} value={each}>
                {agencyState[each]}
              </option>
            ))}
          </select>
        ))}
        {field('agency', words.agency.who, (id) => (
          <input
            id={id}
            type="text"
            autoComplete="off"
            maxLength={200}
            required
            value={agency}
            aria-invalid={missing && agency.trim() === '' ? true : undefined}
            onChange={(event) => setAgency(event.target.value)}
          />
        ))}
        {field('at', words.when.other, (id) => (
          <MomentInput
            id={id}
            value={at}
            aria-invalid={missing && !isWholeMoment(at) ? true : undefined}
            onChange={setAt}
          />
        ))}
        {field('result', words.agency.result, (id) => (
          <textarea
            id={id}
            rows={3}
            maxLength={500}
            value={result}
            aria-invalid={missing && resultMissing ? true : undefined}
            onChange={(event) => setResult(event.target.value)}
          />
        ))}
        <p role="alert" className="finding is-error">
          {missing && words.missing}
        </p>
        {notSaved !== null && <SavedProblem outcome={notSaved} />}
        <div className="actions">
          <button type="submit" className="commit">
            {words.agency.save}
          </button>
          <button type="button" onClick={onClose}>
            {words.cancel}
          </button>
        </div>
      </form>
    </ModalDialog>
  );
}
