import type { FieldSpec } from '../../domain/field.ts';
import { AddressParts } from './address-parts.tsx';
import { CompoundField } from './compound-field.tsx';
import { useFormStore } from './form-context.ts';
import { repeatByKey, SameAddressButtons } from './same-address.tsx';

export function AddressField({ spec, required }: { readonly spec: FieldSpec; readonly required: boolean }) {
  const store = useFormStore();
  return (
    <CompoundField
      spec={spec}
      required={required}
      aside={<SameAddressButtons spec={spec} />}
      onKeyDown={repeatByKey(store, spec)}
    >
      <AddressParts spec={spec} detail />
    </CompoundField>
  );
}
