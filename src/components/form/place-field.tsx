import type { FieldSpec } from '../../domain/field.ts';
import { useMessages } from '../../state/locale.ts';
import { useNationalities } from '../../state/nationalities.ts';
import { AddressParts } from './address-parts.tsx';
import { CompoundField } from './compound-field.tsx';
import { useFormText } from './form-context.ts';
import { ChoicePart, TextPart } from './part-controls.tsx';
import { RepeatButtons, useRepeatKey } from './repeat-answer.tsx';

function AbroadParts({ spec }: { readonly spec: FieldSpec }) {
  const words = useMessages().place;
  return (
    <>
      <TextPart spec={spec} part="city" label={words.city} />
      <ChoicePart spec={spec} part="country" label={words.country} choices={useNationalities()} />
    </>
  );
}

/** A health facility with its address, elsewhere in the country, or abroad. */
export function PlaceField({ spec, required }: { readonly spec: FieldSpec; readonly required: boolean }) {
  const words = useMessages().place;
  const at = useFormText(spec, 'at');
  const places = [
    { code: 'facility', label: { vi: words.facility, en: words.facility } },
    { code: 'address', label: { vi: words.elsewhere, en: words.elsewhere } },
    { code: 'abroad', label: { vi: words.abroad, en: words.abroad } },
  ];
  return (
    <CompoundField spec={spec} required={required} aside={<RepeatButtons spec={spec} />} onKeyDown={useRepeatKey(spec)}>
      <ChoicePart spec={spec} part="at" label={words.at} choices={places} noBlank />
      {at === 'facility' && <TextPart spec={spec} part="facility" label={words.facilityName} />}
      {at === 'abroad' ? <AbroadParts spec={spec} /> : <AddressParts spec={spec} detail />}
    </CompoundField>
  );
}
