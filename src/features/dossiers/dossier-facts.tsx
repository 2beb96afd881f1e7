import { useLabel } from '../../components/beside-name.ts';
import { useFeeText } from '../../components/fee-text.ts';
import { type Fact, FactList } from '../../components/fact-list.tsx';
import { ProcedureFacts } from '../../components/procedure-facts.tsx';
import type { Dossier } from '../../domain/dossier.ts';
import { inCase, type Procedure } from '../../domain/procedure.ts';
import { localDateOf } from '../../domain/vietnam-time.ts';
import { useDeskRules } from '../../state/desk-rules.tsx';
import { useMessages, useSay } from '../../state/locale.ts';
import { useNow } from '../../state/now.ts';
import { sayWhen } from '../../state/when-words.ts';

/** What the desk knows about the dossier itself: codes, promise, step. */
export function DossierFacts({
  dossier,
  procedure,
}: {
  readonly dossier: Dossier;
  readonly procedure: Procedure | undefined;
}) {
  const words = useMessages();
  const say = useSay();
  const now = useNow();
  const feeText = useFeeText();
  const rules = useDeskRules();
  const { dossier: own } = words;
  const label = useLabel(own.facts);
  const facts: readonly Fact[] = [
    [own.procedure, procedure === undefined ? dossier.procedure : say(inCase(procedure, dossier.fields).name)],
    [own.provisionalCode, dossier.codes.provisional],
    [own.officialCode, dossier.codes.official ?? own.noOfficialCode],
    [words.dossiers.received, sayWhen(dossier.receivedAt, now, words)],
    [words.dossiers.due, sayWhen(dossier.dueAt, now, words)],
    [own.step, words.business[dossier.business]],
    ...(procedure?.registrationLimit === undefined
      ? []
      : ([[own.registration, dossier.registrationKind === 'timely' ? own.timely : own.late]] as const)),
    [own.slip, dossier.slipPrints === 0 ? own.neverPrinted : own.prints(dossier.slipPrints)],
  ];
  return (
    <section className="record-facts" aria-label={label}>
      <FactList facts={facts} />
      {procedure !== undefined && (
        <details className="record-law">
          <summary>{words.procedure.title}</summary>
          <ProcedureFacts
            procedure={rules.onDay(procedure, localDateOf(dossier.receivedAt))}
            fields={dossier.fields}
            fee={feeText(procedure, { ...dossier, receivedOn: localDateOf(dossier.receivedAt) })}
          />
        </details>
      )}
    </section>
  );
}
