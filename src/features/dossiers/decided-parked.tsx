import type { FieldNaming } from '../../components/field-naming.ts';
import type { Dossier, DossierEvent, ParkedDecision } from '../../domain/dossier.ts';
import type { Procedure } from '../../domain/procedure.ts';
import { sameValue } from '../../domain/same-value.ts';
import { parkedInHistory } from '../../domain/steps/parked-in-history.ts';
import { useMessages, useSay } from '../../state/locale.ts';
import { useNow } from '../../state/now.ts';
import { nameOfAccount, useSession } from '../../state/session.ts';
import { sayWhen } from '../../state/when-words.ts';
import { actInWords } from './act-in-words.ts';
import { broughtBefore } from './parked-choice.ts';
import { useWhereMade } from './where-made.ts';

interface DecidedParkedProps {
  readonly dossier: Dossier;
  readonly procedure: Procedure | undefined;
  readonly event: DossierEvent;
  readonly decision: ParkedDecision;
  readonly naming: FieldNaming;
}

/** R10: what was chosen and what was not, each with whose it was; and the act that had waited, with all that it said. */
export function DecidedParked({ dossier, procedure, event, decision, naming }: DecidedParkedProps) {
  const words = useMessages();
  const say = useSay();
  const now = useNow();
  const session = useSession();
  const where = useWhereMade();
  const nameOf = (account: string): string => nameOfAccount(session, account) ?? words.event.somebody;
  const sentence = ({ field, standing, parked, taken }: ParkedDecision['fields'][number]): string => {
    const name = naming.nameOf(field);
    const value = (of: typeof taken): string => naming.valueOf(field, of);
    if (sameValue(standing, parked) && sameValue(taken, standing)) return words.parked.both(name, value(taken));
    const before = broughtBefore(dossier, field, event)?.author;
    const sides = [
      { value: standing, by: before === undefined ? null : nameOf(before) },
      { value: parked, by: nameOf(decision.author) },
    ];
    const told = (side: (typeof sides)[number]): string => words.parked.of(value(side.value), side.by);
    const chosen = sides.find((side) => sameValue(side.value, taken));
    const left = sides.filter((side) => !sameValue(side.value, taken)).map(told);
    return words.parked.chosen(name, chosen === undefined ? words.parked.of(value(taken), null) : told(chosen), left);
  };
  const waited = decision.act === undefined ? undefined : parkedInHistory(decision.act);
  return (
    <>
      {decision.fields.map((one) => (
        <span key={one.field}>{sentence(one)}</span>
      ))}
      {waited !== undefined && (
        <span className="soft">
          {words.parked.waited(
            actInWords(waited, procedure, words, say),
            nameOf(waited.author),
            [sayWhen(waited.occurredAt, now, words), where(waited.device)].filter((text) => text !== '').join(', '),
          )}
          {waited.reason !== undefined && <q>{waited.reason}</q>}
        </span>
      )}
    </>
  );
}
