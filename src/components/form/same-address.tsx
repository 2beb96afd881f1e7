import type { KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import type { Address } from '../../domain/address.ts';
import type { FieldGroup, FieldSpec } from '../../domain/field.ts';
import { addressAt } from '../../domain/read-field.ts';
import type { Label } from '../../domain/words.ts';
import { useMessages, useSay } from '../../state/locale.ts';
import { askedFields } from '../../state/form/typed-form.ts';
import type { Questions } from '../../domain/procedure.ts';
import type { FormStore } from '../../state/form/form-store.ts';
import { useFormStore } from './form-context.ts';

interface AddressSource {
  readonly name: Label;
  readonly address: Address;
}

function nameOfSource(group: FieldGroup, spec: FieldSpec): Label {
  const addresses = group.fields.filter((field) => field.kind === 'address');
  return addresses.length === 1 && spec.path.endsWith('.residence') ? group.title : spec.label;
}

/** Addresses already in the form that this one may repeat, as its procedure says. */
function addressSources(store: FormStore<Questions>, spec: FieldSpec): readonly AddressSource[] {
  const { procedure } = store.context;
  const fields = askedFields(store.getState().form, procedure);
  return (spec.sameAs ?? []).flatMap((path) => {
    const address = addressAt(fields, path);
    const group = procedure.groups.find((each) => each.fields.some((field) => field.path === path));
    const field = group?.fields.find((each) => each.path === path);
    return address === undefined || group === undefined || field === undefined
      ? []
      : [{ name: nameOfSource(group, field), address }];
  });
}

/** A place takes it as a place outside of any health facility. */
function repeatAddress(store: FormStore<Questions>, spec: FieldSpec, { address }: AddressSource): void {
  store.fill({ [spec.path]: spec.kind === 'place' ? { at: 'address', address } : address });
}

/** The first of them, by the key `=` anywhere in the field. */
export function repeatByKey(store: FormStore<Questions>, spec: FieldSpec): (event: KeyboardEvent) => void {
  return (event) => {
    const [source] = event.key === '=' ? addressSources(store, spec) : [];
    if (source === undefined) return;
    event.preventDefault();
    repeatAddress(store, spec, source);
  };
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
          key={source.name.vi}
          type="button"
          className="quiet"
          title={words.sameAsKey}
          onClick={() => repeatAddress(store, spec, source)}
        >
          {words.sameAs(say(source.name).toLowerCase())}
        </button>
      ))}
    </>
  );
}
