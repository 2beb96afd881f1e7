import { useId, useState } from 'react';
import { ModalDialog } from '../../components/modal-dialog.tsx';
import type { Account } from '../../protocol/sign-in.ts';
import { useLive } from '../../state/live.ts';
import { useMessages } from '../../state/locale.ts';
import type { Keyring } from '../../store/keys/keyring.ts';
import { NewSecretForm, saysOfPin } from './new-secret-form.tsx';

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
  const [kept, setKept] = useState(false);
  const keep = async (pin: string): Promise<null> => {
    setKept(false);
    await keyring.setPin({ account: account.id, name: account.name }, pin);
    setKept(true);
    return null;
  };

  return (
    <ModalDialog title={words.pinTitle} onClose={onClose}>
      {demand !== undefined && <p>{demand.mayPutOff ? words.demanded : words.demandedAtLast}</p>}
      <p>{words.pinHelp}</p>
      <NewSecretForm
        words={{ ...words, first: words.newPin }}
        kind="pin"
        problem={saysOfPin(words)}
        keep={keep}
        submit={words.keep}
        beside={
          (demand === undefined || demand.mayPutOff || kept) && (
            <button type="button" onClick={onClose}>
              {demand === undefined || kept ? words.close : words.putOff}
            </button>
          )
        }
      />
      {kept && <p role="status">{words.kept}</p>}
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
