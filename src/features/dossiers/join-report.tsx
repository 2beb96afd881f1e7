import { useId, useMemo, useState } from 'react';
import { subjectOf } from '../../components/dossier-line.tsx';
import { ReasonForm } from '../../components/form/reason-form.tsx';
import { ModalDialog } from '../../components/modal-dialog.tsx';
import type { Dossier } from '../../domain/dossier.ts';
import { isReport } from '../../domain/life-cycle.ts';
import { yearOf } from '../../domain/local-date.ts';
import { localDateOf } from '../../domain/vietnam-time.ts';
import { indexEntryOf } from '../../local-index/index-entry.ts';
import { useLive } from '../../state/live.ts';
import { useMessages } from '../../state/locale.ts';
import { useNow } from '../../state/now.ts';
import { useParts } from '../../state/parts.ts';
import { useAlike } from '../../state/use-alike.ts';
import { useIndexAnswer } from '../../state/use-index.ts';
import { sayWhen } from '../../state/when-words.ts';
import { usePerform } from './use-perform.ts';
import './join-report.css';

const mostOffered = 8;

/** Which dossier a report is about: the likely ones first, any other by a search; with the reason that stays in the history. */
export function JoinReport({ report, onClose }: { readonly report: Dossier; readonly onClose: () => void }) {
  const perform = usePerform();
  const words = useMessages();
  const own = words.report;
  const id = useId();
  const now = useNow();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const offered = useOffered(report, typed);

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
              onChange={() => setChosen(dossier.id)}
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
      <ReasonForm
        label={words.double.reason}
        missing={words.double.reasonMissing}
        before={chosen === null ? own.joinChoose : null}
        confirm={own.joinConfirm}
        cancel={words.double.cancel}
        act={(reason) => perform({ name: 'joinReport', entity: report.id, args: { other: chosen, reason } })}
        onClose={onClose}
      />
    </ModalDialog>
  );
}

/** Dossiers that the report may be about: what says the same, or what was searched for. No report that has ended already. */
function useOffered(report: Dossier, typed: string): readonly Dossier[] {
  const { store } = useParts();
  const entry = useMemo(() => indexEntryOf(report), [report]);
  const alike = useAlike(entry);
  const contextYear = yearOf(localDateOf(new Date(useNow()).toISOString()));
  const sought = typed.trim();
  const found = useIndexAnswer(
    sought === '' ? null : { kind: 'search', wish: { typed: sought, limit: mostOffered, contextYear } },
  );
  const ids =
    found === undefined
      ? [...new Set([...(report.suspects ?? []), ...alike.map((one) => one.id)])]
      : found.answer.hits.map((hit) => hit.id);
  const wanted = ids.slice(0, mostOffered).join(' ');
  const views = useLive(() => store.dossiersOf(wanted === '' ? [] : wanted.split(' ')), [store, wanted]);
  return (views ?? [])
    .map(({ dossier }) => dossier)
    .filter((dossier) => dossier.id !== report.id && !(isReport(dossier) && dossier.report?.ended !== undefined));
}
