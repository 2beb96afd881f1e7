import { type ReactNode, useEffect, useState } from 'react';
import type { FieldGroup } from '../../domain/field.ts';
import { isAsked } from '../../domain/asked-fields.ts';
import type { FormStore } from '../../state/form/form-store.ts';
import { groupStanding } from '../../state/form/group-standing.ts';
import { askedFields } from '../../state/form/typed-form.ts';
import './dossier-form.css';
import { enterMovesOn } from './enter-moves-on.ts';
import { FormContext } from './form-context.ts';
import { FormOutline } from './form-outline.tsx';
import { helpByKey } from './field-help.tsx';
import { needsNothing } from './needs-nothing.ts';
import { GroupSection } from './group-section.tsx';
import { Guidance } from './guidance.tsx';
import { UndoLine } from './undo-line.tsx';

export interface DossierFormProps {
  readonly store: FormStore;
  readonly onSave: () => void;
  /** Above the questions: the heading, what is wrong, the scanner's field. */
  readonly top: ReactNode;
  /** Below the questions. */
  readonly below?: ReactNode;
  /** Beside the questions and always in sight: what is kept, what saves. */
  readonly actions: ReactNode;
  /** Beside the questions too: what is offered for the one she is in. */
  readonly offered?: ReactNode;
  /** Help of one group's own, above its questions. */
  readonly groupTools?: (group: FieldGroup) => ReactNode;
  /** While it is being written nothing more may be typed. */
  readonly busy: boolean;
}

/** Groups that hold a person and are complete begin folded: what is done takes one line. */
function completeGroups(store: FormStore): ReadonlySet<string> {
  const state = store.getState();
  const fields = askedFields(state.form, store.context.procedure);
  const done = store.context.procedure.groups.filter(
    (group) =>
      groupStanding(group, state).kind === 'complete' &&
      group.fields.some((spec) => spec.kind === 'name' && isAsked(spec, fields)),
  );
  return new Set(done.map((group) => group.id));
}

/** A procedure's questions, drawn from its data, with everything the keyboard needs. */
export function DossierForm({ store, onSave, top, below, actions, offered, groupTools, busy }: DossierFormProps) {
  const { procedure } = store.context;
  const [folded, setFolded] = useState(() => completeGroups(store));
  const fold = (id: string, fold: boolean) => {
    setFolded((before) => new Set([...before].filter((each) => each !== id).concat(fold ? [id] : [])));
  };

  useEffect(() => {
    const saveByKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
      event.preventDefault();
      onSave();
    };
    addEventListener('keydown', saveByKey);
    return () => removeEventListener('keydown', saveByKey);
  }, [onSave]);

  return (
    <FormContext.Provider value={store}>
      <form
        className="dossier-form"
        noValidate
        inert={busy}
        onSubmit={(event) => event.preventDefault()}
        onKeyDown={(event) => {
          helpByKey(event);
          enterMovesOn(event, {
            passes: (control) => needsNothing(store, control),
            onGroupEnd: (block) => {
              const group = procedure.groups.find((each) => `block-${each.id}` === block.id);
              if (group !== undefined && groupStanding(group, store.getState()).kind === 'complete')
                fold(group.id, true);
            },
          });
        }}
      >
        <div className="form-main">
          {top}
          {procedure.groups.map((group, index) => (
            <GroupSection
              key={group.id}
              group={group}
              folded={folded.has(group.id)}
              onFold={(now) => fold(group.id, now)}
              number={index + 1}
              of={procedure.groups.length}
            >
              {groupTools?.(group)}
            </GroupSection>
          ))}
          {below}
        </div>
        <aside className="form-aside">
          <FormOutline groups={procedure.groups} />
          <Guidance />
          <div className="form-actions">
            {offered}
            <UndoLine />
            {actions}
          </div>
        </aside>
      </form>
    </FormContext.Provider>
  );
}
