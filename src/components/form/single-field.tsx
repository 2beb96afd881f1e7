import type { ReactNode } from 'react';
import type { FieldSpec } from '../../domain/field.ts';
import { useMessages, useSay } from '../../state/locale.ts';
import { useFieldHelp } from './field-help.tsx';
import { controlId, useFindingsAt } from './form-context.ts';
import { FieldOrigin, originId } from './field-origin.tsx';
import { FindingLines } from './finding-lines.tsx';

export interface ControlProps {
  readonly id: string;
  readonly 'aria-describedby': string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-required': boolean;
}

export interface SingleFieldProps {
  readonly spec: FieldSpec;
  readonly required: boolean;
  readonly children: (control: ControlProps) => ReactNode;
}

/** Label above, one control, what is wrong with it, what the law asks. */
export function SingleField({ spec, required, children }: SingleFieldProps) {
  const say = useSay();
  const words = useMessages().newDossier;
  const findings = useFindingsAt(spec.path);
  const id = controlId(spec.path);
  const help = useFieldHelp({ spec, id });
  return (
    <div className="field" data-path={spec.path}>
      <div className="field-head">
        <label htmlFor={id}>{say(spec.label)}</label>
        <FieldOrigin path={spec.path} />
        {!required && spec.kind !== 'yesNo' && <span className="optional">{words.optional}</span>}
      </div>
      <div className="field-control">
        {children({
          id,
          'aria-describedby': `${id}-findings ${id}-help ${originId(spec.path)}`,
          'aria-invalid': findings.some((finding) => finding.level === 'error'),
          'aria-required': required,
        })}
        {help.button}
      </div>
      <FindingLines id={`${id}-findings`} findings={findings} />
      {help.text}
    </div>
  );
}
