import { useId, useState } from 'react';
import { oneAtATime } from '../../components/form/one-at-a-time.ts';
import { type NotSaved, SavedProblem } from '../../components/form/saved-problem.tsx';
import { otherPaper, type PaperStanding } from '../../domain/documents/document.ts';
import type { PaperLine } from '../../domain/documents/paper-lines.ts';
import { useMessages, useSay } from '../../state/locale.ts';
import { loosePagesArgs } from '../../state/loose-pages-args.ts';
import { orSayFailed } from '../../state/or-say-failed.ts';
import { useParts } from '../../state/parts.ts';
import { PageStages } from './page-stages.tsx';
import type { LoosePagesHere } from './use-loose-pages.ts';

interface AttachDialogProps {
  readonly entity: string;
  readonly lines: readonly PaperLine[];
  /** Which paper it begins with; empty: the first that is owed. */
  readonly paper: string;
  /** Pages that are taken for it. */
  readonly hand: LoosePagesHere;
  readonly onClose: () => void;
}

/** A paper that came: which, whether it stays, and its pages. Closed before it is saved, it leaves them where they are. */
export function AttachDialog({ entity, lines, paper: begun, hand, onClose }: AttachDialogProps) {
  const { store, wakeReplay } = useParts();
  const words = useMessages().documents;
  const say = useSay();
  const id = useId();
  const first = lines.find(({ standing }) => standing === 'owed') ?? lines[0];
  const [paper, setPaper] = useState(begun === '' ? (first?.id ?? otherPaper) : begun);
  const [standing, setStanding] = useState<PaperStanding | null>(null);
  const [name, setName] = useState('');
  const [nameMissing, setNameMissing] = useState(false);
  const [problem, setProblem] = useState<NotSaved | null>(null);
  const [once] = useState(oneAtATime);
  const pages = hand.all?.filter((page) => page.paper === paper) ?? [];
  const busy = hand.making !== null;
  const usual: PaperStanding = lines.find((line) => line.id === paper)?.kind === 'present' ? 'seen' : 'given';

  /** They are of the paper that is chosen now. */
  const choose = async (next: string): Promise<void> => {
    await store.loose.move(
      pages.map((page) => page.id),
      next,
    );
    setPaper(next);
  };
  const save = async (): Promise<void> => {
    const lacksName = paper === otherPaper && name.trim() === '';
    setNameMissing(lacksName);
    if (lacksName || busy) return;
    const named = loosePagesArgs(pages);
    const args = {
      paper,
      ...(paper === otherPaper ? { name: name.trim() } : {}),
      standing: standing ?? usual,
      pages: named.pages,
    };
    const command = { name: 'attachDocument', entity, args, loose: named.loose };
    const saved = await orSayFailed(() => store.perform(command));
    if (saved.status !== 'saved') {
      setProblem(saved);
      return;
    }
    wakeReplay('saved');
    onClose();
  };

  return (
    <PageStages title={words.attach.title} hand={hand} paper={paper} onClose={onClose}>
      {(list) => (
        <form
          className="attach-paper"
          onSubmit={(event) => {
            event.preventDefault();
            void once(save);
          }}
        >
          <div className="field">
            <label htmlFor={`${id}-paper`}>{words.attach.paper}</label>
            <select id={`${id}-paper`} value={paper} onChange={(event) => void choose(event.target.value)}>
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
          {list}
          {problem !== null && <SavedProblem outcome={problem} />}
          <p className="actions">
            <button type="submit" className="primary" disabled={busy}>
              {words.attach.save}
            </button>
            <button type="button" onClick={onClose}>
              {pages.length === 0 ? words.attach.cancel : words.attach.later}
            </button>
          </p>
        </form>
      )}
    </PageStages>
  );
}
