import { whoDoes } from '../../domain/access/lacking.ts';
import { useMay } from '../../state/rights.ts';
import { Fragment, Suspense, useId, useRef, useState } from 'react';
import { useLabelledBy } from '../../components/beside-name.ts';
import { type NotSaved, SavedProblem } from '../../components/form/saved-problem.tsx';
import { Sign } from '../../components/signs.tsx';
import type { ContributedStep } from '../../components/step-props.ts';
import type { Dossier } from '../../domain/dossier.ts';
import type { Procedure } from '../../domain/procedure.ts';
import { type OfferedStep, offeredSteps } from '../../domain/steps/offered-steps.ts';
import { useMessages, useSay } from '../../state/locale.ts';
import { useParts } from '../../state/parts.ts';
import { actOfStep, moveOfStep } from './act-of-step.ts';
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
  const { steps: words, access } = useMessages();
  const { nextBy } = access;
  const say = useSay();
  const { clock } = useParts();
  const id = useId();
  const labelledBy = useLabelledBy(`${id}-title`);
  const heading = useRef<HTMLHeadingElement>(null);
  const menu = useRef<HTMLDetailsElement>(null);
  const perform = usePerformStep(dossier.id);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [notSaved, setNotSaved] = useState<NotSaved | null>(null);
  const mayAny = useMay();
  const mayDo = ({ id: step }: OfferedStep): boolean => mayAny(actOfStep[step], moveOfStep(step, dossier.business));
  const offered = offeredSteps(dossier);
  const usual = offered.usual !== null && mayDo(offered.usual) ? offered.usual : null;
  const others = offered.others.filter(mayDo);
  const elsewhere = contributed.filter(({ act }) => mayAny(act));
  const usualFromElsewhere = elsewhere.find((step) => step.offeredFor(dossier) === 'usual');
  const otherFromElsewhere = elsewhere.filter((step) => step.offeredFor(dossier) === 'other');
  const next = nextByOthers();
  const isEmpty = others.length + otherFromElsewhere.length === 0;

  /** What comes next is somebody else's: whose, so that she knows where the dossier waits. */
  function nextByOthers(): string | null {
    if (usual !== null || usualFromElsewhere !== undefined) return null;
    const there = contributed.find((step) => step.offeredFor(dossier) === 'usual');
    const step = there === undefined ? offered.usual : null;
    const name = there === undefined ? (step === null ? null : words.name[step.id]) : say(there.label);
    const who = whoDoes(there?.act ?? (step === null ? '' : actOfStep[step.id]));
    return name === null || who === null ? null : nextBy(name, say(who));
  }

  /** What opens from the menu gives the focus back to the menu's name: what was pressed folds with it. */
  const foldMenu = () => {
    if (menu.current?.open !== true) return;
    menu.current.querySelector('summary')?.focus();
    menu.current.open = false;
  };
  const openOther = (step: ContributedStep) => {
    foldMenu();
    setOpened({ kind: 'other', step });
  };
  const press = async (step: OfferedStep) => {
    setNotSaved(null);
    if (step.hindrance !== null) return;
    foldMenu();
    if (hasForm(step.id)) {
      setOpened({ kind: 'own', step });
      return;
    }
    const acts = actsOf(step.id, dossier, { texts: {}, papers: [] }, new Date(clock.now()).toISOString());
    setNotSaved(await perform(acts));
    // The button she pressed may be gone with the step.
    heading.current?.focus();
  };
  const close = () => setOpened(null);
  // Under its own key: a button that has the focus never becomes the one of another step.
  const button = (step: OfferedStep, className: string) => (
    <Fragment key={step.id}>
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
    </Fragment>
  );

  return (
    <section className="step-band" aria-labelledby={labelledBy}>
      <h3 id={`${id}-title`} ref={heading} tabIndex={-1}>
        {words.next}
      </h3>
      <StepStanding dossier={dossier} />
      <AgencySteps dossier={dossier} procedure={procedure} perform={perform} />
      {next !== null && <p className="soft">{next}</p>}
      <div className="step-actions">
        {usualFromElsewhere !== undefined && (
          <button
            key={usualFromElsewhere.id}
            type="button"
            className="commit"
            aria-haspopup="dialog"
            onClick={() => openOther(usualFromElsewhere)}
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
              if (event.key === 'Escape') foldMenu();
            }}
          >
            <summary>{words.others}</summary>
            <ul>
              {otherFromElsewhere.map((step) => (
                <li key={step.id}>
                  <button type="button" aria-haspopup="dialog" onClick={() => openOther(step)}>
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
