import { useStore } from 'zustand';
import { useProcedureForm } from '../../components/form/form-context.ts';
import type { FieldGroup } from '../../domain/field.ts';
import { copiedPerson, namesakeBlock } from '../../state/form/copy-person.ts';
import { useMessages, useSay } from '../../state/locale.ts';

/** Who stands at the desk may stand in two blocks, as applicant and as parent: one press takes one block's answers into the other. */
export function TakeFromPerson({ group }: { readonly group: FieldGroup }) {
  const form = useProcedureForm();
  const words = useMessages().newDossier;
  const say = useSay();
  const fields = useStore(form, (state) => state.form.fields);
  const source = namesakeBlock(form, `${group.id}.fullName`)?.from;
  if (source === undefined) return null;
  const take = () => {
    const filling = { from: 'form', of: source.id, into: group.title } as const;
    form.asOneStep(filling, () => form.fill(copiedPerson(fields, source, group)));
  };
  return (
    <p className="group-tools">
      <button type="button" className="quiet" title={words.takeFromKey} onClick={take}>
        {words.takeFrom(say(source.title).toLowerCase())}
      </button>
    </p>
  );
}
