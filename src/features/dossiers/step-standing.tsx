import type { Dossier } from '../../domain/dossier.ts';
import { useDueNow } from '../../state/desk-time.ts';
import { useMessages } from '../../state/locale.ts';
import { useNow } from '../../state/now.ts';
import { sayWhen } from '../../state/when-words.ts';

const troubled: ReadonlySet<string> = new Set(['overdue', 'overdueSoFar']);

/** The step it is in, when it is due as things stand, and what waits for whom: one line each. */
export function StepStanding({ dossier }: { readonly dossier: Dossier }) {
  const words = useMessages();
  const now = useNow();
  const due = useDueNow()(dossier, now);
  const { business, supplement, verification, extension } = dossier;
  const { standing } = words.steps;
  const when = (instant: string): string => sayWhen(instant, now, words);
  const isLate = troubled.has(due.punctuality);
  return (
    <ul className="step-standing">
      <li>
        <b>{words.business[business]}</b>
      </li>
      <li className={isLate ? 'is-late' : undefined}>
        {due.pausedSince === null ? standing.due(when(due.dueAt)) : standing.paused(when(due.pausedSince))}
        {' · '}
        {due.warned ? standing.warned : words.punctuality[due.punctuality]}
      </li>
      {due.dueAt !== due.promisedAt && <li className="soft">{standing.promised(when(due.promisedAt))}</li>}
      {extension !== undefined && <li className="soft">{standing.extended(extension.reason)}</li>}
      {business === 'SUPPLEMENT_REQUESTED' && supplement !== undefined && supplement.papers.length > 0 && (
        <li>
          {standing.owed(supplement.guide)}
          <ul>
            {supplement.papers.map(({ paper, reason }, at) => (
              <li key={at}>
                {paper}: {reason}
              </li>
            ))}
          </ul>
        </li>
      )}
      {business === 'AWAITING_VERIFICATION' && verification?.ended === null && (
        <li>{standing.askedOf(verification.askedOf, verification.about)}</li>
      )}
      {dossier.delivery !== undefined && (
        <li>
          {words.delivery[dossier.delivery.kind]}, {when(dossier.delivery.at)}
        </li>
      )}
      {dossier.finance !== undefined && (
        <li>
          {words.steps.financeAxis}: {words.finance[dossier.finance.kind]}
          {'amount' in dossier.finance && ` ${words.steps.amount(dossier.finance.amount)}`}
        </li>
      )}
    </ul>
  );
}
