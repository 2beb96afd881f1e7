import { useState } from 'react';
import type { FieldSpec } from '../../domain/field.ts';
import { useMessages, useSay } from '../../state/locale.ts';

/** What opens and closes the help of the field somebody is in: a finger's button, and the key F1 (`helpByKey`). */
const opener = 'data-help-opener';

interface FieldHelpProps {
  readonly spec: FieldSpec;
  /** Of the field's control. */
  readonly id: string;
}

/** What the law asks of a field. On a wide screen it stands beside the form (`Guidance`) and this is for screen readers. */
export function useFieldHelp({ spec, id }: FieldHelpProps) {
  const say = useSay();
  const words = useMessages().newDossier;
  const [isOpen, setOpen] = useState(false);
  const { help } = spec;
  return {
    // Who cannot see it has the help with the field itself; who types has F1.
    button: help !== undefined && (
      <button
        type="button"
        className="help-opener"
        tabIndex={-1}
        aria-hidden="true"
        title={words.helpKey}
        {...{ [opener]: '' }}
        onClick={() => setOpen(!isOpen)}
      >
        ?
      </button>
    ),
    text: (
      <p id={`${id}-help`} className={isOpen ? 'field-help is-open' : 'field-help'}>
        {help !== undefined && say(help)}
      </p>
    ),
  };
}

/** F1 anywhere in a field. What is pressed stays where it is: the cursor does not leave the field. */
export function helpByKey(event: React.KeyboardEvent): void {
  if (event.key !== 'F1' || !(event.target instanceof Element)) return;
  const button = event.target.closest('[data-path]')?.querySelector<HTMLElement>(`[${opener}]`);
  if (button === null || button === undefined) return;
  event.preventDefault();
  button.click();
}
