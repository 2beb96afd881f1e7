import { type SyntheticEvent, useId, useState } from 'react';
import { ModalDialog } from '../../components/modal-dialog.tsx';
import { Sign } from '../../components/signs.tsx';
import type { Account } from '../../protocol/sign-in.ts';
import { useLive } from '../../state/live.ts';
import { useMessages } from '../../state/locale.ts';
import type { Keyring } from '../../store/keys/keyring.ts';
import { pinProblem } from '../../store/keys/pin.ts';
import './sign-in.css';

type Trouble = 'badLength' | 'badPlain' | 'notSame' | 'notKept';

const minutesOffered = [2, 5, 10, 20, 30] as const;

export interface PinDialogProps {
  readonly account: Account;
  readonly keyring: Keyring;
  readonly onClose: () => void;
  /** It is asked for before anything else; put off, it is asked for again another day. */
  readonly demand?: { readonly mayPutOff: boolean };
}

/** Her PIN on this machine, and when the screen locks by itself. */
export function PinDialog({ account, keyring, onClose, demand }: PinDialogProps) {
  const words = useMessages().lock;
  const id = useId();
  const facts = useLive(() => keyring.facts(account.id), [keyring, account.id]);
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [kept, setKept] = useState(false);
  const [busy, setBusy] = useState(false);

  const keep = async (): Promise<Trouble | null> => {
    const problem = pinProblem(pin);
    if (problem !== null) return problem === 'length' ? 'badLength' : 'badPlain';
    if (pin !== again) return 'notSame';
    try {
      await keyring.setPin({ account: account.id, name: account.name }, pin);
      return null;
    } catch {
      return 'notKept';
    }
  };
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const met = await keep();
    setBusy(false);
    setTrouble(met);
    setKept(met === null);
    if (met !== null) return;
    setPin('');
    setAgain('');
  };
  const digits = (label: string, value: string, change: (text: string) => void, name: string) => (
    <div className="field">
      <label htmlFor={`${id}-${name}`}>{label}</label>
      <input
        id={`${id}-${name}`}
        type="password"
        inputMode="numeric"
        autoComplete="off"
        value={value}
        aria-describedby={`${id}-trouble`}
        onChange={(event) => change(event.target.value.replace(/\D/gu, ''))}
      />
    </div>
  );

  return (
    <ModalDialog title={words.pinTitle} onClose={onClose}>
      {demand !== undefined && <p>{words.demanded}</p>}
      <p>{words.pinHelp}</p>
      <form className="sign-in-form" onSubmit={(event) => void submit(event)} noValidate>
        {digits(words.newPin, pin, setPin, 'pin')}
        {digits(words.again, again, setAgain, 'again')}
        <div id={`${id}-trouble`} role="alert">
          {trouble !== null && (
            <p className="finding is-error">
              <Sign name="error" />
              <span>{words[trouble]}</span>
            </p>
          )}
        </div>
        {kept && <p role="status">{words.kept}</p>}
        <div className="actions">
          <button type="submit" className="primary" aria-disabled={busy}>
            {words.keep}
          </button>
          {(demand === undefined || demand.mayPutOff || kept) && (
            <button type="button" onClick={onClose}>
              {demand === undefined || kept ? words.close : words.putOff}
            </button>
          )}
        </div>
      </form>
      {facts?.isLocking === true && (
        <div className="field">
          <label htmlFor={`${id}-minutes`}>{words.lockAfter}</label>
          <select
            id={`${id}-minutes`}
            value={facts.lockAfter}
            onChange={(event) => void keyring.setLockAfter(Number(event.target.value))}
          >
            {minutesOffered.map((count) => (
              <option key={count} value={count}>
                {words.minutes(count)}
              </option>
            ))}
          </select>
        </div>
      )}
    </ModalDialog>
  );
}
