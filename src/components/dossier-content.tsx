import { useState } from 'react';
import type { FieldPath, Fields } from '../domain/field.ts';
import type { Procedure } from '../domain/procedure.ts';
import type { LocalDate } from '../domain/words.ts';
import { useMessages, useSay } from '../state/locale.ts';
import './dossier-content.css';
import { useFieldText } from './field-text.ts';

export interface DossierContentProps {
  readonly procedure: Procedure;
  readonly fields: Fields;
  readonly on: LocalDate;
  readonly headingLevel: 2 | 3;
  /** Where an answer came from, in words, as long as that is known. */
  readonly originOf?: (path: FieldPath) => string | undefined;
}

/** Not for whoever passes behind the desk. */
function OnRequest({ children }: { readonly children: string }) {
  const words = useMessages().dossier;
  const [shown, setShown] = useState(false);
  if (shown) return children;
  return (
    <button type="button" className="quiet" onClick={() => setShown(true)}>
      {words.showSensitive}
    </button>
  );
}

/** In brackets, so that it is read out as an aside to the answer and not as a part of it. */
function Origin({ said }: { readonly said: string | undefined }) {
  return said === undefined ? null : <small className="answer-origin"> ({said})</small>;
}

/** Everything declared, read rather than typed: a ledger page of labels and answers. */
export function DossierContent({ procedure, fields, on, headingLevel, originOf }: DossierContentProps) {
  const say = useSay();
  const fieldText = useFieldText(fields, on);
  const Heading = headingLevel === 2 ? 'h2' : 'h3';
  return (
    <div className="dossier-content">
      {procedure.groups.map((group) => {
        const filled = group.fields.flatMap((spec) => {
          const value = fields[spec.path];
          return value === undefined || spec.namesRecord === true ? [] : [{ spec, value }];
        });
        return filled.length === 0 ? null : (
          <section key={group.id}>
            <Heading>{say(group.title)}</Heading>
            <dl>
              {filled.map(({ spec, value }) => (
                <div key={spec.path} className={spec.kind === 'name' ? 'is-name' : undefined}>
                  <dt>{say(spec.label)}</dt>
                  <dd>
                    {spec.sensitive ? <OnRequest>{fieldText(spec, value)}</OnRequest> : fieldText(spec, value)}
                    <Origin said={originOf?.(spec.path)} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        );
      })}
    </div>
  );
}
