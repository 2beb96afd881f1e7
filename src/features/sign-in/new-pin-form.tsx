import { type SyntheticEvent, useId, useState } from 'react';
import { Sign } from '../../components/signs.tsx';
import { useRecoveryWords } from '../../state/recovery-words.ts';
import { pinProblem } from '../../store/keys/pin.ts';
import type { OpenedByPaper } from '../../store/recovery/open-by-paper.ts';

type Trouble = 'badLength' | 'badPlain' | 'notSame' | 'notKept';

/** The sheet has opened what lies here: who works now, and her new PIN. With it the profile is open, and this page is gone. */
export function NewPinForm({ opened }: { readonly opened: OpenedByPaper }) {
  const words = useRecoveryWords().recover;
  const id = useId();
  const [account, setAccount] = useState(opened.people[0]?.account ?? '');
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [busy, setBusy] = useState(false);

  const enter = async (): Promise<Trouble | null> => {
    const problem = pinProblem(pin);
    if (problem !== null) return problem === 'length' ? 'badLength' : 'badPlain';
    if (pin !== again) return 'notSame';
    try {
      await opened.enter(account, pin);
      return null;
    } catch {
      return 'notKept';
    }
  };
  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setTrouble(await enter());
    setBusy(false);
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

  if (opened.people.length === 0) return <p role="alert">{words.nobody}</p>;
  return (
    <form className="sign-in-form" onSubmit={(event) => void submit(event)} noValidate>
      <fieldset className="who-works">
        <legend>{words.whoTitle}</legend>
        {opened.people.map((person) => (
          <button
            key={person.account}
            type="button"
            aria-pressed={person.account === account}
            onClick={() => setAccount(person.account)}
          >
            {person.account === account && <Sign name="done" />}
            {person.name}
          </button>
        ))}
      </fieldset>
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
      <div className="actions">
        <button type="submit" className="primary" aria-disabled={busy}>
          {words.enter}
        </button>
      </div>
    </form>
  );
}
