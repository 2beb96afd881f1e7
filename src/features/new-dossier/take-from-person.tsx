import { useStore } from 'zustand';
import { useFormStore } from '../../components/form/form-context.ts';
import type { FieldGroup } from '../../domain/field.ts';
import { copiedPerson } from '../../state/form/copy-person.ts';
import { useMessages, useSay } from '../../state/locale.ts';

/** A parent who stands at the desk is the applicant too: one press takes one block's answers into the other. */
export function TakeFromPerson({ group }: { readonly group: FieldGroup }) {
  const form = useFormStore();
  const words = useMessages().newDossier;
  const say = useSay();
  const fields = useStore(form, (state) => state.form.fields);
  const { groups } = form.context.procedure;
  const relationship = fields['applicant.relationship'];
  const sourceId = group.id === 'applicant' ? relationship : relationship === group.id ? 'applicant' : undefined;
  const source = groups.find((each) => each.id === sourceId);
  if (source === undefined || fields[`${source.id}.fullName`] === undefined) return null;
  return (
    <p className="group-tools">
      <button type="button" className="quiet" onClick={() => form.fill(copiedPerson(fields, source, group))}>
        {words.takeFrom(say(source.title).toLowerCase())}
      </button>
    </p>
  );
}
