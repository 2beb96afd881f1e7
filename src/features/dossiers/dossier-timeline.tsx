import { useFieldNaming } from '../../components/field-naming.ts';
import type { Dossier, DossierEvent } from '../../domain/dossier.ts';
import type { Procedure } from '../../domain/procedure.ts';
import { sameValue } from '../../domain/same-value.ts';
import { useMessages, useSay } from '../../state/locale.ts';
import { useNow } from '../../state/now.ts';
import { nameOfAccount, useSession } from '../../state/session.ts';
import { sayWhen } from '../../state/when-words.ts';
import { actInWords, happenedAt } from './act-in-words.ts';

/** What happened, in words: who, when at the desk, when at the server. Two facts, both kept. */
export function DossierTimeline({
  dossier,
  procedure,
}: {
  readonly dossier: Dossier;
  readonly procedure: Procedure | undefined;
}) {
  const words = useMessages();
  const say = useSay();
  const now = useNow();
  const session = useSession();
  const naming = useFieldNaming(dossier);
  // Said where it differs by the minute: late on the screen is not late at the desk.
  const happened = (event: DossierEvent): string | null => {
    const at = happenedAt(event);
    const [then, written] = [at ?? event.occurredAt, event.occurredAt].map((instant) => sayWhen(instant, now, words));
    return then === undefined || then === written ? null : `${words.steps.told.happened(then)} · `;
  };
  return (
    <section className="record-timeline">
      <h3>{words.dossier.timeline}</h3>
      <ol>
        {dossier.events.map((event) => (
          <li key={event.id}>
            <b>{actInWords(event, procedure, words, say)}</b>{' '}
            {event.author === ''
              ? words.event.byAdministrator
              : event.type === 'noteUpstream'
                ? words.event.byConnector
                : words.event.by(nameOfAccount(session, event.author) ?? words.event.somebody)}
            <span className="soft">
              {happened(event)}
              {words.event.atDesk(sayWhen(event.occurredAt, now, words))}
              {' · '}
              {event.recordedAt === null
                ? words.event.notYet
                : words.event.atServer(sayWhen(event.recordedAt, now, words))}
            </span>
            {event.decision?.fields.map(({ field, standing, parked, taken }) => {
              const left = sameValue(taken, standing) ? parked : standing;
              return (
                <span key={field}>
                  {words.parked.chosen(naming.nameOf(field), naming.valueOf(field, taken), naming.valueOf(field, left))}
                </span>
              );
            })}
            {event.reason !== undefined && <q>{event.reason}</q>}
          </li>
        ))}
      </ol>
    </section>
  );
}
