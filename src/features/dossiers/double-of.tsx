import { useMay } from '../../state/rights.ts';
import { useState } from 'react';
import { Link } from 'wouter';
import { subjectOf } from '../../components/dossier-line.tsx';
import { Sign } from '../../components/signs.tsx';
import type { Dossier } from '../../domain/dossier.ts';
import { useLive } from '../../state/live.ts';
import { useMessages } from '../../state/locale.ts';
import { useParts } from '../../state/parts.ts';
import { paths } from '../../state/paths.ts';
import { useDoubles } from '../../state/use-doubles.ts';
import { ReasonDialog } from './reason-dialog.tsx';

/** Both sources stay linked: what this dossier was withdrawn for, and what was withdrawn for it. */
export function DoubleOf({ dossier }: { readonly dossier: Dossier }) {
  const words = useMessages().double;
  const [isReopening, setReopening] = useState(false);
  const may = useMay();
  // Reports joined to it are its sources, and shown as such.
  const doubles = useDoubles(dossier.id).flatMap(({ id, business }) => (business === 'JOINED' ? [] : [id]));
  const { doubleOf } = dossier;
  if (doubleOf === undefined && doubles.length === 0) return null;
  return (
    <section className="alikes is-related" aria-labelledby="double-title">
      <h3 id="double-title">
        <Sign name="attention" />
        {doubleOf === undefined ? words.stays : words.title}
      </h3>
      {doubleOf !== undefined && (
        <>
          <p>
            {words.lead} <Other id={doubleOf.other} />
          </p>
          {doubles.includes(doubleOf.other) && (
            <p role="alert" className="finding is-error">
              {words.both}
            </p>
          )}
          {may('reopenDouble') && (
            <p className="actions">
              <button type="button" aria-haspopup="dialog" onClick={() => setReopening(true)}>
                {words.reopen}
              </button>
            </p>
          )}
        </>
      )}
      {doubles.length > 0 && (
        <ul>
          {doubles.map((id) => (
            <li key={id}>
              <Other id={id} />
            </li>
          ))}
        </ul>
      )}
      {isReopening && doubleOf !== undefined && (
        <ReasonDialog
          title={words.reopenTitle}
          help={words.reopenHelp}
          confirm={words.reopenConfirm}
          command={(reason) => ({ name: 'reopenDouble', entity: dossier.id, args: { other: doubleOf.other, reason } })}
          onClose={() => setReopening(false)}
        />
      )}
    </section>
  );
}

export function Other({ id }: { readonly id: string }) {
  const { store } = useParts();
  const words = useMessages().double;
  const found = useLive(() => store.dossier(id), [store, id]);
  if (found === undefined) return null;
  if (found === null) return <span>{words.notHere(id.slice(0, 8))}</span>;
  return (
    <>
      <Link href={paths.dossier(id)}>{subjectOf(found.dossier)}</Link>{' '}
      <span className="soft">{found.dossier.codes.official ?? found.dossier.codes.provisional}</span>
    </>
  );
}
