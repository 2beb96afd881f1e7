import { useEffect, useState } from 'react';
import { Sign } from '../../components/signs.tsx';
import { useLive } from '../../state/live.ts';
import { useMessages } from '../../state/locale.ts';
import { useNow } from '../../state/now.ts';
import { useRecoveryWords } from '../../state/recovery-words.ts';
import { sayWhen } from '../../state/when-words.ts';
import type { CopyFolder, FolderState } from '../../store/recovery/copy-folder.ts';
import type { RecoveryWork } from '../../store/recovery/recovery-work.ts';

type PickFolder = (how: { readonly mode: 'readwrite' }) => Promise<CopyFolder>;

/** Chromium alone lets a page write to a folder that somebody has chosen. */
function folderPicker(): PickFolder | undefined {
  const { showDirectoryPicker } = window as { showDirectoryPicker?: PickFolder };
  return showDirectoryPicker?.bind(window);
}

/** What waits, copied to a chosen folder whenever it changes. Not shown where the browser cannot. */
export function FolderCopy({ load }: { readonly load: () => Promise<RecoveryWork> }) {
  const words = useRecoveryWords().copy;
  const [work, setWork] = useState<RecoveryWork | null>(null);
  const [failed, setFailed] = useState(false);
  const pick = folderPicker();
  useEffect(() => {
    let gone = false;
    void load().then((loaded) => {
      if (!gone) setWork(loaded);
    });
    return () => {
      gone = true;
    };
  }, [load]);
  const chosen = useLive(async () => (work === null ? null : work.folder()), [work]);
  if (pick === undefined || work === null || chosen === undefined) return null;
  const choose = async () => {
    setFailed(false);
    try {
      await work.chooseFolder(await pick({ mode: 'readwrite' }));
    } catch (error) {
      // Mostly she has thought better of it; a private window keeps no folder.
      setFailed(!(error instanceof DOMException && error.name === 'AbortError'));
    }
  };
  return (
    <>
      <h3>{words.folder}</h3>
      <p>{chosen === null ? words.folderLead : words.into(chosen.folder.name)}</p>
      {chosen !== null && <LastCopy last={chosen.last} />}
      {failed && <p role="alert">{words.folderNotKept}</p>}
      <div className="actions">
        {chosen?.last?.status === 'asks' && (
          <button type="button" className="primary" onClick={() => void work.allowFolder()}>
            {words.allow}
          </button>
        )}
        <button type="button" onClick={() => void choose()}>
          {chosen === null ? words.chooseFolder : words.otherFolder}
        </button>
        {chosen !== null && (
          <button type="button" className="quiet" onClick={() => void work.chooseFolder(null)}>
            {words.endFolder}
          </button>
        )}
      </div>
    </>
  );
}

function LastCopy({ last }: { readonly last: FolderState['last'] }) {
  const messages = useMessages();
  const words = useRecoveryWords().copy;
  const now = useNow();
  if (last === null) return null;
  if (last.status === 'copied')
    return <p className="soft">{words.copied(last.count, sayWhen(last.at, now, messages))}</p>;
  const told = { asks: words.asks, noKey: words.noKey, failed: words.folderFailed };
  return (
    <p className="finding is-warning">
      <Sign name="warning" />
      <span>{told[last.status]}</span>
    </p>
  );
}
