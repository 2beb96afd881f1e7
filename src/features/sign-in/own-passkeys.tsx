import { useEffect, useState } from 'react';
import { PlainField } from '../../components/plain-field.tsx';
import { printLocalDate } from '../../domain/local-date.ts';
import { localDateOf } from '../../domain/vietnam-time.ts';
import type { Instant } from '../../domain/words.ts';
import type { ListedPasskey } from '../../protocol/passkeys.ts';
import type { Account } from '../../protocol/sign-in.ts';
import { useDoor } from '../../state/door.ts';
import { useLive } from '../../state/live.ts';
import { useOwnKeysWords } from '../../state/own-keys-words.ts';
import { useParts } from '../../state/parts.ts';
import type { Keyring } from '../../store/keys/keyring.ts';
import { makePasskey, type Said } from './make-passkey.ts';

/** Her passkey on this machine, and all by which the server lets her in. */
export function OwnPasskeys({ account, keyring }: { readonly account: Account; readonly keyring: Keyring }) {
  const words = useOwnKeysWords();
  const { ownKeys } = useParts();
  const { passkeys } = useDoor();
  const facts = useLive(() => keyring.facts(account.id), [keyring, account.id]);
  const [isThere, setIsThere] = useState<boolean | null>(passkeys === null ? false : null);
  const [listed, setListed] = useState<readonly ListedPasskey[]>([]);
  const [password, setPassword] = useState('');
  const [said, setSaid] = useState<Said>({ text: null, isError: false });
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    let gone = false;
    const load = async () => {
      const found = passkeys !== null && (await (await passkeys.load()).isThere());
      if (!gone) setIsThere(found);
      const told = await (await ownKeys()).passkeys();
      if (!gone && told !== undefined) setListed(told);
    };
    void load();
    return () => {
      gone = true;
    };
  }, [passkeys, ownKeys]);
  if (isThere === null || facts === undefined) return null;

  const doing = async (work: () => Promise<Said>) => {
    if (busy) return;
    setBusy(true);
    setSaid({ text: null, isError: false });
    setSaid(await work().catch(() => ({ text: words.unavailable, isError: true })));
    const told = await (await ownKeys()).passkeys();
    if (told !== undefined) setListed(told);
    setBusy(false);
  };
  const turnOn = async (): Promise<Said> => {
    if (passkeys === null) return { text: words.unavailable, isError: true };
    const [work, server] = await Promise.all([passkeys.load(), ownKeys()]);
    const made = await makePasskey({ work, challenge: passkeys.challenge, server, words }, account, password);
    if (!made.isError) setPassword('');
    return made;
  };
  const turnOff = async (): Promise<Said> => {
    await keyring.dropPasskey(account.id);
    return { text: words.turnedOff, isError: false };
  };
  const remove = async ({ id }: ListedPasskey): Promise<Said> => {
    if (password === '') return { text: words.missing, isError: true };
    const done = await (await ownKeys()).remove(id, password);
    if (done !== 'done') return { text: words.failed[done], isError: true };
    setPassword('');
    return { text: words.removed, isError: false };
  };

  const isOn = facts.passkey !== null;
  const canTurnOn = isThere && facts.hasPin;
  return (
    <section aria-label={words.passkeyTitle}>
      <h3>{words.passkeyTitle}</h3>
      <p>{words.passkeyHelp}</p>
      {!isThere && <p>{words.notOffered}</p>}
      {isThere && !facts.hasPin && <p>{words.pinFirst}</p>}
      {isOn && <p>{words.isOn}</p>}
      {(canTurnOn || listed.length > 0) && (
        <PlainField
          label={words.password}
          kind="ownPassword"
          {...(canTurnOn ? { hint: words.passwordHelp } : {})}
          value={password}
          onWrite={setPassword}
        />
      )}
      <div className="actions">
        {canTurnOn && (
          <button type="button" aria-disabled={busy} onClick={() => void doing(turnOn)}>
            {isOn ? words.turnAnew : words.turnOn}
          </button>
        )}
        {isOn && (
          <button type="button" aria-disabled={busy} onClick={() => void doing(turnOff)}>
            {words.turnOff}
          </button>
        )}
        {busy && <span role="status">{words.working}</span>}
      </div>
      <p role={said.isError ? 'alert' : 'status'}>{said.text}</p>
      {listed.length > 0 && (
        <Registered listed={listed} busy={busy} onRemove={(one) => void doing(() => remove(one))} />
      )}
    </section>
  );
}

interface RegisteredProps {
  readonly listed: readonly ListedPasskey[];
  readonly busy: boolean;
  readonly onRemove: (passkey: ListedPasskey) => void;
}

const dayOf = (instant: Instant): string => printLocalDate(localDateOf(instant));

function Registered({ listed, busy, onRemove }: RegisteredProps) {
  const words = useOwnKeysWords();
  return (
    <>
      <h4>{words.registeredTitle}</h4>
      <ul>
        {listed.map((passkey) => {
          const name = words.machine(passkey.machine);
          return (
            <li key={passkey.id}>
              <b>{name}</b>{' '}
              <span className="soft">
                {words.dates(dayOf(passkey.madeAt), passkey.usedAt === null ? null : dayOf(passkey.usedAt))}
              </span>{' '}
              <button type="button" className="quiet" aria-disabled={busy} onClick={() => onRemove(passkey)}>
                {words.remove(name)}
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}
