import { type ReactNode, type SyntheticEvent, useId, useState } from 'react';
import { Sign } from '../../components/signs.tsx';
import { pinProblem } from '../../store/keys/pin.ts';
import './sign-in.css';

export interface NewSecretWords {
  readonly first: string;
  readonly again: string;
  readonly notSame: string;
  readonly notKept: string;
}

export interface NewSecretFormProps {
  readonly words: NewSecretWords;
  readonly kind: 'pin' | 'password';
  /** Why it will not do, as a sentence; `null`: it will. */
  readonly problem: (secret: string) => string | null;
  /** Answers what went wrong, as a sentence; whatever it throws is told as not kept. */
  readonly keep: (secret: string) => Promise<string | null>;
  readonly submit: string;
  /** Stands beside the button. */
  readonly beside?: ReactNode;
  /** Stands above the two fields. */
  readonly children?: ReactNode;
}

/** A new secret, typed twice because nobody sees it. */
export function NewSecretForm({ words, kind, problem, keep, submit, beside, children }: NewSecretFormProps) {
  const id = useId();
  const [typed, setTyped] = useState({ first: '', again: '' });
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const tryIt = async (): Promise<string | null> => {
    const unfit = problem(typed.first);
    if (unfit !== null) return unfit;
    if (typed.first !== typed.again) return words.notSame;
    try {
      return await keep(typed.first);
    } catch {
      return words.notKept;
    }
  };
  const send = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const met = await tryIt();
    setBusy(false);
    setTrouble(met);
    if (met === null) setTyped({ first: '', again: '' });
  };
  const field = (name: keyof typeof typed) => (
    <div className="field">
      <label htmlFor={`${id}-${name}`}>{words[name]}</label>
      <input
        id={`${id}-${name}`}
        type="password"
        inputMode={kind === 'pin' ? 'numeric' : 'text'}
        autoComplete={kind === 'pin' ? 'off' : 'new-password'}
        value={typed[name]}
        aria-describedby={`${id}-trouble`}
        onChange={({ target: { value } }) =>
          setTyped({ ...typed, [name]: kind === 'pin' ? value.replace(/\D/gu, '') : value })
        }
      />
    </div>
  );

  return (
    <form className="sign-in-form" onSubmit={(event) => void send(event)} noValidate>
      {children}
      {field('first')}
      {field('again')}
      <div id={`${id}-trouble`} role="alert">
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

/** Why a PIN will not do, in words. */
export function saysOfPin(words: { readonly badLength: string; readonly badPlain: string }) {
  return (pin: string): string | null => {
    const problem = pinProblem(pin);
    if (problem === null) return null;
    return problem === 'length' ? words.badLength : words.badPlain;
  };
}
