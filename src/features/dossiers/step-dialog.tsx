import { useEffect, useId, useRef, useState } from 'react';
import { type NotSaved, SavedProblem } from '../../components/form/saved-problem.tsx';
import { oneAtATime } from '../../components/form/one-at-a-time.ts';
import { ModalDialog } from '../../components/modal-dialog.tsx';
import type { Dossier } from '../../domain/dossier.ts';
import { inCase, type Procedure } from '../../domain/procedure.ts';
import type { DeskRules } from '../../domain/office/desk-rules.ts';
import { localDateOf } from '../../domain/vietnam-time.ts';
import { textAt } from '../../domain/read-field.ts';
import type { StepId } from '../../domain/steps/offered-steps.ts';
import { useDeskRules } from '../../state/desk-rules.tsx';
import { useMessages, useSay } from '../../state/locale.ts';
import { useParts } from '../../state/parts.ts';
import { useMay } from '../../state/rights.ts';
import { useSession } from '../../state/session.ts';
import { OwedPapers } from './owed-papers.tsx';
import { StepField } from './step-field.tsx';
import { actsOf, askedOf, missingIn, momentText, type StepTexts } from './step-form.ts';
import type { PerformStep } from './use-perform.ts';

interface StepDialogProps {
  readonly id: StepId;
  readonly dossier: Dossier;
  readonly procedure: Procedure | undefined;
  readonly perform: PerformStep;
  readonly onClose: () => void;
}

/** Steps that end the dossier, or say no: their button says so by its colour too. */
const grave: ReadonlySet<StepId> = new Set(['refuseIntake', 'refuseRegistration', 'withdraw', 'stop']);

/** What the commune has stated of the longer limit, for what was received on the dossier's day. */
function ownLonger(
  rules: DeskRules,
  { receivedAt }: Dossier,
  procedure: Procedure | undefined,
): Pick<StepTexts, 'longer'> {
  if (procedure === undefined) return {};
  const own = rules.onDay(procedure, localDateOf(receivedAt)).verification?.extensionDays;
  return own === undefined || own === procedure.verification?.extensionDays ? {} : { longer: own };
}

/** The small form of one step: what must be said with it, and the button that does it. */
export function StepDialog({ id, dossier, procedure, perform, onClose }: StepDialogProps) {
  const words = useMessages().steps;
  const say = useSay();
  const { clock } = useParts();
  const { account } = useSession();
  const signs = useMay()('approveDossier', { decision: { how: 'onScreen' } });
  const rules = useDeskRules();
  const formId = useId();
  const [openedAt] = useState(() => new Date(clock.now()).toISOString());
  const [typed, setTyped] = useState<StepTexts>(() => ({
    texts: {
      at: momentText(openedAt),
      signedOn: momentText(openedAt).slice(0, 10),
      how: signs ? 'onScreen' : 'onPaper',
      fee: 'PAID',
      guide: account.name,
      to: submitterName(dossier, procedure),
    },
    papers: [],
  }));
  const [missing, setMissing] = useState<ReadonlySet<string>>(new Set());
  const [notSaved, setNotSaved] = useState<NotSaved | null>(null);
  const [once] = useState(oneAtATime);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // She goes on typing where something is missing.
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [missing]);

  const finish = async () => {
    setNotSaved(null);
    const lacking = missingIn(id, typed);
    setMissing(new Set(lacking));
    if (lacking.length > 0) return;
    const now = new Date(clock.now()).toISOString();
    // Nobody touched the time: it is the moment of the press.
    const left = typed.texts.at === momentText(openedAt) ? { ...typed.texts, at: momentText(now) } : typed.texts;
    const longer = ownLonger(rules, dossier, procedure);
    const problem = await perform(actsOf(id, dossier, { ...typed, texts: left, ...longer }, now));
    if (problem === null) onClose();
    else setNotSaved(problem);
  };

  return (
    <ModalDialog title={words.name[id]} onClose={onClose}>
      <form
        ref={form}
        className="step-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void once(finish);
        }}
      >
        {words.help[id] !== undefined && <p>{words.help[id]}</p>}
        {id === 'requestSupplement' && (
          <OwedPapers
            papers={typed.papers}
            known={procedure === undefined ? [] : inCase(procedure, dossier.fields).papers.map(({ name }) => say(name))}
            invalid={missing.has('papers')}
            onChange={(papers) => setTyped({ ...typed, papers })}
          />
        )}
        {askedOf(id, typed).map((name) => (
          <StepField
            key={name}
            id={`${formId}-${name}`}
            name={name}
            label={
              name === 'at'
                ? words.when[id === 'requestSupplement' || id === 'receiveSupplement' ? id : 'other']
                : words.field[name]
            }
            value={typed.texts[name] ?? ''}
            invalid={missing.has(name)}
            onChange={(value) => setTyped({ ...typed, texts: { ...typed.texts, [name]: value } })}
          />
        ))}
        <p role="alert" className="finding is-error">
          {missing.size > 0 && words.missing}
        </p>
        {notSaved !== null && <SavedProblem outcome={notSaved} />}
        <div className="actions">
          <button type="submit" className={grave.has(id) ? 'danger' : 'commit'}>
            {words.name[id]}
          </button>
          <button type="button" onClick={onClose}>
            {words.cancel}
          </button>
        </div>
      </form>
    </ModalDialog>
  );
}

function submitterName({ fields }: Dossier, procedure: Procedure | undefined): string {
  const blocks = procedure?.submitter(fields) ?? [];
  return blocks.map((block) => textAt(fields, `${block}.fullName`)).find((name) => name !== undefined) ?? '';
}
