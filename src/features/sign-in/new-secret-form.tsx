import { type ReactNode, useState } from 'react';
import { PlainField } from '../../components/plain-field.tsx';
import { TriedForm } from '../../components/tried-form.tsx';
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
  const [typed, setTyped] = useState({ first: '', again: '' });
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
  return (
    <TriedForm
      className="sign-in-form"
      submit={submit}
      work={tryIt}
      onDone={() => setTyped({ first: '', again: '' })}
      beside={beside}
    >
      {(troubleId) => (
        <>
          {children}
          {(['first', 'again'] as const).map((name) => (
            <PlainField
              key={name}
              label={words[name]}
              kind={kind === 'pin' ? 'newPin' : 'newPassword'}
              value={typed[name]}
              describedBy={troubleId}
              onWrite={(text) => setTyped({ ...typed, [name]: text })}
            />
          ))}
        </>
      )}
    </TriedForm>
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
