import { useStore } from 'zustand';
import { isRequired } from '../../domain/asked-fields.ts';
import type { FieldSpec } from '../../domain/field.ts';
import { askedFields } from '../../state/form/typed-form.ts';
import { AddressField } from './address-field.tsx';
import { PlaceField } from './place-field.tsx';
import { ChoiceField } from './choice-field.tsx';
import { useAsked, useFormStore } from './form-context.ts';
import { IdDocumentField } from './id-document-field.tsx';
import { TextField } from './text-field.tsx';
import { YesNoField } from './yes-no-field.tsx';
import './form-field.css';

function useRequired(spec: FieldSpec): boolean {
  const store = useFormStore();
  // A fixed rule asks nobody; a rule over the fields is asked again when a value has changed.
  return useStore(store, (state) =>
    typeof spec.required === 'function'
      ? isRequired(spec, askedFields(state.form, store.context.procedure))
      : spec.required === 'always',
  );
}

function AskedField({ spec }: { readonly spec: FieldSpec }) {
  const required = useRequired(spec);
  switch (spec.kind) {
    case 'name':
    case 'text':
    case 'integer':
    case 'date':
    case 'partialDate':
    case 'time':
    case 'pin':
    case 'phone':
    case 'email':
      return <TextField spec={spec} required={required} />;
    case 'choice':
      return <ChoiceField spec={spec} required={required} />;
    case 'yesNo':
      return <YesNoField spec={spec} required={required} />;
    case 'address':
      return <AddressField spec={spec} required={required} />;
    case 'place':
      return <PlaceField spec={spec} required={required} />;
    case 'idDocument':
      return <IdDocumentField spec={spec} required={required} />;
    default: {
      const unreachable: never = spec.kind;
      return unreachable;
    }
  }
}

/** The control for one field of a procedure, drawn from its data; nothing where the field is not asked. */
export function FormField({ spec }: { readonly spec: FieldSpec }) {
  return useAsked(spec.path) && spec.filledBy !== 'system' ? <AskedField spec={spec} /> : null;
}
