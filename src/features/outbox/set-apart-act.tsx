import { useState } from 'react';
import { Link } from 'wouter';
import { DossierContent } from '../../components/dossier-content.tsx';
import { subjectOf } from '../../components/dossier-line.tsx';
import { useFieldNaming } from '../../components/field-naming.ts';
import type { Dossier } from '../../domain/dossier.ts';
import type { FieldValue } from '../../domain/field.ts';
import { opensRecord } from '../../domain/openings.ts';
import { contentOf } from '../../domain/report-form.ts';
import { procedureVersion } from '../../domain/procedures/catalogue.ts';
import { localDateOf } from '../../domain/vietnam-time.ts';
import { useLive } from '../../state/live.ts';
import { useMessages } from '../../state/locale.ts';
import { useParts } from '../../state/parts.ts';
import { paths } from '../../state/paths.ts';
import { sayWhen } from '../../state/when-words.ts';
import type { ReadSetApart } from './set-apart-groups.ts';

interface LineProps {
  readonly one: ReadSetApart;
  readonly now: number;
  /** Whether she has decided to take it; `undefined`: not decided yet. */
  readonly decided: boolean | undefined;
  readonly chosen: boolean;
  readonly onToggle: () => void;
}

/** One act that was set apart: what, on whom, when made and when it came, and all of it on demand. */
export function SetApartActLine({ one, now, decided, chosen, onToggle }: LineProps) {
  const { store } = useParts();
  const words = useMessages();
  const own = words.setApart;
  const [shown, setShown] = useState(false);
  const { act, mutation, opened } = one;
  const here = useLive(() => store.dossier(act.entity), [store, act.entity]);
  const dossier = here?.dossier ?? opened;
  const acts: Readonly<Record<string, string>> = words.outbox.act;
  const name = mutation === undefined ? own.unreadable : (acts[mutation.name] ?? mutation.name);
  const subject = dossier === null ? act.entity.slice(0, 8) : subjectOf(dossier);
  return (
    <li className="set-apart-act">
      <label>
        {decided === undefined && <input type="checkbox" checked={chosen} onChange={onToggle} />}
        <span className="line-name">
          {name}: {subject}
        </span>
      </label>
      <span className="soft">
        {mutation !== undefined && `${own.made(sayWhen(mutation.occurredAt.device, now, words))} · `}
        {own.came(sayWhen(act.serverTime, now, words))}
        {dossier !== null && ` · ${dossier.codes.provisional}`}
      </span>
      {decided !== undefined && <b className="set-apart-decided">{decided ? own.taken : own.refused}</b>}
      {here !== undefined && here !== null && <Link href={paths.dossier(act.entity)}>{own.openRecord}</Link>}
      <details onToggle={(event) => setShown(event.currentTarget.open)}>
        <summary>{own.details}</summary>
        {shown && <ActContent one={one} dossier={dossier} />}
      </details>
    </li>
  );
}

interface MeantChanges {
  readonly changes?: readonly {
    readonly field: string;
    readonly from: FieldValue | null;
    readonly to: FieldValue | null;
  }[];
}

function ActContent({ one, dossier }: { readonly one: ReadSetApart; readonly dossier: Dossier | null }) {
  const words = useMessages();
  const naming = useFieldNaming(dossier);
  const { mutation, opened } = one;
  if (mutation !== undefined && opensRecord(mutation.name) && opened !== null) {
    const procedure = procedureVersion(opened.procedure, opened.procedureVersion);
    if (procedure !== undefined) {
      const on = localDateOf(opened.receivedAt);
      const { asked, said } = contentOf(opened, procedure);
      return <DossierContent procedure={asked} fields={said} on={on} headingLevel={3} />;
    }
  }
  if (mutation?.name === 'editDossier') {
    const { changes = [] } = mutation.args as MeantChanges;
    return (
      <dl className="set-apart-changes">
        {changes.map(({ field, from, to }) => (
          <div key={field}>
            <dt>{naming.nameOf(field)}</dt>
            <dd>
              {naming.valueOf(field, from)} → {naming.valueOf(field, to)}
            </dd>
          </div>
        ))}
      </dl>
    );
  }
  const text = JSON.stringify(mutation?.args ?? one.act.mutation, null, 1);
  return mutation !== undefined && Object.keys(mutation.args).length === 0 ? (
    <p className="soft">{words.setApart.nothingMore}</p>
  ) : (
    <pre>{text}</pre>
  );
}
