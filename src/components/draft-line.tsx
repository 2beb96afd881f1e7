import { Link } from 'wouter';
import { inCase } from '../domain/procedure.ts';
import { procedureVersion } from '../domain/procedures/catalogue.ts';
import { subjectNames } from '../domain/subject-names.ts';
import { dossierOfEditDraft } from '../state/edit-draft-id.ts';
import { useMessages, useSay } from '../state/locale.ts';
import { paths } from '../state/paths.ts';
import { reportOfDraft, reportStep } from '../state/report-drafts.ts';
import { sayWhen } from '../state/when-words.ts';
import type { Draft } from '../store/store.ts';
import { MatchedText } from './matched-text.tsx';

export function pathOfDraft(draft: Draft): string {
  if (draft.step === 'edit') return paths.editDossier(dossierOfEditDraft(draft.id));
  if (draft.step === reportStep) return paths.newReport(draft.procedure, draft.id);
  const report = reportOfDraft(draft.id);
  if (report !== undefined) return paths.receiveReport(report);
  return paths.newDossier(draft.procedure, draft.id);
}

export interface DraftLineProps {
  readonly draft: Draft;
  readonly now: number;
  /** What was looked for, to be seen in it. */
  readonly typed?: string;
}

/** A form that is half typed: whose, for which procedure, and since when. */
export function DraftLine({ draft, now, typed = '' }: DraftLineProps) {
  const words = useMessages();
  const say = useSay();
  const procedure = procedureVersion(draft.procedure, draft.procedureVersion);
  const names = procedure === undefined ? [] : subjectNames(procedure, { ...draft.fields, ...draft.typing });
  return (
    <li className="ledger-line">
      <Link href={pathOfDraft(draft)} className="line-name">
        {names.length === 0 ? words.today.untitledDraft : <MatchedText text={names.join(' – ')} typed={typed} />}
      </Link>
      <span className="soft">
        {procedure !== undefined && say(inCase(procedure, draft.fields).name)}
        {draft.step === 'edit' && ` · ${words.today.draftEdit}`}
        {draft.step === reportStep && ` · ${words.report.draft}`}
        {reportOfDraft(draft.id) !== undefined && ` · ${words.report.receiveDraft}`}
      </span>
      <span className="line-end">{words.today.draftKept(sayWhen(draft.updatedAt, now, words))}</span>
    </li>
  );
}
