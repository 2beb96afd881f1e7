import { textAt } from '../../domain/read-field.ts';
import type { Messages } from '../../messages/vi.ts';
import { useMessages } from '../../state/locale.ts';
import { useNow } from '../../state/now.ts';
import { sayWhen } from '../../state/when-words.ts';
import type { OpenedDraft, Purpose } from './open-draft.ts';

/** Id of the record that the form will be: a report keeps its own. */
export function recordOf({ frames, purpose }: OpenedDraft): string {
  return purpose.kind === 'receive' ? purpose.report.id : frames.getState().id;
}

export function titleOf({ kind }: Purpose, procedure: string, { report }: Messages): string {
  if (kind === 'report') return report.formTitle(procedure);
  return kind === 'receive' ? report.receiveTitle(procedure) : procedure;
}

/** What the form is for, where it is not a new dossier. */
export function PurposeLead({ purpose }: { readonly purpose: Purpose }) {
  const words = useMessages();
  const now = useNow();
  if (purpose.kind === 'dossier') return null;
  if (purpose.kind === 'report') return <p className="lead">{words.report.formLead}</p>;
  const { report } = purpose.report;
  const who = textAt(report?.told ?? {}, 'report.reporter') ?? words.event.somebody;
  return <p className="lead">{words.report.receiveLead(who, sayWhen(report?.reportedAt ?? '', now, words))}</p>;
}
