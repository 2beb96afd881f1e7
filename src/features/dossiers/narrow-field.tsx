export interface NarrowFieldProps<Value extends string> {
  readonly label: string;
  /** What stands there while nothing is chosen. */
  readonly any: string;
  readonly value: Value | undefined;
  readonly choices: readonly (readonly [Value, string])[];
  readonly onChoose: (value: Value | '') => void;
}

/** One thing the list is narrowed by. What is chosen and no longer offered stays in sight. */
export function NarrowField<Value extends string>({ label, any, value, choices, onChoose }: NarrowFieldProps<Value>) {
  return (
    <select
      aria-label={label}
      title={label}
      value={value ?? ''}
      onChange={(event) => onChoose(event.target.value as Value | '')}
    >
      <option value="">{any}</option>
      {choices.map(([choice, name]) => (
        <option key={choice} value={choice}>
          {name}
        </option>
      ))}
    </select>
  );
}
