import type { FieldSpec } from '../../domain/field.ts';
import { AddressParts } from './address-parts.tsx';
import { CompoundField } from './compound-field.tsx';
import { useFormStore } from './form-context.ts';
import { addressSources, SameAddressButtons } from './same-address.tsx';

export function AddressField({ spec, required }: { readonly spec: FieldSpec; readonly required: boolean }) {
  const store = useFormStore();
  return (
    <CompoundField
      spec={spec}
      required={required}
      aside={<SameAddressButtons spec={spec} />}
      onKeyDown={(event) => {
        const [source] = event.key === '=' ? addressSources(store, spec) : [];
        if (source === undefined) return;
        event.preventDefault();
        store.fill({ [spec.path]: source.address });
      }}
    >
      <AddressParts spec={spec} detail />
    </CompoundField>
  );
}
