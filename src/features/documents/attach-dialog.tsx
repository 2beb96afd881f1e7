import { useId, useState } from 'react';
import { oneAtATime } from '../../components/form/one-at-a-time.ts';
import { type NotSaved, SavedProblem } from '../../components/form/saved-problem.tsx';
import { ModalDialog } from '../../components/modal-dialog.tsx';
import { otherPaper, type PaperStanding } from '../../domain/documents/document.ts';
import type { PaperLine } from '../../domain/documents/paper-lines.ts';
import { useMessages, useSay } from '../../state/locale.ts';
import { orSayFailed } from '../../state/or-say-failed.ts';
import { useParts } from '../../state/parts.ts';
import { CameraView } from './camera-view.tsx';
import { PageEditor } from './page-editor.tsx';
import { PageList } from './page-list.tsx';
import { usePhotographed } from './use-photographed.ts';

interface AttachDialogProps {
  readonly entity: string;
  readonly lines: readonly PaperLine[];
  /** Which paper it begins with; empty: the first that is owed. */
  readonly paper: string;
  readonly onClose: () => void;
}

/** A paper that came: which, whether it stays, and its pages by camera, file, paste or drop. */
export function AttachDialog({ entity, lines, paper: begun, onClose }: AttachDialogProps) {
  const { store, wakeReplay } = useParts();
  const words = useMessages().documents;
  const say = useSay();
  const id = useId();
  const first = lines.find(({ standing }) => standing === 'owed') ?? lines[0];
  const [paper, setPaper] = useState(begun === '' ? (first?.id ?? otherPaper) : begun);
  const [standing, setStanding] = useState<PaperStanding | null>(null);
  const [name, setName] = useState('');
  const [nameMissing, setNameMissing] = useState(false);
  const [stage, setStage] = useState<'paper' | 'camera' | number>('paper');
  const [problem, setProblem] = useState<NotSaved | null>(null);
  const [once] = useState(oneAtATime);
  const photographed = usePhotographed();
  const { pages } = photographed;
  const usual: PaperStanding = lines.find((line) => line.id === paper)?.kind === 'present' ? 'seen' : 'given';

  const save = async (): Promise<void> => {
    const lacksName = paper === otherPaper && name.trim() === '';
    setNameMissing(lacksName);
    if (lacksName || photographed.busy) return;
    const args = {
      paper,
      ...(paper === otherPaper ? { name: name.trim() } : {}),
      standing: standing ?? usual,
      pages: pages.map(({ page: { sha256, bytes, type } }) => ({ sha256, bytes, type })),
    };
    const command = { name: 'attachDocument', entity, args, pages: pages.map(({ page }) => page) };
    const saved = await orSayFailed(() => store.perform(command));
    if (saved.status !== 'saved') {
      setProblem(saved);
      return;
    }
    wakeReplay('saved');
    onClose();
  };

  if (stage === 'camera') {
    return (
      <ModalDialog key="camera" title={words.camera.title} onClose={() => setStage('paper')}>
        <CameraView taken={pages.length} onShot={photographed.add} onDone={() => setStage('paper')} />
      </ModalDialog>
    );
  }
  const edited = pages.find((one) => one.id === stage);
  if (edited?.photo !== undefined) {
    return (
      <ModalDialog key="edit" title={words.edit.title} onClose={() => setStage('paper')}>
        <PageEditor
          photo={edited.photo}
          wish={edited.wish}
          onDone={(wish) => {
            setStage('paper');
            void photographed.develop(edited.id, wish);
          }}
        />
      </ModalDialog>
    );
  }
  return (
    <ModalDialog key="paper" title={words.attach.title} onClose={onClose}>
      <form
        className="attach-paper"
        onSubmit={(event) => {
          event.preventDefault();
          void once(save);
        }}
        onPaste={(event) => photographed.addAll(event.clipboardData.files)}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          photographed.addAll(event.dataTransfer.files);
        }}
      >
        <div className="field">
          <label htmlFor={`${id}-paper`}>{words.attach.paper}</label>
          <select id={`${id}-paper`} value={paper} onChange={(event) => setPaper(event.target.value)}>
            {lines.map((line) => (
              <option key={line.id} value={line.id}>
                {say(line.name)}
              </option>
            ))}
            <option value={otherPaper}>{words.attach.other}</option>
          </select>
        </div>
        {paper === otherPaper && (
          <div className="field">
            <label htmlFor={`${id}-name`}>{words.attach.name}</label>
            <input
              id={`${id}-name`}
              type="text"
              maxLength={200}
              value={name}
              aria-invalid={nameMissing || undefined}
              aria-describedby={`${id}-missing`}
              onChange={(event) => setName(event.target.value)}
            />
            <p id={`${id}-missing`} role="alert">
              {nameMissing && words.attach.nameMissing}
            </p>
          </div>
        )}
        <fieldset>
          <legend>{words.attach.standing}</legend>
          {(['given', 'seen'] as const).map((each) => (
            <label key={each}>
              <input
                type="radio"
                name={`${id}-standing`}
                checked={(standing ?? usual) === each}
                onChange={() => setStanding(each)}
              />
              {words.attach[each]}
            </label>
          ))}
        </fieldset>
        <PageList photographed={photographed} onCamera={() => setStage('camera')} onEdit={setStage} />
        {problem !== null && <SavedProblem outcome={problem} />}
        <p className="actions">
          <button type="submit" className="primary" disabled={photographed.busy}>
            {words.attach.save}
          </button>
          <button type="button" onClick={onClose}>
            {words.attach.cancel}
          </button>
        </p>
      </form>
    </ModalDialog>
  );
}
