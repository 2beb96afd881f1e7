import { useStore } from 'zustand';
import { useProcedureForm } from '../../components/form/form-context.ts';
import type { FieldGroup } from '../../domain/field.ts';
import { copiedPerson } from '../../state/form/copy-person.ts';
import { useMessages, useSay } from '../../state/locale.ts';

/** Who stands at the desk may stand in two blocks, as applicant and as parent: one press takes one block's answers into the other. */
export function TakeFromPerson({ group }: { readonly group: FieldGroup }) {
  const form = useProcedureForm();
  const words = useMessages().newDossier;
  const say = useSay();
  const fields = useStore(form, (state) => state.form.fields);
  const { groups, persons, submitter } = form.context.procedure;
  const same = submitter(fields).filter((id) => persons.some((person) => person.id === id));
  if (!same.includes(group.id)) return null;
  const source = groups.find(
    ({ id }) => id !== group.id && same.includes(id) && fields[`${id}.fullName`] !== undefined,
  );
  if (source === undefined) return null;
  return (
    <p className="group-tools">
      <button type="button" className="quiet" onClick={() => form.fill(copiedPerson(fields, source, group))}>
        {words.takeFrom(say(source.title).toLowerCase())}
      </button>
    </p>
  );
}
