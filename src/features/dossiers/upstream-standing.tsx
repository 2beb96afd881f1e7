import { useId } from 'react';
import { useLabelledBy } from '../../components/beside-name.ts';
import { useFieldNaming } from '../../components/field-naming.ts';
import { UpstreamMark } from '../../components/upstream-mark.tsx';
import type { Dossier } from '../../domain/dossier.ts';
import { printLocalDate } from '../../domain/local-date.ts';
import type { Procedure } from '../../domain/procedure.ts';
import { useMessages, useSay } from '../../state/locale.ts';
import { useNow } from '../../state/now.ts';
import { sayWhen } from '../../state/when-words.ts';

interface UpstreamStandingProps {
  readonly dossier: Dossier;
  readonly procedure: Procedure | undefined;
}

/** What the national systems say of it: number and paper, or what a person must put right, at the field. */
export function UpstreamStanding({ dossier, procedure }: UpstreamStandingProps) {
  const titleId = useId();
  const labelledBy = useLabelledBy(titleId);
  const words = useMessages();
  const say = useSay();
  const now = useNow();
  const naming = useFieldNaming(dossier);
  const { upstream } = dossier;
  if (upstream === undefined) return null;
  const { entry, code, until, said, problems } = upstream;
  const told = words.upstreamTold;
  const numbered = procedure?.groups
    .flatMap(({ fields }) => fields)
    .find(({ kind, filledBy }) => kind === 'pin' && filledBy === 'system');
  const waits = entry !== null && numbered !== undefined && dossier.fields[numbered.path] === undefined;
  return (
    <section className="register-entry" aria-labelledby={labelledBy}>
      <h3 id={titleId}>{told.title}</h3>
      <p>
        <UpstreamMark upstream={upstream} />
        <span className="soft">{sayWhen(upstream.at, now, words)}</span>
      </p>
      {entry !== null && (
        <p>
          {told.entry(entry.number, entry.volume ?? '')} · {entry.paper ? told.paper : told.noPaper}
        </p>
      )}
      {waits && <p className="soft">{told.waitsForNumber}</p>}
      {until !== null && <p>{told.until(printLocalDate(until))}</p>}
      {said !== '' && <q>{said}</q>}
      {problems.length > 0 && (
        <ul className="trouble-problems">
          {problems.map((problem, index) => (
            <li key={`${problem.field ?? ''} ${problem.code} ${index}`}>
              {problem.field !== null && problem.field !== '' && <b>{naming.nameOf(problem.field)}: </b>}
              {say(problem.message)}
            </li>
          ))}
        </ul>
      )}
      {upstream.handed !== undefined && <p className="soft">{told.handedTo(upstream.handed.system)}</p>}
      {code !== null && <p className="soft">{told.code(code)}</p>}
    </section>
  );
}
