import { useStore } from 'zustand';
import type { FieldSpec } from '../../domain/field.ts';
import type { Choice } from '../../domain/words.ts';
import { useMessages, useSay } from '../../state/locale.ts';
import { useNationalities } from '../../state/nationalities.ts';
import { useChooseByLetters } from './choose-by-letters.ts';
import { useFormStore, useFormText } from './form-context.ts';
import { SingleField } from './single-field.tsx';

interface FieldProps {
  readonly spec: FieldSpec;
  readonly required: boolean;
}

function ListField({ spec, required, choices }: FieldProps & { readonly choices: readonly Choice[] }) {
  const store = useFormStore();
  const say = useSay();
  const words = useMessages().newDossier;
  const value = useFormText(spec, '');
  const choose = (code: string) => store.choose(spec, '', code);
  const byLetters = useChooseByLetters(choose);
  const known = value === '' || choices.some((choice) => choice.code === value);
  return (
    <SingleField spec={spec} required={required}>
      {(control) => (
        <select {...control} value={value} onKeyDown={byLetters} onChange={(event) => choose(event.target.value)}>
          <option value="">{words.notChosen}</option>
          {!known && <option value={value}>{value}</option>}
          {choices.map((choice) => (
            <option key={choice.code} value={choice.code}>
              {say(choice.label)}
            </option>
          ))}
        </select>
      )}
    </SingleField>
  );
}

function NationalityField({ spec, required }: FieldProps) {
  return <ListField spec={spec} required={required} choices={useNationalities()} />;
}

/** A list of which not all fits what stands elsewhere in the form. */
function OfferedField({ spec, required }: FieldProps) {
  const fields = useStore(useFormStore(), (state) => state.form.fields);
  const choices = (spec.choices ?? []).filter((choice) => spec.offered?.(fields, choice) ?? true);
  return <ListField spec={spec} required={required} choices={choices} />;
}

export function ChoiceField({ spec, required }: FieldProps) {
  if (spec.longList === 'nationalities') return <NationalityField spec={spec} required={required} />;
  if (spec.offered !== undefined) return <OfferedField spec={spec} required={required} />;
  return <ListField spec={spec} required={required} choices={spec.choices ?? []} />;
}
