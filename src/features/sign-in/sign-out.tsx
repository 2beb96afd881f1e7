import { useState } from 'react';
import { useLocation } from 'wouter';
import { ModalDialog } from '../../components/modal-dialog.tsx';
import { useLive } from '../../state/live.ts';
import { useMessages } from '../../state/locale.ts';
import { useParts } from '../../state/parts.ts';
import { paths } from '../../state/paths.ts';

/** Before she goes: how much of hers still waits here, and that it stays (R4, R9). */
export function SignOut({ onClose }: { readonly onClose: () => void }) {
  const { store, signOut: leave } = useParts();
  const { signOut: words, documents } = useMessages();
  const outbox = useLive(() => store.outbox(), [store]);
  const drafts = useLive(() => store.drafts(), [store]);
  const pages = useLive(() => store.pages.waiting(), [store]);
  const loose = useLive(() => store.loose.count(), [store]);
  const [, navigate] = useLocation();
  const [failed, setFailed] = useState(false);
  if (outbox === undefined || drafts === undefined || pages === undefined || loose === undefined) return null;
  const signOut = async () => {
    try {
      await leave();
      // Whoever signs in next begins at the beginning, not in the middle of somebody else's work.
      navigate(paths.today);
    } catch {
      setFailed(true);
    }
  };
  return (
    <ModalDialog title={words.title} onClose={onClose}>
      {outbox.entries.length > 0 ? (
        <p>
          <b>{words.waiting(outbox.entries.length)}</b>
        </p>
      ) : (
        pages.pages === 0 && <p>{words.nothingWaits}</p>
      )}
      {pages.pages > 0 && (
        <p>
          <b>{documents.queue(pages.pages, `${Math.ceil(pages.bytes / 1_000)} KB`)}</b>
        </p>
      )}
      {outbox.ofColleagues > 0 && <p>{words.ofColleagues(outbox.ofColleagues)}</p>}
      {loose > 0 && <p>{documents.looseHere(loose)}</p>}
      {drafts.length > 0 && <p>{words.drafts(drafts.length)}</p>}
      <p>{words.needsLine}</p>
      {failed && <p role="alert">{words.failed}</p>}
      <div className="actions">
        <button type="button" className="danger" onClick={() => void signOut()}>
          {words.confirm}
        </button>
        <button type="button" onClick={onClose}>
          {words.stay}
        </button>
      </div>
    </ModalDialog>
  );
}
