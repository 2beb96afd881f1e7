import { useId, useMemo, useState } from 'react';
import { subjectOf } from '../../components/dossier-line.tsx';
import { type NotSaved, SavedProblem } from '../../components/form/saved-problem.tsx';
import { ModalDialog } from '../../components/modal-dialog.tsx';
import type { Dossier } from '../../domain/dossier.ts';
import { isReport } from '../../domain/life-cycle.ts';
import { yearOf } from '../../domain/local-date.ts';
import { localDateOf } from '../../domain/vietnam-time.ts';
import { indexEntryOf } from '../../local-index/index-entry.ts';
import { useLive } from '../../state/live.ts';
import { useMessages } from '../../state/locale.ts';
import { useNow } from '../../state/now.ts';
import { orSayFailed } from '../../state/or-say-failed.ts';
import { useParts } from '../../state/parts.ts';
import { useAlike } from '../../state/use-alike.ts';
import { useIndex } from '../../state/use-index.ts';
import { sayWhen } from '../../state/when-words.ts';
import './join-report.css';

const mostOffered = 8;

/** Which dossier a report is about: the likely ones first, any other by a search; with the reason that stays in the history. */
export function JoinReport({ report, onClose }: { readonly report: Dossier; readonly onClose: () => void }) {
  const { store, wakeReplay } = useParts();
  const words = useMessages();
  const own = words.report;
  const id = useId();
  const now = useNow();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState<string | null>(null);
  const [notSaved, setNotSaved] = useState<NotSaved | null>(null);
  const offered = useOffered(report, typed);

  const join = async () => {
    setNotSaved(null);
    const lacks = chosen === null ? own.joinChoose : reason.trim() === '' ? words.double.reasonMissing : null;
    setMissing(lacks);
    if (lacks !== null) return;
    const args = { other: chosen, reason: reason.trim() };
    const saved = await orSayFailed(() => store.perform({ name: 'joinReport', entity: report.id, args }));
    if (saved.status !== 'saved') {
      setNotSaved(saved);
      return;
    }
    wakeReplay('saved');
    onClose();
  };

  return (
    <ModalDialog title={own.joinTitle} onClose={onClose}>
      <p>{own.joinHelp}</p>
      <div className="field">
        <label htmlFor={`${id}-find`}>{own.joinFind}</label>
        <input
          id={`${id}-find`}
          type="search"
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      <fieldset className="join-report">
        <legend>
          {own.joinLikely} <span className="soft">({own.joinFound(offered.length)})</span>
        </legend>
        {offered.map((dossier) => (
          <label key={dossier.id}>
            <input
              type="radio"
              name={`${id}-dossier`}
              checked={chosen === dossier.id}
              onChange={() => {
                setChosen(dossier.id);
                setMissing(null);
              }}
            />
            <span>
              <b>{subjectOf(dossier)}</b>{' '}
              <span className="soft">
                {words.business[dossier.business]} · {sayWhen(dossier.receivedAt, now, words)} ·{' '}
                {dossier.codes.official ?? dossier.codes.provisional}
              </span>
            </span>
          </label>
        ))}
      </fieldset>
      <div className="field">
        <label htmlFor={`${id}-reason`}>{words.double.reason}</label>
        <input
          id={`${id}-reason`}
          type="text"
          autoComplete="off"
          maxLength={300}
          value={reason}
          aria-describedby={`${id}-trouble`}
          onChange={(event) => {
            setReason(event.target.value);
            setMissing(null);
          }}
        />
      </div>
      <p id={`${id}-trouble`} role="alert" className="finding is-error">
        {missing}
      </p>
      {notSaved !== null && <SavedProblem outcome={notSaved} />}
      <div className="actions">
        <button type="button" onClick={onClose}>
          {words.double.cancel}
        </button>
        <button type="button" className="primary" onClick={() => void join()}>
          {own.joinConfirm}
        </button>
      </div>
    </ModalDialog>
  );
}

/** Dossiers that the report may be about: what says the same, or what was searched for. No report that has ended already. */
function useOffered(report: Dossier, typed: string): readonly Dossier[] {
  const { store } = useParts();
  const { index, now } = useIndex();
  const entry = useMemo(() => indexEntryOf(report), [report]);
  const alike = useAlike(entry);
  const contextYear = yearOf(localDateOf(new Date(useNow()).toISOString()));
  const ids =
    typed.trim() === '' || index === null || now.count === 0
      ? [...new Set([...(report.suspects ?? []), ...alike.map((one) => one.id)])]
      : index.search({
          typed: typed.trim(),
          procedure: undefined,
          business: undefined,
          limit: mostOffered,
          contextYear,
        }).ids;
  const wanted = ids.slice(0, mostOffered).join(' ');
  const views = useLive(() => store.dossiersOf(wanted === '' ? [] : wanted.split(' ')), [store, wanted]);
  return (views ?? [])
    .map(({ dossier }) => dossier)
    .filter((dossier) => dossier.id !== report.id && !(isReport(dossier) && dossier.report?.ended !== undefined));
}
