import type { FocusEvent, ReactNode } from 'react';
import type { FieldSpec } from '../../domain/field.ts';
import { useMessages, useSay } from '../../state/locale.ts';
import { afterPress } from './after-press.ts';
import { useFieldHelp } from './field-help.tsx';
import { controlId, useFindingsAt, useFormStore } from './form-context.ts';
import { FieldOrigin, originId } from './field-origin.tsx';
import { FindingLines } from './finding-lines.tsx';

export interface CompoundFieldProps {
  readonly spec: FieldSpec;
  readonly required: boolean;
  readonly children: ReactNode;
  readonly aside?: ReactNode;
  readonly onKeyDown?: React.KeyboardEventHandler;
}

/** A field of several controls under one name. It is judged when the person leaves the last of them. */
export function CompoundField({ spec, required, children, aside, onKeyDown }: CompoundFieldProps) {
  const store = useFormStore();
  const say = useSay();
  const words = useMessages().newDossier;
  const findings = useFindingsAt(spec.path);
  const id = controlId(spec.path);
  const help = useFieldHelp({ spec, id });
  const leave = (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) afterPress(() => store.leave(spec));
  };
  return (
    <fieldset
      id={id}
      className="field compound"
      data-path={spec.path}
      data-invalid={findings.some((finding) => finding.level === 'error') || undefined}
      aria-describedby={`${id}-findings ${id}-help ${originId(spec.path)}`}
      onBlur={leave}
      onKeyDown={onKeyDown}
    >
      <legend>{say(spec.label)}</legend>
      <div className="compound-head">
        <FieldOrigin path={spec.path} />
        {!required && <span className="optional">{words.optional}</span>}
        {aside}
        {help.button}
      </div>
      <div className="compound-parts">{children}</div>
      <FindingLines id={`${id}-findings`} findings={findings} />
      {help.text}
    </fieldset>
  );
}
