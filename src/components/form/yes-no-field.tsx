import type { FieldSpec } from '../../domain/field.ts';
import { useSay } from '../../state/locale.ts';
import { useFieldHelp } from './field-help.tsx';
import { controlId, useFindingsAt, useFormStore, useFormText } from './form-context.ts';
import { FindingLines } from './finding-lines.tsx';

/** One tick: yes, or not. */
export function YesNoField({ spec, required }: { readonly spec: FieldSpec; readonly required: boolean }) {
  const store = useFormStore();
  const say = useSay();
  const findings = useFindingsAt(spec.path);
  const id = controlId(spec.path);
  const help = useFieldHelp({ spec, id });
  return (
    <div className="field tick" data-path={spec.path}>
      <input
        id={id}
        type="checkbox"
        aria-describedby={`${id}-findings ${id}-help`}
        aria-invalid={findings.some((finding) => finding.level === 'error')}
        aria-required={required}
        checked={useFormText(spec, '') === 'true'}
        onChange={(event) => store.choose(spec, '', String(event.target.checked))}
      />
      <label htmlFor={id}>{say(spec.label)}</label>
      {help.button}
      <FindingLines id={`${id}-findings`} findings={findings} />
      {help.text}
    </div>
  );
}
