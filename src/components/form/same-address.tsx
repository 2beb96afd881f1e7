import { useStore } from 'zustand';
import type { Address } from '../../domain/address.ts';
import type { FieldGroup, FieldSpec } from '../../domain/field.ts';
import { addressAt } from '../../domain/read-field.ts';
import type { Label } from '../../domain/words.ts';
import { useMessages, useSay } from '../../state/locale.ts';
import { askedFields } from '../../state/form/typed-form.ts';
import type { FormStore } from '../../state/form/form-store.ts';
import { useFormStore } from './form-context.ts';

export interface AddressSource {
  readonly name: Label;
  readonly address: Address;
}

function nameOfSource(group: FieldGroup, spec: FieldSpec): Label {
  const addresses = group.fields.filter((field) => field.kind === 'address');
  return addresses.length === 1 && spec.path.endsWith('.residence') ? group.title : spec.label;
}

/** Addresses already in the form that this one may repeat. */
export function addressSources(store: FormStore, spec: FieldSpec): readonly AddressSource[] {
  const { procedure } = store.context;
  const fields = askedFields(store.getState().form, procedure);
  return procedure.groups.flatMap((group) =>
    group.fields.flatMap((field) => {
      const address = field.path === spec.path ? undefined : addressAt(fields, field.path);
      return field.kind === 'address' && address !== undefined ? [{ name: nameOfSource(group, field), address }] : [];
    }),
  );
}

/** "The same as the mother's": one press, or the key `=` anywhere in the address. */
export function SameAddressButtons({ spec }: { readonly spec: FieldSpec }) {
  const store = useFormStore();
  const say = useSay();
  const words = useMessages().newDossier;
  useStore(store, (state) => state.form.fields);
  return (
    <>
      {addressSources(store, spec).map((source) => (
        <button
          key={source.name.en}
          type="button"
          className="quiet"
          title={words.sameAsKey}
          onClick={() => store.fill({ [spec.path]: source.address })}
        >
          {words.sameAs(say(source.name).toLowerCase())}
        </button>
      ))}
    </>
  );
}
