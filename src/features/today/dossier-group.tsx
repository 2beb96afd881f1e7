import { DossierLine } from '../../components/dossier-line.tsx';
import { Sign } from '../../components/signs.tsx';
import type { DeskGroup } from '../../domain/desk-groups.ts';
import { useMessages } from '../../state/locale.ts';
import type { DossierView } from '../../store/store.ts';

interface DossierGroupProps {
  readonly group: DeskGroup;
  readonly views: readonly DossierView[];
  readonly now: number;
}

/** What time presses for, and what nobody has received yet: open in sight. */
export const pressing = [
  'upstream',
  'late',
  'dueToday',
  'warned',
  'agency',
  'report',
] as const satisfies readonly DeskGroup[];
/** What waits for somebody: one line with a number, opened by whoever works on it. */
export const steady = [
  'signature',
  'number',
  'ready',
  'supplement',
  'verification',
] as const satisfies readonly DeskGroup[];

const isPressing = (group: DeskGroup): boolean => pressing.some((each) => each === group);

/** One group of the day's dossiers; nothing where it is empty. */
export function DossierGroup({ group, views, now }: DossierGroupProps) {
  const words = useMessages().deskGroup;
  if (views.length === 0) return null;
  const lines = (
    <ul className="ledger">
      {views.map((view) => (
        <DossierLine key={view.dossier.id} view={view} now={now} />
      ))}
    </ul>
  );
  const title = (
    <h2 className={group === 'late' || group === 'upstream' ? 'is-attention' : undefined}>
      {group === 'late' && <Sign name="warning" />}
      {group === 'upstream' && <Sign name="attention" />}
      {words[group]} <span className="count">{views.length}</span>
    </h2>
  );
  return isPressing(group) ? (
    <section>
      {title}
      {lines}
    </section>
  ) : (
    <details className="today-group">
      <summary>{title}</summary>
      {lines}
    </details>
  );
}
