import type { FieldSpec } from '../../domain/field.ts';
import { AddressParts } from './address-parts.tsx';
import { CompoundField } from './compound-field.tsx';
import { RepeatButtons, useRepeatKey } from './repeat-answer.tsx';

export function AddressField({ spec, required }: { readonly spec: FieldSpec; readonly required: boolean }) {
  return (
    <CompoundField spec={spec} required={required} aside={<RepeatButtons spec={spec} />} onKeyDown={useRepeatKey(spec)}>
      <AddressParts spec={spec} detail />
    </CompoundField>
  );
}
