import type { FieldSpec } from '../../domain/field.ts';
import type { Choice } from '../../domain/words.ts';
import type { Part } from '../../state/form/field-texts.ts';
import { useMessages, useSay } from '../../state/locale.ts';
import { useChooseByLetters } from './choose-by-letters.ts';
import { controlId, useFormStore, useFormText } from './form-context.ts';

interface PartProps {
  readonly spec: FieldSpec;
  readonly part: Part;
  readonly label: string;
  readonly width?: 'wide' | 'quarter' | 'sixth';
}

/** One typed part of a compound field. */
export function TextPart({ spec, part, label, width, inputMode }: PartProps & { readonly inputMode?: 'numeric' }) {
  const store = useFormStore();
  const id = controlId(spec.path, part);
  return (
    <div className={`part ${width ?? ''}`}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        autoComplete="off"
        spellCheck={false}
        inputMode={inputMode}
        enterKeyHint="next"
        value={useFormText(spec, part)}
        onChange={(event) => store.type(spec, part, event.target.value)}
      />
    </div>
  );
}

export interface ChoicePartProps extends PartProps {
  readonly choices: readonly Choice[];
  /** Shown first, under its own heading. */
  readonly first?: { readonly heading: string; readonly choice: Choice; readonly others: string };
  /** A list that must always hold one answer has no blank line. */
  readonly noBlank?: boolean;
}

/** One part of a compound field that is chosen from a list. */
export function ChoicePart({ spec, part, label, width, choices, first, noBlank }: ChoicePartProps) {
  const store = useFormStore();
  const say = useSay();
  const words = useMessages().newDossier;
  const id = controlId(spec.path, part);
  const value = useFormText(spec, part);
  const choose = (code: string) => store.choose(spec, part, code);
  const byLetters = useChooseByLetters(choose);
  const known = choices.some((choice) => choice.code === value) || first?.choice.code === value;
  const options = choices.map((choice) => (
    <option key={choice.code} value={choice.code}>
      {say(choice.label)}
    </option>
  ));
  return (
    <div className={`part ${width ?? ''}`}>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onKeyDown={byLetters} onChange={(event) => choose(event.target.value)}>
        {noBlank !== true && <option value="">{words.notChosen}</option>}
        {value !== '' && !known && <option value={value}>{value}</option>}
        {first === undefined ? (
          options
        ) : (
          <>
            <optgroup label={first.heading}>
              <option value={first.choice.code}>{say(first.choice.label)}</option>
            </optgroup>
            <optgroup label={first.others}>{options.filter((option) => option.key !== first.choice.code)}</optgroup>
          </>
        )}
      </select>
    </div>
  );
}
