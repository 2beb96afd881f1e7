import { type ReactNode, useState } from 'react';
import { DossierLine } from '../../components/dossier-line.tsx';
import { Sign } from '../../components/signs.tsx';
import type { DeskGroup } from '../../domain/desk-groups.ts';
import { useMessages } from '../../state/locale.ts';
import type { DossierView } from '../../store/store.ts';
import { useShown } from './use-desk-day.ts';

/** Lines of a group that are opened at once; the others when somebody wants them. */
const shownFirst = 12;

interface GroupLinesProps {
  readonly ids: readonly string[];
  readonly newest: readonly DossierView[];
  readonly now: number;
  /** What stands before a line. */
  readonly choice?: (view: DossierView) => ReactNode;
}

/** The dossiers of a group, as many as are wanted. */
export function GroupLines({ ids, newest, now, choice }: GroupLinesProps) {
  const words = useMessages().today;
  const [limit, setLimit] = useState(shownFirst);
  const wanted = ids.slice(0, limit);
  const shown = useShown(wanted, newest);
  const views = wanted.flatMap((id) => shown.get(id) ?? []);
  return (
    <>
      <ul className="ledger">
        {views.map((view) => (
          <DossierLine key={view.dossier.id} view={view} now={now} choice={choice?.(view)} />
        ))}
      </ul>
      {ids.length > limit && (
        <button type="button" className="quiet" onClick={() => setLimit(limit + 4 * shownFirst)}>
          {words.more(ids.length - limit)}
        </button>
      )}
    </>
  );
}

const alarming: ReadonlySet<DeskGroup> = new Set(['late', 'upstream', 'parked']);

export function GroupTitle({ group, count }: { readonly group: DeskGroup; readonly count: number }) {
  const words = useMessages().deskGroup;
  return (
    <h2 className={alarming.has(group) ? 'is-attention' : undefined}>
      {alarming.has(group) && <Sign name={group === 'late' ? 'warning' : 'attention'} />}
      {words[group]} <span className="count">{count}</span>
    </h2>
  );
}

interface DossierGroupProps extends Omit<GroupLinesProps, 'choice'> {
  readonly group: DeskGroup;
  /** One line with its number, opened by whoever works on it. */
  readonly folded: boolean;
}

/** One group of the day's dossiers; nothing where it is empty. */
export function DossierGroup({ group, folded, ids, newest, now }: DossierGroupProps) {
  const [isOpen, setOpen] = useState(false);
  if (ids.length === 0) return null;
  const title = <GroupTitle group={group} count={ids.length} />;
  const lines = <GroupLines ids={ids} newest={newest} now={now} />;
  if (!folded) {
    return (
      <section>
        {title}
        {lines}
      </section>
    );
  }
  return (
    <details className="today-group" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      {isOpen && lines}
    </details>
  );
}
