import { type InputHTMLAttributes, useState } from 'react';
import { isLocalDate, printLocalDate, yearOf } from '../../domain/local-date.ts';
import { parseFullDate } from '../../domain/partial-date.ts';
import { parseTimeOfDay } from '../../domain/time-of-day.ts';
import { localDateOf } from '../../domain/vietnam-time.ts';
import { useMessages } from '../../state/locale.ts';
import { useNow } from '../../state/now.ts';
import './day-input.css';

type Asked = Pick<InputHTMLAttributes<HTMLInputElement>, 'aria-describedby' | 'aria-invalid' | 'aria-required'>;

interface ReadInputProps extends Asked {
  readonly id: string;
  readonly label?: string;
  /** What was read; empty: nothing, or nothing that can be read. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly print: (value: string) => string;
  readonly read: (typed: string) => string;
}

/** Typed in any of the desk's ways, read at every letter, written out as it was read when she moves on. */
function ReadInput({ label, value, onChange, print, read, ...control }: ReadInputProps) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <input
      {...control}
      type="text"
      inputMode="numeric"
      autoComplete="off"
      aria-label={label}
      value={typed ?? print(value)}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(read(event.target.value));
      }}
      onBlur={() => {
        // What cannot be read stays as it was typed, to be mended.
        if (value !== '' || typed?.trim() === '') setTyped(null);
      }}
    />
  );
}

interface DayInputProps extends Asked {
  readonly id: string;
  /** `2026-11-21`; empty: no day yet. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A day as the desk writes it, day first: the browser's own field goes by the language of the machine. */
export function DayInput(props: DayInputProps) {
  const contextYear = yearOf(localDateOf(new Date(useNow()).toISOString()));
  return (
    <ReadInput
      {...props}
      print={(value) => (isLocalDate(value) ? printLocalDate(value) : '')}
      read={(typed) => {
        const parsed = parseFullDate(typed, contextYear);
        return parsed.status === 'ok' ? parsed.value : '';
      }}
    />
  );
}

function readTime(typed: string): string {
  const parsed = parseTimeOfDay(typed);
  return parsed.status === 'ok' ? parsed.value : '';
}

/** A moment at the desk: `2026-11-21T09:05`, where a part that cannot be read is left out. */
export function MomentInput({ id, value, onChange, ...asked }: DayInputProps) {
  const words = useMessages().time;
  const [day = '', time = ''] = value.split('T');
  return (
    <div className="moment-input">
      <DayInput {...asked} id={id} value={day} onChange={(next) => onChange(`${next}T${time}`)} />
      <ReadInput
        {...asked}
        id={`${id}-time`}
        label={words.hour}
        value={time}
        onChange={(next) => onChange(`${day}T${next}`)}
        print={(text) => text}
        read={readTime}
      />
    </div>
  );
}
