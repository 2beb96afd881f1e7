import { type SyntheticEvent, useEffect, useId, useRef, useState } from 'react';
import { Sign } from '../../components/signs.tsx';
import type { Office } from '../../domain/office/office.ts';
import { useRecoveryWords } from '../../state/recovery-words.ts';
import { isWeakPassphrase } from '../../store/recovery/passphrase.ts';
import type { RecoveryKeyMade } from '../../store/recovery/recovery-key.ts';
import type { RecoveryWork } from '../../store/recovery/recovery-work.ts';
import { CheckKey } from './check-key.tsx';
import { KeySheet } from './key-sheet.tsx';

interface MakeKeyProps {
  readonly work: RecoveryWork;
  readonly office: Office | null;
  readonly onDone: () => void;
}

type Step =
  | { readonly name: 'passphrase' }
  | { readonly name: 'sheet' | 'check'; readonly made: RecoveryKeyMade }
  | { readonly name: 'stated' };

/** A new recovery key: its passphrase, its sheet, and a try at both before it is stated. Nothing of it is kept here. */
export function MakeKey({ work, office, onDone }: MakeKeyProps) {
  const words = useRecoveryWords();
  const [step, setStep] = useState<Step>({ name: 'passphrase' });
  const head = useRef<HTMLDivElement>(null);
  useEffect(() => head.current?.focus(), [step.name]);
  const cancel = (
    <button type="button" className="quiet" onClick={onDone}>
      {words.make.cancel}
    </button>
  );
  return (
    <div ref={head} tabIndex={-1} className="recovery-make">
      {step.name === 'passphrase' && (
        <ChoosePassphrase work={work} onMade={(made) => setStep({ name: 'sheet', made })}>
          {cancel}
        </ChoosePassphrase>
      )}
      {step.name === 'sheet' && (
        <KeySheet made={step.made} onPrinted={() => setStep({ name: 'check', made: step.made })}>
          {cancel}
        </KeySheet>
      )}
      {step.name === 'check' && (
        <CheckKey work={work} made={step.made} office={office} onStated={() => setStep({ name: 'stated' })}>
          <button type="button" onClick={() => setStep({ name: 'sheet', made: step.made })}>
            {words.back}
          </button>
          {cancel}
        </CheckKey>
      )}
      {step.name === 'stated' && (
        <>
          <p role="status">
            <Sign name="done" /> {words.make.stated}
          </p>
          <button type="button" onClick={onDone}>
            {words.close}
          </button>
        </>
      )}
    </div>
  );
}

function ChoosePassphrase({
  work,
  onMade,
  children,
}: {
  readonly work: RecoveryWork;
  readonly onMade: (made: RecoveryKeyMade) => void;
  readonly children: React.ReactNode;
}) {
  const words = useRecoveryWords().make;
  const id = useId();
  const [passphrase, setPassphrase] = useState(() => work.drawPassphrase());
  const [weak, setWeak] = useState(false);
  const [busy, setBusy] = useState(false);
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (busy) return;
    const isWeak = isWeakPassphrase(passphrase);
    setWeak(isWeak);
    if (isWeak) return;
    setBusy(true);
    const made = await work.makeKey(passphrase);
    setBusy(false);
    onMade(made);
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <h2>{words.passphraseTitle}</h2>
      <p id={`${id}-help`}>{words.passphraseHelp}</p>
      <div className="field">
        <label htmlFor={id}>{words.passphrase}</label>
        <input
          id={id}
          type="text"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          value={passphrase}
          aria-describedby={`${id}-help ${id}-trouble`}
          onChange={(event) => setPassphrase(event.target.value)}
        />
      </div>
      <div id={`${id}-trouble`} role="alert">
        {weak && (
          <p className="finding is-error">
            <Sign name="error" />
            <span>{words.weak}</span>
          </p>
        )}
      </div>
      <div className="actions">
        <button type="submit" className="primary" aria-disabled={busy}>
          {words.next}
        </button>
        <button type="button" onClick={() => setPassphrase(work.drawPassphrase())}>
          {words.another}
        </button>
        {children}
        {busy && <span role="status">{words.making}</span>}
      </div>
    </form>
  );
}
