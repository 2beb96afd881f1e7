import { Suspense, type SyntheticEvent, useEffect, useId, useRef, useState } from 'react';
import { latePart } from '../../components/late-part.ts';
import { Sign } from '../../components/signs.tsx';
import { useDoor } from '../../state/door.ts';
import { useDoorWords } from '../../state/language.ts';
import type { Enrolled } from '../../store/keys/enrol.ts';
import type { Keyring } from '../../store/keys/keyring.ts';
import { pinDigits } from '../../store/keys/pin.ts';
import type { Unlocked } from '../../store/keys/unlock.ts';
import { useWait } from './use-wait.ts';
import './sign-in.css';

// Without it the PIN opens all the same.
const PasskeyUnlock = latePart(async () => (await import('./passkey-buttons.tsx')).PasskeyUnlock);

type Trouble = Exclude<Unlocked, { status: 'open' }> | { readonly status: 'missing' };

/** One field; digits by the number row or by a thumb. */
export function UnlockForm({ person, keyring }: { readonly person: Enrolled; readonly keyring: Keyring }) {
  const words = useDoorWords().unlock;
  const { passkeys } = useDoor();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [secret, setSecret] = useState('');
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [busy, setBusy] = useState(false);
  const [seconds, beginWait] = useWait(keyring.clock);
  const byPin = person.opensBy === 'pin';
  useEffect(() => field.current?.focus(), []);

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (busy || seconds > 0) return;
    if (secret === '' || (byPin && secret.length < pinDigits.fewest)) {
      setTrouble({ status: 'missing' });
      return;
    }
    setBusy(true);
    const met = await keyring.unlock(person.account, secret);
    setBusy(false);
    if (met.status === 'open') return;
    if (met.status !== 'wait') setSecret('');
    setTrouble(met);
    if ('waitMs' in met) beginWait(met.waitMs);
    field.current?.focus();
  };

  const said = (met: Trouble): string => {
    switch (met.status) {
      case 'missing':
        return byPin ? words.missingPin : words.missingPassword;
      case 'wrong':
        return words.wrong(met.left);
      case 'wait':
        return '';
      case 'signInNeeded':
        return words.signInNeeded;
      default: {
        const unreachable: never = met;
        return unreachable;
      }
    }
  };

  return (
    <>
      {person.opensBy !== null && (
        <form className="sign-in-form" onSubmit={(event) => void submit(event)} noValidate>
          <div className="field">
            <label htmlFor={id}>{byPin ? words.pinOf(person.name) : words.passwordOf(person.name)}</label>
            <input
              ref={field}
              id={id}
              type="password"
              inputMode={byPin ? 'numeric' : 'text'}
              autoComplete={byPin ? 'off' : 'current-password'}
              value={secret}
              aria-describedby={`${id}-trouble`}
              onChange={(event) => setSecret(byPin ? event.target.value.replace(/\D/gu, '') : event.target.value)}
            />
          </div>
          <div id={`${id}-trouble`} role="alert">
            {trouble !== null && said(trouble) !== '' && (
              <p className="finding is-error">
                <Sign name="error" />
                <span>{said(trouble)}</span>
              </p>
            )}
          </div>
          {seconds > 0 && <p>{words.wait(seconds)}</p>}
          <div className="actions">
            <button type="submit" className="primary" aria-disabled={busy || seconds > 0}>
              {words.submit}
            </button>
            {busy && <span role="status">{words.working}</span>}
          </div>
        </form>
      )}
      {person.passkey !== undefined && passkeys !== null && (
        <Suspense fallback={null}>
          <PasskeyUnlock person={person} passkeys={passkeys} />
        </Suspense>
      )}
    </>
  );
}
