import { useState } from 'react';
import { AlikeLine } from '../../components/alike/alike-line.tsx';
import { type NotSaved, SavedProblem } from '../../components/form/saved-problem.tsx';
import { Sign } from '../../components/signs.tsx';
import type { Dossier } from '../../domain/dossier.ts';
import type { Alike } from '../../local-index/find-alike.ts';
import { indexEntryOf } from '../../local-index/index-entry.ts';
import { useMessages } from '../../state/locale.ts';
import { orSayFailed } from '../../state/or-say-failed.ts';
import { useParts } from '../../state/parts.ts';
import { useAlike } from '../../state/use-alike.ts';
import { ReasonDialog } from './reason-dialog.tsx';

/** R10: dossiers on this device that may be of the same event, in sight before a paper is printed. Nothing is held up by them. */
export function AlikeHere({ dossier }: { readonly dossier: Dossier }) {
  const words = useMessages().alike;
  const isOver = dossier.doubleOf !== undefined || ['REFUSED', 'WITHDRAWN', 'STOPPED'].includes(dossier.business);
  const told = dossier.suspects ?? [];
  const alike = useAlike(isOver ? null : indexEntryOf(dossier)).filter(({ id }) => !told.includes(id));
  if (alike.length === 0) return null;
  const isDouble = alike.some(({ verdict }) => verdict === 'likely' || verdict === 'possible');
  return (
    <section className={isDouble ? 'alikes' : 'alikes is-related'} aria-labelledby="alike-title">
      <h3 id="alike-title">
        <Sign name="warning" />
        {isDouble ? words.here : words.related}
      </h3>
      {isDouble && <p>{words.hereLead}</p>}
      <ul>
        {alike.map((one) => (
          <AlikeRecord key={one.id} dossier={dossier} alike={one} />
        ))}
      </ul>
    </section>
  );
}

function AlikeRecord({ dossier, alike }: { readonly dossier: Dossier; readonly alike: Alike }) {
  const { store, wakeReplay } = useParts();
  const words = useMessages();
  const [notSaved, setNotSaved] = useState<NotSaved | null>(null);
  const [isJoining, setJoining] = useState(false);
  const tellApart = async () => {
    setNotSaved(null);
    const args = { other: alike.id };
    const saved = await orSayFailed(() => store.perform({ name: 'tellApart', entity: dossier.id, args }));
    if (saved.status === 'saved') wakeReplay('saved');
    else setNotSaved(saved);
  };
  return (
    <AlikeLine alike={alike}>
      <button type="button" onClick={() => void tellApart()}>
        {words.alike.apart}
      </button>{' '}
      {dossier.entry === undefined && (
        <button type="button" aria-haspopup="dialog" onClick={() => setJoining(true)}>
          {words.double.join}
        </button>
      )}
      {notSaved !== null && <SavedProblem outcome={notSaved} />}
      {isJoining && (
        <ReasonDialog
          title={words.double.joinTitle}
          help={words.double.joinHelp}
          confirm={words.double.confirm}
          command={(reason) => ({ name: 'joinDouble', entity: dossier.id, args: { other: alike.id, reason } })}
          onClose={() => setJoining(false)}
        />
      )}
    </AlikeLine>
  );
}
