import type { FieldSpec } from '../../domain/field.ts';
import { idDocumentTypes } from '../../domain/id-document.ts';
import { useMessages } from '../../state/locale.ts';
import { CompoundField } from './compound-field.tsx';
import { ChoicePart, TextPart } from './part-controls.tsx';
import { RepeatButtons, useRepeatKey } from './repeat-answer.tsx';

export function IdDocumentField({ spec, required }: { readonly spec: FieldSpec; readonly required: boolean }) {
  const words = useMessages().idDocument;
  return (
    <CompoundField spec={spec} required={required} aside={<RepeatButtons spec={spec} />} onKeyDown={useRepeatKey(spec)}>
      <ChoicePart spec={spec} part="type" label={words.type} choices={idDocumentTypes} noBlank />
      <TextPart spec={spec} part="number" label={words.number} width="quarter" />
      <TextPart spec={spec} part="issuedOn" label={words.issuedOn} width="sixth" inputMode="numeric" />
      <TextPart spec={spec} part="issuedBy" label={words.issuedBy} width="quarter" />
    </CompoundField>
  );
}
