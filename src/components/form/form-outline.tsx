import { useStore } from 'zustand';
import type { FieldGroup } from '../../domain/field.ts';
import { groupStanding } from '../../state/form/group-standing.ts';
import { useMessages, useSay } from '../../state/locale.ts';
import { Sign } from '../signs.tsx';
import { focusField, useFormStore } from './form-context.ts';

function OutlineLine({ group }: { readonly group: FieldGroup }) {
  const store = useFormStore();
  const words = useMessages().newDossier;
  const say = useSay();
  const remaining = useStore(store, (state) => {
    const standing = groupStanding(group, state);
    return standing.kind === 'remaining' ? standing.count : standing.kind === 'complete' ? 0 : -1;
  });
  const warnings = useStore(
    store,
    (state) =>
      state.findings.filter(
        (finding) => finding.level === 'warning' && group.fields.some((spec) => spec.path === finding.field),
      ).length,
  );
  if (remaining < 0) return null;
  const goThere = () => {
    const state = store.getState();
    const paths = group.fields.filter((spec) => state.asked.has(spec.path)).map((spec) => spec.path);
    const target = paths.find((path) => state.findings.some((finding) => finding.field === path)) ?? paths[0];
    if (target !== undefined) focusField(target);
  };
  return (
    <li className={remaining === 0 ? 'is-complete' : 'is-remaining'}>
      <button type="button" onClick={goThere}>
        <span className="outline-name">{say(group.title)}</span>
        <span className="outline-state">
          {remaining === 0 ? (
            <>
              <Sign name="done" />
              {words.complete}
            </>
          ) : (
            words.remaining(remaining)
          )}
        </span>
        {warnings > 0 && (
          <span className="outline-warnings">
            <Sign name="warning" />
            {words.warnings(warnings)}
          </span>
        )}
      </button>
    </li>
  );
}

/** How far each part of the form is; a press goes to what is missing. */
export function FormOutline({ groups }: { readonly groups: readonly FieldGroup[] }) {
  const words = useMessages().newDossier;
  return (
    <nav className="form-outline" aria-label={words.outline}>
      <ol>
        {groups.map((group) => (
          <OutlineLine key={group.id} group={group} />
        ))}
      </ol>
    </nav>
  );
}
