import { useState } from 'react';
import { ModalDialog } from '../../components/modal-dialog.tsx';
import { PlainField } from '../../components/plain-field.tsx';
import { passwordLength } from '../../protocol/password.ts';
import type { Account } from '../../protocol/sign-in.ts';
import { useDoor } from '../../state/door.ts';
import { useOwnKeysWords } from '../../state/own-keys-words.ts';
import { useParts } from '../../state/parts.ts';
import type { Keyring } from '../../store/keys/keyring.ts';
import type { PasswordChanged } from '../../sync/change-password.ts';
import { NewSecretForm } from './new-secret-form.tsx';
import { OwnPasskeys } from './own-passkeys.tsx';

export interface OwnKeysDialogProps {
  readonly account: Account;
  readonly keyring: Keyring;
  readonly onClose: () => void;
}

/** What she is known by: the machine's lock, and her password. */
export function OwnKeysDialog({ account, keyring, onClose }: OwnKeysDialogProps) {
  const words = useOwnKeysWords();
  return (
    <ModalDialog title={words.title} onClose={onClose}>
      <div className="own-keys">
        <OwnPasskeys account={account} keyring={keyring} />
        <h3>{words.passwordTitle}</h3>
        <p>{words.passwordLead}</p>
        <OwnPassword account={account} keyring={keyring} />
      </div>
      <div className="actions">
        <button type="button" onClick={onClose}>
          {words.close}
        </button>
      </div>
    </ModalDialog>
  );
}

/** The server's word first; then what lies here opens by the new one. */
function OwnPassword({ account, keyring }: Omit<OwnKeysDialogProps, 'onClose'>) {
  const words = useOwnKeysWords();
  const { store } = useParts();
  const { changePassword } = useDoor();
  const [old, setOld] = useState('');
  const [changed, setChanged] = useState(false);
  const problem = (next: string): string | null => {
    if (old === '') return words.missing;
    if (next.length < passwordLength.least) return words.badLength(passwordLength.least);
    return next === old || next.toLowerCase().includes(account.username.toLowerCase()) ? words.sameAsOld : null;
  };
  const said = (done: Exclude<PasswordChanged, 'changed'>): string => {
    switch (done) {
      case 'wrongOld':
        return words.failed.wrongPassword;
      case 'tooManyTries':
        return words.failed.tooManyTries;
      case 'notGood':
        return words.sameAsOld;
      case 'later':
        return words.failed.noLine;
      default:
        return done satisfies never;
    }
  };
  const keep = async (next: string): Promise<string | null> => {
    setChanged(false);
    const token = (await store.session())?.token ?? '';
    const done = await changePassword({ token, old, new: next });
    if (done !== 'changed') return said(done);
    setOld('');
    setChanged(true);
    await keyring.keepPassword({ account: account.id, name: account.name }, next);
    return null;
  };
  return (
    <>
      <NewSecretForm
        words={{ first: words.newPassword, again: words.again, notSame: words.notSame, notKept: words.notKept }}
        kind="password"
        problem={problem}
        keep={keep}
        submit={words.change}
      >
        <PlainField label={words.oldPassword} kind="ownPassword" value={old} onWrite={setOld} />
      </NewSecretForm>
      {changed && <p role="status">{words.changed}</p>}
    </>
  );
}
