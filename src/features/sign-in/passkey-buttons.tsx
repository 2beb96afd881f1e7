import { useEffect, useState } from 'react';
import { Sign } from '../../components/signs.tsx';
import type { PasskeyAssertion } from '../../protocol/passkeys.ts';
import type { DoorPasskeys } from '../../state/door.ts';
import { useOwnKeysWords } from '../../state/own-keys-words.ts';
import type { Enrolled } from '../../store/keys/enrol.ts';
import type { PasskeySecret } from '../../store/keys/passkey-wrap.ts';
import type { OpenedByPasskey } from '../../store/keys/passkey-work.ts';

/** Beside her PIN: what the machine knows her by. Opened, this page is gone. */
export function PasskeyUnlock({ person, passkeys }: { readonly person: Enrolled; readonly passkeys: DoorPasskeys }) {
  const words = useOwnKeysWords();
  const [trouble, setTrouble] = useState<Exclude<OpenedByPasskey, 'open'> | null>(null);
  const [busy, setBusy] = useState(false);
  const unlock = async () => {
    if (busy) return;
    setBusy(true);
    setTrouble(null);
    const work = await passkeys.load();
    const met = await work.unlock(person).catch(() => 'unavailable' as const);
    setBusy(false);
    if (met !== 'open') setTrouble(met);
  };
  return (
    <PasskeyLine label={words.unlock} busy={busy} said={trouble && words[trouble]} onPress={() => void unlock()} />
  );
}

interface PasskeyLineProps {
  readonly label: string;
  readonly busy: boolean;
  readonly said: string | null;
  readonly onPress: () => void;
}

/** The button, that it waits, and what came of it. */
function PasskeyLine({ label, busy, said, onPress }: PasskeyLineProps) {
  const words = useOwnKeysWords();
  return (
    <div className="passkey-line">
      <p className="actions">
        <button type="button" aria-disabled={busy} onClick={onPress}>
          {label}
        </button>
        {busy && <span role="status">{words.asking}</span>}
      </p>
      <div role="alert">
        {said !== null && (
          <p className="finding is-error">
            <Sign name="error" />
            <span>{said}</span>
          </p>
        )}
      </div>
    </div>
  );
}

type Said = 'cancelled' | 'unverified' | 'unavailable' | 'noLine' | 'notHere' | 'notKnown' | 'closed';

export interface PasskeySignInProps {
  readonly passkeys: DoorPasskeys;
  /** Answers what is this button's own to say; `null`: it went well, or is said beside it. */
  readonly enter: (
    assertion: PasskeyAssertion,
    secret: PasskeySecret | null,
  ) => Promise<Extract<Said, 'notKnown' | 'closed'> | null>;
}

/** Signs in without a name or a password, where this machine has a way to know people. */
export function PasskeySignIn({ passkeys, enter }: PasskeySignInProps) {
  const words = useOwnKeysWords();
  const [isThere, setIsThere] = useState(false);
  const [said, setSaid] = useState<Said | null>(null);
  const [busy, setBusy] = useState(false);
  const { load } = passkeys;
  useEffect(() => {
    let gone = false;
    void load()
      .then((work) => work.isThere())
      .then((found) => {
        if (!gone) setIsThere(found);
      });
    return () => {
      gone = true;
    };
  }, [load]);
  if (!isThere) return null;

  const ask = async (): Promise<Said | null> => {
    const told = await passkeys.challenge();
    if (told.status !== 'told') return told.status;
    const asked = await (await load()).ask(told.challenge);
    return asked.status === 'answered' ? enter(asked.assertion, asked.secret) : asked.status;
  };
  const press = async () => {
    if (busy) return;
    setBusy(true);
    setSaid(null);
    setSaid(await ask().catch((): Said => 'unavailable'));
    setBusy(false);
  };
  return <PasskeyLine label={words.signIn} busy={busy} said={said && words[said]} onPress={() => void press()} />;
}
