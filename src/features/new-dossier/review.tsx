import type { ReactNode } from 'react';
import { DossierContent } from '../../components/dossier-content.tsx';
import { useOriginWords } from '../../components/form/origin-words.ts';
import { useFeeText } from '../../components/fee-text.ts';
import { Sign } from '../../components/signs.tsx';
import { receive } from '../../domain/deadline.ts';
import { registrationKindOf, timeLimitOf } from '../../domain/timeliness.ts';
import { localDateOf } from '../../domain/vietnam-time.ts';
import type { FormStore } from '../../state/form/form-store.ts';
import { askedFields } from '../../state/form/typed-form.ts';
import { useDeskRules } from '../../state/desk-rules.tsx';
import { useMessages, useSay } from '../../state/locale.ts';
import { useNow } from '../../state/now.ts';
import { sayWhen } from '../../state/when-words.ts';

function DueLine({ form }: { readonly form: FormStore }) {
  const now = useNow();
  const words = useMessages();
  const rules = useDeskRules();
  const { procedure } = form.context;
  const at = new Date(now).toISOString();
  const limit = timeLimitOf(rules.onDay(procedure, localDateOf(at)), askedFields(form.getState().form, procedure));
  const due = receive(at, limit, rules.calendar, rules.hours);
  return (
    <p>
      <b>{words.newDossier.due}.</b> {words.newDossier.dueIf(sayWhen(due.dueAt, now, words))}{' '}
      {due.certainty === 'undecided' && words.newDossier.dueUndecided}
      {due.certainty === 'unknownYear' && words.newDossier.dueUnknownYear}
    </p>
  );
}

/** The whole declaration as it will be kept, what to look at twice, and below it the papers that came. */
export function Review({ form, children }: { readonly form: FormStore; readonly children: ReactNode }) {
  const words = useMessages();
  const say = useSay();
  const now = useNow();
  const feeText = useFeeText();
  const originOf = useOriginWords();
  const { procedure } = form.context;
  const today = localDateOf(new Date(now).toISOString());
  const { form: typed, findings } = form.getState();
  const fields = askedFields(typed, procedure);
  const warnings = findings.filter((finding) => finding.level === 'warning');
  return (
    <div className="review">
      {warnings.length > 0 && (
        <ul className="review-warnings">
          {warnings.map((finding) => (
            <li key={`${finding.field} ${finding.code}`} className="finding is-warning">
              <Sign name="warning" />
              <span>{say(finding.message)}</span>
            </li>
          ))}
        </ul>
      )}
      <DossierContent
        procedure={procedure}
        fields={fields}
        on={today}
        headingLevel={2}
        originOf={(path) => originOf(typed, path, procedure)}
      />
      <section className="review-papers">
        {children}
        <DueLine form={form} />
        <p>
          <b>{words.procedure.fee}.</b>{' '}
          {feeText(procedure, {
            fields,
            registrationKind: registrationKindOf(procedure, fields, today),
            channel: 'direct',
            receivedOn: today,
          })}
        </p>
      </section>
    </div>
  );
}
