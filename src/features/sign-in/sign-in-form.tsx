import { lazy, Suspense, type SyntheticEvent, useId, useRef, useState } from 'react';
import { latePart } from '../../components/late-part.ts';
import { Sign } from '../../components/signs.tsx';
import type { DoorMessages } from '../../messages/vi-door.ts';
import type { PasskeySignInRequest } from '../../protocol/passkeys.ts';
import type { Account, SignInRequest } from '../../protocol/sign-in.ts';
import { useDoor } from '../../state/door.ts';
import { useDoorWords } from '../../state/language.ts';
import type { SignedInBy } from '../../store/keys/unlock.ts';
import type { SignedIn } from '../../sync/sign-in.ts';
import type { DeviceTroubleMet } from './device-trouble.tsx';
import { type ChosenPassword, type PasswordTrouble, troubleOf } from './chosen-password.ts';
import type { PasskeySignInProps } from './passkey-buttons.tsx';
import './sign-in.css';

export interface SignInFormProps {
  /** Whose session goes on; `null` for a first sign-in on this device. */
  readonly renews: Account | null;
  readonly onSignedIn?: () => void;
}

// What has not arrived yet is not missed: name and password are here.
const PasskeySignIn = latePart(async () => (await import('./passkey-buttons.tsx')).PasskeySignIn);

const SignInMore = lazy(async () => ({ default: (await import('./sign-in-more.tsx')).SignInMore }));

interface PasswordToChange {
  readonly status: 'passwordToChange';
  readonly token: string;
  readonly met?: PasswordTrouble;
}
type Trouble =
  | Exclude<SignedIn, { status: 'signedIn' | 'passwordToChange' }>
  | PasswordToChange
  | { status: 'missing' | 'notKept' | 'otherPerson' | 'closed' };

/** A code that came with the address, behind the mark that no server is told of. */
const codeInAddress = (): string => /^#may=([\w-]{1,20})$/u.exec(location.hash)?.[1] ?? '';

function isOfDevice(trouble: Trouble): trouble is DeviceTroubleMet {
  return trouble.status === 'deviceNotEnrolled' || trouble.status === 'deviceRevoked';
}

/** Such as are told in a line, and need no more of the form. */
function isPlain(trouble: Trouble): trouble is Exclude<Trouble, DeviceTroubleMet | PasswordToChange> {
  return !isOfDevice(trouble) && trouble.status !== 'passwordToChange';
}

function troubleInWords(
  trouble: Exclude<Trouble, DeviceTroubleMet | PasswordToChange>,
  renews: Account | null,
  words: DoorMessages,
): string {
  switch (trouble.status) {
    case 'offline':
      return words.signIn.failed(words.failure.offline);
    case 'serverTrouble':
      return words.signIn.failed(`${words.failure.serverError} (${words.failureCode(trouble.httpStatus)})`);
    case 'otherPerson':
      return words.signIn.otherPerson(renews?.name ?? '');
    case 'wrongCredentials':
    case 'accessEnded':
    case 'tooManyTries':
    case 'missing':
    case 'notKept':
    case 'closed':
      return words.signIn[trouble.status];
    default: {
      const unreachable: never = trouble;
      return unreachable;
    }
  }
}

