import { useStore } from 'zustand';
import type { FieldGroup } from '../../domain/field.ts';
import { useMessages, useSay } from '../../state/locale.ts';
import { groupStanding } from '../../state/form/group-standing.ts';
import { Sign } from '../signs.tsx';
import { FormField } from './form-field.tsx';
import { useFormStore } from './form-context.ts';
import { GroupSummary } from './group-summary.tsx';

export interface GroupSectionProps {
  readonly group: FieldGroup;
  readonly folded: boolean;
  readonly onFold: (folded: boolean) => void;
  readonly number: number;
  readonly of: number;
  readonly children?: React.ReactNode;
}

/** One group of questions: a block that folds to a line once it is complete. */
export function GroupSection({ group, folded, onFold, number, of, children }: GroupSectionProps) {
  const store = useFormStore();
  const say = useSay();
  const words = useMessages().newDossier;
  const standing = useStore(store, (state) => groupStanding(group, state).kind);
  const asked = useStore(store, (state) => group.fields.some((spec) => state.asked.has(spec.path)));
  if (!asked) return null;
  return (
    <section className="form-group" role="group" aria-labelledby={`group-${group.id}`}>
      <details
        id={`block-${group.id}`}
        open={!folded}
        onToggle={(event) => {
          if (event.currentTarget.open === folded) onFold(!event.currentTarget.open);
        }}
      >
        <summary>
          <Sign name="open" />
          <h2 id={`group-${group.id}`}>{say(group.title)}</h2>
          <span className="group-progress">{words.progress(number, of)}</span>
          {standing === 'complete' && (
            <span className="group-complete">
              <Sign name="done" />
              {words.complete}
            </span>
          )}
          {folded && <GroupSummary group={group} />}
        </summary>
        {children}
        <div className="form-fields">
          {group.fields.map((spec) => (
            <FormField key={spec.path} spec={spec} />
          ))}
        </div>
      </details>
    </section>
  );
}
