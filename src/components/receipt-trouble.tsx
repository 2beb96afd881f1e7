import { Fragment } from 'react';
import type { Dossier } from '../domain/dossier.ts';
import type { Conflict } from '../domain/conflict.ts';
import type { Problem } from '../domain/outcome.ts';
import { useMessages, useSay } from '../state/locale.ts';
import type { OutboxEntry } from '../store/store.ts';
import { type FieldNaming, useFieldNaming } from './field-naming.ts';
import './receipt-trouble.css';

export interface ReceiptTroubleProps {
  readonly entries: readonly OutboxEntry[];
  /** `null` where the record itself is not on this device: paths stand for labels then. */
  readonly dossier: Dossier | null;
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

interface ConflictsProps extends FieldNaming {
  readonly conflicts: readonly Conflict[];
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
  const naming = useFieldNaming(dossier);
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