export function SignInForm({ renews, onSignedIn }: SignInFormProps) {
  const { sessions, signIn, changePassword, admit, wakeReplay, passkeys } = useDoor();
  const words = useDoorWords();
  const id = useId();
  const [username, setUsername] = useState(renews?.username ?? '');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState(codeInAddress);
  const [sentCode, setSentCode] = useState('');
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [chosen, setChosen] = useState<ChosenPassword>({ next: '', again: '' });
  const [asking, setAsking] = useState(false);
  const first = useRef<HTMLInputElement>(null);

  /** A password of her own, and then in by that one. */
  const change = async (met: PasswordToChange): Promise<Trouble | null> => {
    const wrong = troubleOf(chosen);
    if (wrong !== null) return { ...met, met: wrong };
    const changed = await changePassword({ token: met.token, old: password, new: chosen.next });
    if (changed === 'tooManyTries') return { status: changed, retryAfterMs: null };
    if (changed === 'wrongOld') return { status: 'wrongCredentials' };
    if (changed !== 'changed') return { ...met, met: changed };
    setPassword(chosen.next);
    return ask(chosen.next);
  };

  const ask = async (by: string): Promise<Trouble | null> => {
    if (username.trim() === '' || by === '') return { status: 'missing' };
    return comeIn({ password: by }, { username: username.trim(), password: by });
  };

  const comeIn = async (
    by: SignedInBy,
    asked: Pick<SignInRequest, 'username' | 'password'> | Pick<PasskeySignInRequest, 'assertion'>,
  ): Promise<Trouble | null> => {
    const { device } = await sessions.identity();
    setSentCode(code);
    const answer = await signIn({ ...asked, device, ...(code === '' ? {} : { code }) });
    if (answer.status !== 'signedIn') return answer;
    const { session } = answer;
    if (renews !== null && session.account.id !== renews.id) return { status: 'otherPerson' };
    try {
      if ((await admit(session, by)) === 'closed') return { status: 'closed' };
    } catch {
      return { status: 'notKept' };
    }
    if (location.hash !== '') history.replaceState(null, '', location.pathname);
    wakeReplay('signIn');
    return null;
  };

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (asking) return;
    setAsking(true);
    setTrouble(null);
    const met = await (trouble?.status === 'passwordToChange' ? change(trouble) : ask(password));
    setAsking(false);
    setTrouble(met);
    if (met === null) onSignedIn?.();
    else if (isPlain(met)) first.current?.focus();
  };

  const enter: PasskeySignInProps['enter'] = async (assertion, secret) => {
    setTrouble(null);
    const met = await comeIn({ passkey: secret }, { assertion });
    if (met === null) onSignedIn?.();
    if (met?.status === 'wrongCredentials') return 'notKnown';
    if (met?.status === 'closed') return 'closed';
    setTrouble(met);
    return null;
  };

  return (
    <form className="sign-in-form" onSubmit={(event) => void submit(event)} noValidate>
      <div className="field">
        <label htmlFor={`${id}-username`}>{words.signIn.username}</label>
        <input
          ref={first}
          id={`${id}-username`}
          type="text"
          autoComplete="username"
          autoCapitalize="off"
          spellCheck={false}
          readOnly={renews !== null}
          value={username}
          aria-describedby={`${id}-trouble`}
          onChange={(event) => setUsername(event.target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-password`}>{words.signIn.password}</label>
        <input
          id={`${id}-password`}
          type="password"
          autoComplete="current-password"
          readOnly={trouble?.status === 'passwordToChange'}
          value={password}
          aria-describedby={`${id}-trouble`}
          onChange={(event) => setPassword(event.target.value)}
        />
      </div>
      <div id={`${id}-trouble`} role="alert">
        {trouble !== null && isPlain(trouble) && (
          <p className="finding is-error">
            <Sign name="error" />
            <span>{troubleInWords(trouble, renews, words)}</span>
          </p>
        )}
      </div>
      {trouble !== null && isOfDevice(trouble) && (
        <Suspense fallback={null}>
          <SignInMore device={{ trouble, wasSent: sentCode !== '', code, onCode: setCode }} />
        </Suspense>
      )}
      {trouble?.status === 'passwordToChange' && (
        <Suspense fallback={null}>
          <SignInMore password={{ met: trouble.met ?? null, chosen, onChoose: setChosen }} />
        </Suspense>
      )}
      <div className="actions">
        <button type="submit" className="primary" aria-disabled={asking}>
          {words.signIn.submit}
        </button>
        {asking && <span role="status">{words.signIn.working}</span>}
      </div>
      {passkeys !== null && (
        <Suspense fallback={null}>
          <PasskeySignIn passkeys={passkeys} enter={enter} />
        </Suspense>
      )}
    </form>
  );
}
