import { useEffect, useRef } from 'react';
import type { Finding } from '../../domain/field.ts';
import type { Procedure } from '../../domain/procedure.ts';
import { useMessages, useSay } from '../../state/locale.ts';
import { Sign } from '../signs.tsx';
import { focusField } from './form-context.ts';

export interface ErrorSummaryProps {
  readonly procedure: Procedure;
  readonly errors: readonly Finding[];
  /** Counts her tries: each one brings the focus here again. */
  readonly tries: number;
}

/** Everything that stops saving, each a way to its field. */
export function ErrorSummary({ procedure, errors, tries }: ErrorSummaryProps) {
  const words = useMessages().newDossier.errors;
  const say = useSay();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (tries === 0) return;
    box.current?.focus({ preventScroll: true });
    box.current?.scrollIntoView({ block: 'start' });
  }, [tries]);
  if (tries === 0 || errors.length === 0) return null;
  const inWords = (finding: Finding): string => {
    const group = procedure.groups.find((each) => each.fields.some((spec) => spec.path === finding.field));
    const spec = group?.fields.find((each) => each.path === finding.field);
    if (group === undefined || spec === undefined) return say(finding.message);
    const what = finding.code === 'required' ? words.missing : say(finding.message);
    return `${say(group.title)} – ${say(spec.label)}: ${what}`;
  };
  return (
    <div ref={box} className="error-summary" role="alert" tabIndex={-1}>
      <h2>
        <Sign name="error" />
        {words.title(new Set(errors.map((finding) => finding.field)).size)}
      </h2>
      <ol>
        {errors.map((finding) => (
          <li key={`${finding.field} ${finding.code}`}>
            <a
              href={`#field-${finding.field}`}
              onClick={(event) => {
                event.preventDefault();
                focusField(finding.field);
              }}
            >
              {inWords(finding)}
            </a>
          </li>
        ))}
      </ol>
    </div>
  );
}
