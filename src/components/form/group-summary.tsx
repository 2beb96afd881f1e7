import { useStore } from 'zustand';
import type { FieldGroup } from '../../domain/field.ts';
import { askedFields } from '../../state/form/typed-form.ts';
import { useFieldText } from '../field-text.ts';
import { useFormStore } from './form-context.ts';

/** What a folded block holds, in one line: the first few answers. */
export function GroupSummary({ group }: { readonly group: FieldGroup }) {
  const store = useFormStore();
  const form = useStore(store, (state) => state.form);
  const fields = askedFields(form, store.context.procedure);
  const fieldText = useFieldText(fields, store.context.receivedOn);
  const answers = group.fields
    .filter(
      (spec) =>
        spec.kind === 'name' ||
        spec.kind === 'partialDate' ||
        spec.kind === 'date' ||
        spec.kind === 'pin' ||
        spec.kind === 'address',
    )
    .flatMap((spec) => {
      const value = fields[spec.path];
      return value === undefined ? [] : [fieldText(spec, value)];
    });
  return <span className="group-summary">{answers.slice(0, 4).join(' · ')}</span>;
}
