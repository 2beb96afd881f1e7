import { useState } from 'react';
import { subjectOf } from '../../components/dossier-line.tsx';
import { SavedProblem } from '../../components/form/saved-problem.tsx';
import { oneAtATime } from '../../components/form/one-at-a-time.ts';
import { ModalDialog } from '../../components/modal-dialog.tsx';
import { stillToVerify } from '../../domain/steps/still-to-verify.ts';
import { useMessages, useSay } from '../../state/locale.ts';
import { useParts } from '../../state/parts.ts';
import { isReadHere, openedHere, useReadHere } from '../../state/read-here.ts';
import { useSession } from '../../state/session.ts';
import type { DossierView } from '../../store/store.ts';
import { GroupLines, GroupTitle } from './dossier-group.tsx';
import { signChosen, type Signed } from './sign-chosen.ts';
import { useShown } from './use-desk-day.ts';

export interface SignManyProps {
  /** What waits for a signature. */
  readonly ids: readonly string[];
  readonly newest: readonly DossierView[];
  readonly now: number;
}

/** What waits for the leader: she opens and reads each, ticks what she has read, and signs those together. */
export function SignMany({ ids, newest, now }: SignManyProps) {
  const { store, wakeReplay } = useParts();
  const words = useMessages().today.sign;
  const say = useSay();
  const { account } = useSession();
  const readHere = useReadHere();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [isAsked, setAsked] = useState(false);
  const [isSigning, setSigning] = useState(false);
  const [once] = useState(oneAtATime);
  const [told, setTold] = useState<readonly Signed[]>([]);
  const readIds = openedHere(readHere, account.id, ids);
  const opened = useShown(readIds, newest);
  const isRead = ({ dossier }: DossierView): boolean => isReadHere(readHere, account.id, dossier);
  const mayTick = (view: DossierView): boolean => isRead(view) && stillToVerify(view.dossier) === undefined;
  const ready = readIds.flatMap((id) => opened.get(id) ?? []).filter(mayTick);
  const chosen = ready.filter(({ dossier }) => ticked.has(dossier.id));
  const signed = told.filter(({ status }) => status === 'signed').length;
  const unsigned = told.filter(({ status }) => status !== 'signed');
  if (ids.length === 0 && told.length === 0) return null;

  const tick = (id: string, on: boolean) => {
    setTold([]);
    const after = new Set(ticked);
    if (on) after.add(id);
    else after.delete(id);
    setTicked(after);
  };
  const sign = async () => {
    setSigning(true);
    const results = await signChosen(
      store,
      chosen.map(({ dossier }) => dossier.id),
      (dossier) => isReadHere(useReadHere.getState(), account.id, dossier),
    );
    if (results.some(({ status }) => status === 'signed')) wakeReplay('saved');
    setTold(results);
    setTicked(new Set());
    setAsked(false);
    setSigning(false);
  };
  const nameOf = (id: string): string => {
    const view = opened.get(id) ?? newest.find(({ dossier }) => dossier.id === id);
    return view === undefined ? id.slice(0, 8) : subjectOf(view.dossier);
  };
  const choice = (view: DossierView) => {
    const { dossier } = view;
    const hindrance = stillToVerify(dossier);
    if (hindrance !== undefined && isRead(view)) return <span className="soft">{say(hindrance.message)}</span>;
    return (
      <label title={isRead(view) ? undefined : words.unread}>
        <input
          type="checkbox"
          aria-label={words.choose(subjectOf(dossier), dossier.codes.official ?? dossier.codes.provisional)}
          disabled={!mayTick(view)}
          checked={ticked.has(dossier.id) && mayTick(view)}
          onChange={(event) => tick(dossier.id, event.target.checked)}
        />
        {!isRead(view) && <span className="soft">{words.unread}</span>}
      </label>
    );
  };

  return (
    <section className="sign-many">
      {ids.length > 0 && (
        <>
          <GroupTitle group="signature" count={ids.length} />
          <p className="soft">{words.lead}</p>
          <GroupLines ids={ids} newest={newest} now={now} choice={choice} />
          {ready.length > 0 && (
            <p className="actions">
              <button
                type="button"
                aria-disabled={chosen.length === ready.length}
                onClick={() => setTicked(new Set(ready.map(({ dossier }) => dossier.id)))}
              >
                {words.chooseRead(ready.length)}
              </button>
              <button
                type="button"
                className="commit"
                aria-haspopup="dialog"
                aria-disabled={chosen.length === 0}
                onClick={() => setAsked(chosen.length > 0)}
              >
                {words.sign(chosen.length)}
              </button>
            </p>
          )}
        </>
      )}
      <p role="status">{signed > 0 && words.signed(signed)}</p>
      {unsigned.map((one) => (
        <div key={one.id} role="alert">
          <p>{one.status === 'changed' ? words.changed(nameOf(one.id)) : words.notSigned(nameOf(one.id))}</p>
          {one.status === 'notSaved' && <SavedProblem outcome={one.problem} />}
        </div>
      ))}
      {isAsked && (
        <ModalDialog title={words.confirmTitle(chosen.length)} onClose={() => setAsked(false)}>
          <p>{words.confirmHelp}</p>
          <ul>
            {chosen.map(({ dossier }) => (
              <li key={dossier.id}>
                {subjectOf(dossier)} <span className="soft">{dossier.codes.official ?? dossier.codes.provisional}</span>
              </li>
            ))}
          </ul>
          <div className="actions">
            <button type="button" className="commit" aria-disabled={isSigning} onClick={() => void once(sign)}>
              {words.sign(chosen.length)}
            </button>
            <button type="button" onClick={() => setAsked(false)}>
              {words.cancel}
            </button>
          </div>
        </ModalDialog>
      )}
    </section>
  );
}
