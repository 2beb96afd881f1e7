import type { FieldKind, FieldSpec } from '../../domain/field.ts';
import { afterPress } from './after-press.ts';
import { useFormStore, useFormText } from './form-context.ts';
import { useRepeatKey } from './repeat-answer.tsx';
import { SingleField } from './single-field.tsx';

const inputModes: Partial<Record<FieldKind, 'numeric' | 'tel' | 'email'>> = {
  date: 'numeric',
  partialDate: 'numeric',
  time: 'numeric',
  integer: 'numeric',
  pin: 'numeric',
  phone: 'tel',
  email: 'email',
};

/** Anything typed: kept letter by letter, read when the person moves on. */
export function TextField({ spec, required }: { readonly spec: FieldSpec; readonly required: boolean }) {
  const store = useFormStore();
  const value = useFormText(spec, '');
  const repeat = useRepeatKey(spec);
  return (
    <SingleField spec={spec} required={required}>
      {(control) => (
        <input
          {...control}
          type="text"
          className={`kind-${spec.kind}`}
          autoComplete="off"
          autoCapitalize={spec.kind === 'name' ? 'words' : 'off'}
          spellCheck={false}
          inputMode={inputModes[spec.kind]}
          enterKeyHint="next"
          value={value}
          onChange={(event) => store.type(spec, '', event.target.value)}
          onKeyDown={repeat}
          onBlur={() => afterPress(() => store.leave(spec))}
        />
      )}
    </SingleField>
  );
}
