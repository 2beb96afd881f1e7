import { useFieldNaming } from '../../components/field-naming.ts';
import type { Dossier, DossierEvent } from '../../domain/dossier.ts';
import type { Procedure } from '../../domain/procedure.ts';
import { useMessages, useSay } from '../../state/locale.ts';
import { useNow } from '../../state/now.ts';
import { nameOfAccount, useSession } from '../../state/session.ts';
import { sayWhen } from '../../state/when-words.ts';
import { actInWords, happenedAt } from './act-in-words.ts';
import { DecidedParked } from './decided-parked.tsx';
import { useWhereMade } from './where-made.ts';

/** The server's own acts are made on no machine of the commune. */
function madeBySomebody({ author, device, type }: DossierEvent): boolean {
  return author !== '' && device !== '' && type !== 'noteUpstream';
}

/** What happened, in words: who, on which machine, when at the desk, when at the server. Two times, both kept. */
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
  const where = useWhereMade();
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
              {madeBySomebody(event) && `, ${where(event.device)}`}
              {' · '}
              {event.recordedAt === null
                ? words.event.notYet
                : words.event.atServer(sayWhen(event.recordedAt, now, words))}
            </span>
            {event.decision !== undefined && (
              <DecidedParked
                dossier={dossier}
                procedure={procedure}
                event={event}
                decision={event.decision}
                naming={naming}
              />
            )}
            {event.reason !== undefined && <q>{event.reason}</q>}
          </li>
        ))}
      </ol>
    </section>
  );
}
