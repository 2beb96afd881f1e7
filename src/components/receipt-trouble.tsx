import { Fragment } from 'react';
import type { Dossier } from '../domain/dossier.ts';
import type { FieldValue } from '../domain/field.ts';
import type { Conflict, Problem } from '../domain/outcome.ts';
import { procedureVersion } from '../domain/procedures/catalogue.ts';
import { localDateOf } from '../domain/vietnam-time.ts';
import { useMessages, useSay } from '../state/locale.ts';
import type { OutboxEntry } from '../store/store.ts';
import { useFieldText } from './field-text.ts';
import './receipt-trouble.css';

export interface ReceiptTroubleProps {
  readonly entries: readonly OutboxEntry[];
  /** `null` where the record itself is not on this device: paths stand for labels then. */
  readonly dossier: Dossier | null;
}

function useNaming(dossier: Dossier | null) {
  const words = useMessages();
  const say = useSay();
  const procedure = dossier === null ? undefined : procedureVersion(dossier.procedure, dossier.procedureVersion);
  const specs = new Map(
    (procedure?.groups ?? []).flatMap((group) => group.fields.map((spec) => [spec.path, { group, spec }] as const)),
  );
  const fieldText = useFieldText(dossier?.fields ?? {}, dossier === null ? '' : localDateOf(dossier.receivedAt));
  const nameOf = (path: string): string => {
    const found = specs.get(path);
    if (found !== undefined) return `${say(found.group.title)} – ${say(found.spec.label)}`;
    return path === 'business' ? words.dossier.step : path;
  };
  const valueOf = (path: string, value: FieldValue | null): string => {
    if (value === null) return words.dossier.empty;
    const found = specs.get(path);
    if (found !== undefined) return fieldText(found.spec, value);
    if (path === 'business' && typeof value === 'string') return wordOfStep(value, words.business);
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  };
  return { nameOf, valueOf };
}

function wordOfStep(step: string, words: Readonly<Record<string, string>>): string {
  return words[step] ?? step;
}

function Problems({
  problems,
  nameOf,
}: {
  readonly problems: readonly Problem[];
  readonly nameOf: (path: string) => string;
}) {
  const say = useSay();
  return (
    <ul className="trouble-problems">
      {problems.map((problem) => (
        <li key={`${problem.field ?? ''} ${problem.code}`}>
          {problem.field !== null && <b>{nameOf(problem.field)}: </b>}
          {say(problem.message)}
        </li>
      ))}
    </ul>
  );
}

interface ConflictsProps {
  readonly conflicts: readonly Conflict[];
  readonly nameOf: (path: string) => string;
  readonly valueOf: (path: string, value: FieldValue | null) => string;
}

/** Both values side by side; neither has won (R10). */
function Conflicts({ conflicts, nameOf, valueOf }: ConflictsProps) {
  const words = useMessages().outbox.conflict;
  return (
    <div className="trouble-conflicts" role="group">
      {conflicts.map((conflict) => (
        <dl key={conflict.field}>
          <div className="conflict-field">
            <dt>{words.field}</dt>
            <dd>{nameOf(conflict.field)}</dd>
          </div>
          {(
            [
              ['from', words.before],
              ['to', words.yours],
              ['current', words.theirs],
            ] as const
          ).map(([side, word]) => (
            <div key={side} className={`conflict-${side}`}>
              <dt>{word}</dt>
              <dd>{valueOf(conflict.field, conflict[side])}</dd>
            </div>
          ))}
        </dl>
      ))}
    </div>
  );
}

/** Why acts need a person: the reason, at the field, with both values where two people differ. */
export function ReceiptTrouble({ entries, dossier }: ReceiptTroubleProps) {
  const words = useMessages();
  const naming = useNaming(dossier);
  return (
    <div className="receipt-trouble">
      {entries
        .filter((entry) => entry.exchange === 'attention')
        .map(({ mid, unreadable, receipt }) => (
          <Fragment key={mid}>
            {unreadable && <p>{words.outbox.unreadable}</p>}
            {receipt !== null && <p className="trouble-status">{words.receiptStatus[receipt.status]}</p>}
            {receipt?.status === 'blockedBy' && <p>{words.outbox.heldBy}</p>}
            {receipt?.status === 'quarantined' && <p>{words.outbox.quarantined}</p>}
            {receipt !== null && receipt.problems.length > 0 && (
              <Problems problems={receipt.problems} nameOf={naming.nameOf} />
            )}
            {receipt !== null && receipt.conflicts.length > 0 && (
              <Conflicts conflicts={receipt.conflicts} {...naming} />
            )}
          </Fragment>
        ))}
    </div>
  );
}
