import { useId, useState } from 'react';
import { orSayFailed } from '../../state/or-say-failed.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { type NotSaved, SavedProblem } from './saved-problem.tsx';

export interface ReasonFormProps {
  readonly label: string;
  /** What is said where no reason was written. */
  readonly missing: string;
  /** What must be done before a reason is looked at; `null`: nothing. */
  readonly before?: string | null;
  readonly confirm: string;
  readonly cancel: string;
  /** It cannot be taken back. */
  readonly danger?: boolean;
  /** It stands where the button was that opened it (`useInPlace`), takes the cursor from it, and is left by Escape like a dialog. */
  readonly inPlace?: boolean;
  /** Does it; answers what stopped it, `null` when it is done. */
  readonly act: (reason: string) => Promise<string | NotSaved | null>;
  readonly onClose: () => void;
}

/** The foot of a dialog that needs a reason: asked for, written down, and done. */
export function ReasonForm({
  label,
  missing,
  before = null,
  confirm,
  cancel,
  danger = false,
  inPlace = false,
  ...rest
}: ReasonFormProps) {
  const { act, onClose } = rest;
  const id = useId();
  const [reason, setReason] = useState('');
  const [stopped, setStopped] = useState<string | NotSaved | null>(null);
  // Once, however often the key repeats.
  const [once] = useState(oneAtATime);
  const press = async () => {
    const lacks = before ?? (reason.trim() === '' ? missing : null);
    const outcome = lacks ?? (await orSayFailed(() => act(reason.trim())));
    if (outcome === null) onClose();
    else setStopped(outcome);
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void once(press);
      }}
      onKeyDown={(event) => {
        if (inPlace && event.key === 'Escape') onClose();
      }}
    >
      <div className="field">
        <label htmlFor={`${id}-reason`}>{label}</label>
        <input
          id={`${id}-reason`}
          type="text"
          autoComplete="off"
          autoFocus={inPlace}
          maxLength={300}
          value={reason}
          aria-describedby={`${id}-trouble`}
          onChange={(event) => {
            setReason(event.target.value);
            setStopped(null);
          }}
        />
      </div>
      <p id={`${id}-trouble`} role="alert" className="finding is-error">
        {typeof stopped === 'string' && stopped}
      </p>
      {stopped !== null && typeof stopped !== 'string' && <SavedProblem outcome={stopped} />}
      <div className="actions">
        <button type="submit" className={danger ? 'danger' : 'commit'}>
          {confirm}
        </button>
        <button type="button" onClick={onClose}>
          {cancel}
        </button>
      </div>
    </form>
  );
}
