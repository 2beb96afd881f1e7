import { useId, useState } from 'react';
import { useLabelledBy } from '../../components/beside-name.ts';
import { AlikeLine } from '../../components/alike/alike-line.tsx';
import { type NotSaved, SavedProblem } from '../../components/form/saved-problem.tsx';
import { Sign } from '../../components/signs.tsx';
import type { Dossier } from '../../domain/dossier.ts';
import { isReport } from '../../domain/life-cycle.ts';
import type { Alike } from '../../local-index/find-alike.ts';
import { indexEntryOf } from '../../local-index/index-entry.ts';
import { useMessages } from '../../state/locale.ts';
import { orSayFailed } from '../../state/or-say-failed.ts';
import { useParts } from '../../state/parts.ts';
import { useAlike } from '../../state/use-alike.ts';
import { OpenBeside } from './open-beside.tsx';
import { ReasonDialog } from './reason-dialog.tsx';

/** R10: dossiers on this device that may be of the same event, in sight before a paper is printed. Nothing is held up by them. */
export function AlikeHere({ dossier }: { readonly dossier: Dossier }) {
  const titleId = useId();
  const labelledBy = useLabelledBy(titleId);
  const words = useMessages().alike;
  const isOver =
    dossier.doubleOf !== undefined ||
    ['REFUSED', 'WITHDRAWN', 'STOPPED', 'JOINED', 'SET_ASIDE'].includes(dossier.business);
  const told = dossier.suspects ?? [];
  const alike = useAlike(isOver ? null : indexEntryOf(dossier)).filter(({ id }) => !told.includes(id));
  if (alike.length === 0) return null;
  const isDouble = alike.some(({ verdict }) => verdict === 'likely' || verdict === 'possible');
  return (
    <section className={isDouble ? 'alikes' : 'alikes is-related'} aria-labelledby={labelledBy}>
      <h3 id={titleId}>
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

/** Which of two records of one event is laid beside the other: a report beside a dossier, this dossier beside another; `null`: neither may be. */
function joinOf(dossier: Dossier, { id, entry }: Alike) {
  if (isReport(dossier)) return { name: 'joinReport', entity: dossier.id, other: id };
  if (isReport(entry)) return { name: 'joinReport', entity: id, other: dossier.id };
  return dossier.entry === undefined ? { name: 'joinDouble', entity: dossier.id, other: id } : null;
}

function AlikeRecord({ dossier, alike }: { readonly dossier: Dossier; readonly alike: Alike }) {
  const { store, wakeReplay } = useParts();
  const words = useMessages();
  const [notSaved, setNotSaved] = useState<NotSaved | null>(null);
  const [isJoining, setJoining] = useState(false);
  const join = joinOf(dossier, alike);
  const tellApart = async () => {
    setNotSaved(null);
    const args = { other: alike.id };
    const saved = await orSayFailed(() => store.perform({ name: 'tellApart', entity: dossier.id, args }));
    if (saved.status === 'saved') wakeReplay('saved');
    else setNotSaved(saved);
  };
  return (
    <AlikeLine alike={alike}>
      <OpenBeside id={alike.id} name={alike.entry.codes[0] ?? ''} />{' '}
      <button type="button" onClick={() => void tellApart()}>
        {words.alike.apart}
      </button>{' '}
      {join !== null && (
        <button type="button" aria-haspopup="dialog" onClick={() => setJoining(true)}>
          {join.name === 'joinReport' ? words.report.joinThis : words.double.join}
        </button>
      )}
      {notSaved !== null && <SavedProblem outcome={notSaved} />}
      {isJoining && join !== null && (
        <ReasonDialog
          title={join.name === 'joinReport' ? words.report.joinTitle : words.double.joinTitle}
          help={join.name === 'joinReport' ? words.report.joinHelp : words.double.joinHelp}
          confirm={join.name === 'joinReport' ? words.report.joinConfirm : words.double.confirm}
          command={(reason) => ({ name: join.name, entity: join.entity, args: { other: join.other, reason } })}
          onClose={() => setJoining(false)}
        />
      )}
    </AlikeLine>
  );
}
