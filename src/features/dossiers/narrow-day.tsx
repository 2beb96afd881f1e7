import { useId, useState } from 'react';
import { DayInput } from '../../components/form/day-input.tsx';

export interface NarrowDayProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChoose: (value: string) => void;
}

/** A day the list is narrowed by: taken when she moves on, so that no half-typed one is a step that Back takes back. */
export function NarrowDay({ label, value = '', onChoose }: NarrowDayProps) {
  const id = useId();
  const [read, setRead] = useState<string | null>(null);
  return (
    <span
      className="narrow-day"
      onBlur={(event) => {
        // What cannot be read stays as it was typed, and narrows nothing.
        const isEmptied = event.target instanceof HTMLInputElement && event.target.value.trim() === '';
        if (read !== null && read !== value && (read !== '' || isEmptied)) onChoose(read);
        setRead(null);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.target.blur();
      }}
    >
      <label htmlFor={id}>{label}</label>
      <DayInput id={id} value={read ?? value} onChange={setRead} />
    </span>
  );
}
