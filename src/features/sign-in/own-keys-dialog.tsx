import { useState } from 'react';
import { ModalDialog } from '../../components/modal-dialog.tsx';
import { passwordLength } from '../../protocol/passkeys.ts';
import type { Account } from '../../protocol/sign-in.ts';
import { useOwnKeysWords } from '../../state/own-keys-words.ts';
import { useParts } from '../../state/parts.ts';
import type { Keyring } from '../../store/keys/keyring.ts';
import { NewSecretForm } from './new-secret-form.tsx';
import { OwnPasskeys, PasswordField } from './own-passkeys.tsx';

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
  const { ownKeys } = useParts();
  const [old, setOld] = useState('');
  const [changed, setChanged] = useState(false);
  const problem = (next: string): string | null => {
    if (old === '') return words.missing;
    if (next.length < passwordLength.fewest) return words.badLength(passwordLength.fewest);
    return next === old || next.toLowerCase() === account.username.toLowerCase() ? words.sameAsOld : null;
  };
  const keep = async (next: string): Promise<string | null> => {
    setChanged(false);
    const done = await (await ownKeys()).changePassword(old, next);
    if (done !== 'done') return words.failed[done];
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
        <PasswordField label={words.oldPassword} value={old} onChange={setOld} />
      </NewSecretForm>
      {changed && <p role="status">{words.changed}</p>}
    </>
  );
}
