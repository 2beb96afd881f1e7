import { Suspense, useId, useRef, useState } from 'react';
import { type NotSaved, SavedProblem } from '../../components/form/saved-problem.tsx';
import { Sign } from '../../components/signs.tsx';
import type { ContributedStep } from '../../components/step-props.ts';
import type { Dossier } from '../../domain/dossier.ts';
import type { Procedure } from '../../domain/procedure.ts';
import { type OfferedStep, offeredSteps } from '../../domain/steps/offered-steps.ts';
import { useMessages, useSay } from '../../state/locale.ts';
import { useParts } from '../../state/parts.ts';
import { AgencySteps } from './agency-steps.tsx';
import { StepDialog } from './step-dialog.tsx';
import { actsOf, hasForm } from './step-form.ts';
import { StepStanding } from './step-standing.tsx';
import { usePerformStep } from './use-perform.ts';
import './step-band.css';

interface StepBandProps {
  readonly dossier: Dossier;
  readonly procedure: Procedure | undefined;
  /** Steps of other screens. */
  readonly contributed: readonly ContributedStep[];
}

type Opened =
  { readonly kind: 'own'; readonly step: OfferedStep } | { readonly kind: 'other'; readonly step: ContributedStep };

/** Where the dossier stands, the one step that usually comes next, and the others behind a menu. */
export function StepBand({ dossier, procedure, contributed }: StepBandProps) {
  const words = useMessages().steps;
  const say = useSay();
  const { clock } = useParts();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const menu = useRef<HTMLDetailsElement>(null);
  const perform = usePerformStep(dossier.id);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [notSaved, setNotSaved] = useState<NotSaved | null>(null);
  const { usual, others } = offeredSteps(dossier);
  const usualFromElsewhere = contributed.find((step) => step.offeredFor(dossier) === 'usual');
  const otherFromElsewhere = contributed.filter((step) => step.offeredFor(dossier) === 'other');
  const isEmpty = others.length + otherFromElsewhere.length === 0;

  const press = async (step: OfferedStep) => {
    setNotSaved(null);
    if (step.hindrance !== null) return;
    if (menu.current !== null) menu.current.open = false;
    if (hasForm(step.id)) {
      setOpened({ kind: 'own', step });
      return;
    }
    const acts = actsOf(step.id, dossier, { texts: {}, papers: [] }, new Date(clock.now()).toISOString());
    setNotSaved(await perform(acts));
    // The button she pressed may be gone with the step.
    heading.current?.focus();
  };
  const close = () => {
    setOpened(null);
    setTimeout(() => heading.current?.focus());
  };
  const button = (step: OfferedStep, className: string) => (
    <>
      <button
        type="button"
        className={className}
        aria-disabled={step.hindrance !== null}
        aria-haspopup={hasForm(step.id) ? 'dialog' : undefined}
        aria-describedby={step.hindrance === null ? undefined : `${id}-${step.id}`}
        onClick={() => void press(step)}
      >
        {words.name[step.id]}
      </button>
      {step.hindrance !== null && (
        <span id={`${id}-${step.id}`} className="step-hindrance">
          <Sign name="warning" />
          {say(step.hindrance)}
        </span>
      )}
    </>
  );

  return (
    <section className="step-band" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`} ref={heading} tabIndex={-1}>
        {words.next}
      </h3>
      <StepStanding dossier={dossier} />
      <AgencySteps dossier={dossier} procedure={procedure} perform={perform} />
      <div className="step-actions">
        {usualFromElsewhere !== undefined && (
          <button
            type="button"
            className="commit"
            aria-haspopup="dialog"
            onClick={() => setOpened({ kind: 'other', step: usualFromElsewhere })}
          >
            {say(usualFromElsewhere.label)}
          </button>
        )}
        {usual !== null && button(usual, usualFromElsewhere === undefined ? 'commit' : '')}
        {!isEmpty && (
          <details
            ref={menu}
            className="step-menu"
            onKeyDown={(event) => {
              if (event.key !== 'Escape' || menu.current?.open !== true) return;
              menu.current.open = false;
              menu.current.querySelector('summary')?.focus();
            }}
          >
            <summary>{words.others}</summary>
            <ul>
              {otherFromElsewhere.map((step) => (
                <li key={step.id}>
                  <button type="button" aria-haspopup="dialog" onClick={() => setOpened({ kind: 'other', step })}>
                    {say(step.label)}
                  </button>
                </li>
              ))}
              {others.map((step) => (
                <li key={step.id}>{button(step, '')}</li>
              ))}
            </ul>
          </details>
        )}
      </div>
      {notSaved !== null && <SavedProblem outcome={notSaved} />}
      {opened?.kind === 'own' && (
        <StepDialog id={opened.step.id} dossier={dossier} procedure={procedure} perform={perform} onClose={close} />
      )}
      {opened?.kind === 'other' && (
        <Suspense fallback={null}>
          <opened.step.Form dossier={dossier} onClose={close} />
        </Suspense>
      )}
    </section>
  );
}
