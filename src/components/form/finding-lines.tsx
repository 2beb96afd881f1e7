import type { Finding } from '../../domain/field.ts';
import { useMessages, useSay } from '../../state/locale.ts';
import { Sign } from '../signs.tsx';

/** What is wrong or odd at one field, in its own place under it. */
export function FindingLines({ id, findings }: { readonly id: string; readonly findings: readonly Finding[] }) {
  const words = useMessages().newDossier.finding;
  const say = useSay();
  return (
    <div id={id} className="findings" aria-live="polite">
      {findings.map((finding) => (
        <p key={finding.code} className={`finding is-${finding.level}`}>
          <Sign name={finding.level} />
          <span>
            <b>{words[finding.level]}:</b> {say(finding.message)}
          </span>
        </p>
      ))}
    </div>
  );
}
