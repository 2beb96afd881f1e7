import { ModalDialog } from '../../components/modal-dialog.tsx';
import type { Account } from '../../protocol/sign-in.ts';
import { useMessages } from '../../state/locale.ts';
import { SignInForm } from './sign-in-form.tsx';

/** The session has run out: what is open stays open behind this (R9). */
export function SignInAgain({ account, onClose }: { readonly account: Account; readonly onClose: () => void }) {
  const words = useMessages().signIn;
  return (
    <ModalDialog title={words.again} onClose={onClose}>
      <p>{words.againHelp(account.name)}</p>
      <SignInForm renews={account} onSignedIn={onClose} />
      <button type="button" className="quiet" onClick={onClose}>
        {words.cancel}
      </button>
    </ModalDialog>
  );
}
