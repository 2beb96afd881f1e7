import { type SyntheticEvent, useId, useState } from 'react';
import { paperTrouble, type PaperTrouble, RecoveryPaper } from '../../components/recovery-paper.tsx';
import { Sign } from '../../components/signs.tsx';
import { useRecoveryWords } from '../../state/recovery-words.ts';
import type { Clock } from '../../store/device-ports.ts';
import type { OpenedByPaper } from '../../store/recovery/open-by-paper.ts';
import type { RecoveryWork } from '../../store/recovery/recovery-work.ts';
import { NewPinForm } from './new-pin-form.tsx';
import { useWait } from './use-wait.ts';
import './sign-in.css';

export interface RecoverFormProps {
  readonly load: () => Promise<RecoveryWork>;
  readonly clock: Clock;
}

/** A forgotten PIN, or a browser that has lost its key: the commune's recovery sheet opens what lies here, without the line. */
export function RecoverForm({ load, clock }: RecoverFormProps) {
  const words = useRecoveryWords();
  const id = useId();
  const [typed, setTyped] = useState({ paper: '', passphrase: '' });
  const [trouble, setTrouble] = useState<PaperTrouble | null>(null);
  const [opened, setOpened] = useState<OpenedByPaper | null>(null);
  const [busy, setBusy] = useState(false);
  const [seconds, beginWait] = useWait(clock);
  if (opened !== null) return <NewPinForm opened={opened} />;

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (busy || seconds > 0) return;
    if (typed.paper.trim() === '' || typed.passphrase.trim() === '') {
      setTrouble({ status: 'missing' });
      return;
    }
    setBusy(true);
    setTrouble(null);
    const met = await (await load()).openByPaper(typed);
    setBusy(false);
    if (met.status === 'open') {
      setOpened(met);
      return;
    }
    if ('waitMs' in met) beginWait(met.waitMs);
    setTrouble(met.status === 'wait' ? null : met);
  };

  return (
    <form className="sign-in-form" onSubmit={(event) => void submit(event)} noValidate>
      <h2>{words.recover.title}</h2>
      <p>{words.recover.lead}</p>
      <RecoveryPaper typed={typed} onChange={setTyped} describedBy={`${id}-trouble`} />
      <div id={`${id}-trouble`} role="alert">
        {trouble !== null && (
          <p className="finding is-error">
            <Sign name="error" />
            <span>{paperTrouble(trouble, words)}</span>
          </p>
        )}
      </div>
      {seconds > 0 && <p>{words.wait(seconds)}</p>}
      <div className="actions">
        <button type="submit" className="primary" aria-disabled={busy || seconds > 0}>
          {words.recover.submit}
        </button>
        {busy && <span role="status">{words.working}</span>}
      </div>
    </form>
  );
}
