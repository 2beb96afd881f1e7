import { type SyntheticEvent, useId, useState } from 'react';
import { paperTrouble, RecoveryPaper } from '../../components/recovery-paper.tsx';
import { Sign } from '../../components/signs.tsx';
import { fileForms } from '../../protocol/sealed-file.ts';
import { useMessages } from '../../state/locale.ts';
import { useNow } from '../../state/now.ts';
import { useParts } from '../../state/parts.ts';
import { useRecoveryWords } from '../../state/recovery-words.ts';
import { sayWhen } from '../../state/when-words.ts';
import type { OpenedOutbox } from '../../store/recovery/open-sealed-outbox.ts';
import { type OutboxFile, readOutboxFile } from '../../store/recovery/outbox-file.ts';
import type { RecoveryWork } from '../../store/recovery/recovery-work.ts';
import type { TakenIn } from '../../store/recovery/take-in-outbox.ts';
import { BroughtDrafts } from './brought-drafts.tsx';

type Opened = Extract<OpenedOutbox, { readonly status: 'open' }>;

/** Another machine's sealed copy: what it had not sent goes into this one's outbox. */
export function OpenCopy({ work }: { readonly work: RecoveryWork }) {
  const { wakeReplay, devices } = useParts();
  const messages = useMessages();
  const words = useRecoveryWords();
  const now = useNow();
  const id = useId();
  const [file, setFile] = useState<OutboxFile | null>(null);
  const [typed, setTyped] = useState({ paper: '', passphrase: '' });
  const [trouble, setTrouble] = useState<string | null>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [taken, setTaken] = useState<TakenIn | null>(null);
  const [busy, setBusy] = useState(false);

  const choose = async (chosen: File | undefined) => {
    setOpened(null);
    setTaken(null);
    setTrouble(null);
    setFile(null);
    if (chosen === undefined) return;
    const read = readOutboxFile(new Uint8Array(await chosen.arrayBuffer()));
    if (read.status === 'read') setFile(read.file);
    else setTrouble(words.file[read.status]);
  };
  const open = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (busy || file === null) return;
    const byServer = file.form === fileForms.server;
    if (!byServer && (typed.paper.trim() === '' || typed.passphrase.trim() === '')) {
      setTrouble(words.missing);
      return;
    }
    setBusy(true);
    setTrouble(null);
    const ask = async (device: string, sha256: string) => (await devices()).openedHandIn(device, sha256);
    const met = await (byServer ? work.openFileByServer(file, ask) : work.openFile(file, typed));
    setBusy(false);
    if (met.status === 'open') setOpened(met);
    else if (met.status === 'damagedFile' || met.status === 'noAnswer') setTrouble(words.file[met.status]);
    else setTrouble(paperTrouble(met, words));
  };
  const take = async (what: Opened) => {
    const met = await work.takeIn(what);
    setTaken(met);
    if (met.status === 'taken') wakeReplay('saved');
  };

  return (
    <section className="recovery-file" aria-label={words.page.openFile}>
      <h2>{words.file.title}</h2>
      <p>{words.file.lead}</p>
      <form onSubmit={(event) => void open(event)} noValidate>
        <div className="field">
          <label htmlFor={id}>{words.file.choose}</label>
          <input id={id} type="file" accept=".lien-mach" onChange={(event) => void choose(event.target.files?.[0])} />
        </div>
        {file !== null && (
          <>
            <p>
              {words.file.says(
                file.head.device.slice(-6),
                sayWhen(file.head.madeAt, now, messages),
                file.head.count,
                file.head.drafts ?? 0,
              )}
            </p>
            {opened === null && (
              <>
                {file.form === fileForms.server ? (
                  <p>{words.file.forServer}</p>
                ) : (
                  <RecoveryPaper typed={typed} onChange={setTyped} describedBy={`${id}-trouble`} />
                )}
                <div className="actions">
                  <button type="submit" className="primary" aria-disabled={busy}>
                    {file.form === fileForms.server ? words.file.openByServer : words.file.submit}
                  </button>
                  {busy && <span role="status">{words.working}</span>}
                </div>
              </>
            )}
          </>
        )}
        <div id={`${id}-trouble`} role="alert">
          {trouble !== null && (
            <p className="finding is-error">
              <Sign name="error" />
              <span>{trouble}</span>
            </p>
          )}
        </div>
      </form>
      {opened !== null && (
        <>
          <p>{words.file.opened(opened.waiting.length, opened.answered, opened.unreadable)}</p>
          {taken?.status !== 'taken' && opened.waiting.length > 0 && (
            <div className="actions">
              <button type="button" className="primary" onClick={() => void take(opened)}>
                {words.file.take(opened.waiting.length)}
              </button>
            </div>
          )}
        </>
      )}
      {opened !== null && <BroughtDrafts drafts={opened.drafts} />}
      <div role="status">
        {taken !== null && (
          <p>{taken.status === 'taken' ? words.file.taken(taken.taken, taken.before) : words.file[taken.status]}</p>
        )}
      </div>
    </section>
  );
}
