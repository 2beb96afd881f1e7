import { useMay } from '../../state/rights.ts';
import { useState } from 'react';
import type { Dossier } from '../../domain/dossier.ts';
import type { AgencyStep, Procedure } from '../../domain/procedure.ts';
import { printLocalDate } from '../../domain/local-date.ts';
import { agencyMoves } from '../../domain/steps/agency-facts.ts';
import { agencyStepsOf } from '../../domain/steps/agency-steps.ts';
import { localDateOf } from '../../domain/vietnam-time.ts';
import { useDeskRules } from '../../state/desk-rules.tsx';
import { useDueNow } from '../../state/desk-time.ts';
import { useMessages, useSay } from '../../state/locale.ts';
import { useNow } from '../../state/now.ts';
import { sayWhen } from '../../state/when-words.ts';
import { AgencyStepDialog } from './agency-step-dialog.tsx';
import type { PerformStep } from './use-perform.ts';
import './agency-steps.css';

interface AgencyStepsProps {
  readonly dossier: Dossier;
  readonly procedure: Procedure | undefined;
  readonly perform: PerformStep;
}

/** Of an interlinked dossier: our own part and each agency’s, where it stands and since when, with a button to note more. */
export function AgencySteps({ dossier, procedure, perform }: AgencyStepsProps) {
  const words = useMessages();
  const say = useSay();
  const now = useNow();
  const dueNow = useDueNow();
  const { agencyStep } = useDeskRules();
  const [opened, setOpened] = useState<AgencyStep | null>(null);
  const may = useMay();
  const linked = procedure?.linked;
  if (linked === undefined) return null;
  const { agency } = words.steps;
  const dues = dueNow(dossier, now).agencies;
  // Nothing goes to an agency before the register has it.
  const begun = dossier.entry !== undefined;
  return (
    <div className="agency-steps">
      <h4>{agency.title}</h4>
      <ol>
        <li>
          <b>{say(linked.own)}</b>
          <span>{words.business[dossier.business]}</span>
          <span className="soft">
            {agency.own} · {agency.limit(say(linked.limit))}
          </span>
        </li>
        {agencyStepsOf(dossier).map((asKnown) => {
          const step = agencyStep(dossier, asKnown);
          const standing = dossier.agencySteps?.[step.id];
          const kind = standing?.kind ?? 'NONE';
          const due = dues.find((each) => each.step === step.id);
          return (
            <li key={step.id}>
              <b>{say(step.name)}</b>
              <span>{words.agencyState[kind]}</span>
              <span className="soft">
                {standing === undefined
                  ? say(step.agency)
                  : agency.noted(standing.agency, sayWhen(standing.at, now, words))}
                {' · '}
                {agency.limit(say(step.limit))}
              </span>
              {due !== undefined && (
                <span className={due.standing === 'inTime' ? 'soft' : 'is-attention'}>
                  {agency.answers[due.standing](printLocalDate(localDateOf(due.dueAt)))}
                </span>
              )}
              {standing !== undefined && standing.result !== '' && <q>{standing.result}</q>}
              {begun && may('recordAgencyStep') && agencyMoves[kind].length > 0 && (
                <button type="button" aria-haspopup="dialog" onClick={() => setOpened(step)}>
                  {agency.note(say(step.name))}
                </button>
              )}
            </li>
          );
        })}
      </ol>
      {opened !== null && (
        <AgencyStepDialog step={opened} dossier={dossier} perform={perform} onClose={() => setOpened(null)} />
      )}
    </div>
  );
}
