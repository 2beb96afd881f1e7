import { useId } from 'react';

interface PlainFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onWrite: (value: string) => void;
  /** What is typed: a text by default. Of a PIN only the digits are taken. */
  readonly kind?: 'text' | 'ownPassword' | 'newPassword' | 'newPin';
  readonly hint?: string;
  /** Id of what else is said of it. */
  readonly describedBy?: string;
  /** Letters at most. */
  readonly most?: number;
  /** What stands in it, or is missing, is why nothing was done. */
  readonly isFaulty?: boolean;
}

const inputs = {
  text: { type: 'text', autoComplete: 'off', spellCheck: false },
  ownPassword: { type: 'password', autoComplete: 'current-password' },
  newPassword: { type: 'password', autoComplete: 'new-password' },
  newPin: { type: 'password', autoComplete: 'off', inputMode: 'numeric' },
} as const;

/** One field of a small form that is no declaration. */
export function PlainField({
  label,
  value,
  onWrite,
  kind = 'text',
  hint,
  describedBy,
  most,
  ...rest
}: PlainFieldProps) {
  const id = useId();
  const described = [
    ...(hint === undefined ? [] : [`${id}-hint`]),
    ...(describedBy === undefined ? [] : [describedBy]),
  ];
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        {...inputs[kind]}
        {...(most === undefined ? {} : { maxLength: most })}
        {...(described.length === 0 ? {} : { 'aria-describedby': described.join(' ') })}
        aria-invalid={rest.isFaulty === true || undefined}
        value={value}
        onChange={({ target }) => onWrite(kind === 'newPin' ? target.value.replace(/\D/gu, '') : target.value)}
      />
      {hint !== undefined && (
        <p className="soft" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
