import { type ReactNode, type SyntheticEvent, useId, useState } from 'react';
import { Sign } from './signs.tsx';

interface TriedFormProps {
  readonly className?: string;
  readonly submit: string;
  /** What went wrong, as a sentence; `null`: it is done. */
  readonly work: () => Promise<string | null>;
  readonly onDone: () => void;
  /** Stands beside the button. */
  readonly beside?: ReactNode;
  /** The fields; each is described by what has the id. */
  readonly children: (troubleId: string) => ReactNode;
}

/** A form whose work is tried when it is sent, and which says under its fields why it is not done. */
export function TriedForm({ className, submit, work, onDone, beside, children }: TriedFormProps) {
  const id = useId();
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    try {
      const met = await work();
      setTrouble(met);
      if (met === null) onDone();
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className={className} onSubmit={(event) => void send(event)} noValidate>
      {children(id)}
      <div id={id} role="alert">
        {trouble !== null && (
          <p className="finding is-error">
            <Sign name="error" />
            <span>{trouble}</span>
          </p>
        )}
      </div>
      <div className="actions">
        <button type="submit" className="primary" aria-disabled={busy}>
          {submit}
        </button>
        {beside}
      </div>
    </form>
  );
}
