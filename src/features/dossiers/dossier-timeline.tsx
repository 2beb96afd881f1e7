import { useFieldNaming } from '../../components/field-naming.ts';
import type { Dossier, DossierEvent } from '../../domain/dossier.ts';
import type { Procedure } from '../../domain/procedure.ts';
import { sameValue } from '../../domain/same-value.ts';
import type { Label } from '../../domain/words.ts';
import type { Messages } from '../../messages/vi.ts';
import { useMessages, useSay } from '../../state/locale.ts';
import { useNow } from '../../state/now.ts';
import { nameOfAccount, useSession } from '../../state/session.ts';
import { sayWhen } from '../../state/when-words.ts';

function stepWord(step: string | undefined, words: Messages): string {
  const steps: Readonly<Record<string, string>> = words.business;
  return steps[step ?? ''] ?? step ?? '';
}

function actInWords(
  event: DossierEvent,
  procedure: Procedure | undefined,
  words: Messages,
  say: (label: Label) => string,
): string {
  switch (event.type) {
    case 'openDossier':
      return words.event.openDossier;
    case 'editDossier': {
      const specs = procedure?.groups.flatMap((group) => group.fields) ?? [];
      const labels = event.touched.map((path) => {
        const spec = specs.find((each) => each.path === path);
        return spec === undefined ? path : say(spec.label);
      });
      return words.event.editDossier(labels.join(', '));
    }
    case 'moveDossier':
      return words.event.moveDossier(stepWord(event.touched[0], words), stepWord(event.touched[1], words));
    case 'decideParked':
      return words.event.decideParked;
    case 'tellApart':
      return words.event.tellApart;
    case 'handOver':
      return words.event.handOver(event.touched[0] ?? '', event.touched[1] ?? '');
    case 'recordPrint':
      return words.event.recordPrint;
    default:
      return words.event.other(event.type);
  }
}

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
  return (
    <section className="record-timeline">
      <h3>{words.dossier.timeline}</h3>
      <ol>
        {dossier.events.map((event) => (
          <li key={event.id}>
            <b>{actInWords(event, procedure, words, say)}</b>{' '}
            {event.author === ''
              ? words.event.byAdministrator
              : words.event.by(nameOfAccount(session, event.author) ?? words.event.somebody)}
            <span className="soft">
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
