import { Link } from 'wouter';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import { AlikeLine } from '../../components/alike/alike-line.tsx';
import { Sign } from '../../components/signs.tsx';
import { isReport } from '../../domain/life-cycle.ts';
import { subjectNames } from '../../domain/subject-names.ts';
import { type IndexEntry, indexEntryOf } from '../../local-index/index-entry.ts';
import { askedFields } from '../../state/form/typed-form.ts';
import type { FormStore } from '../../state/form/form-store.ts';
import { useMessages } from '../../state/locale.ts';
import { paths } from '../../state/paths.ts';
import { useAlike } from '../../state/use-alike.ts';

/** Dossiers that somebody has found, while the form was open, to be of other events. */
export type ToldApart = StoreApi<{ readonly ids: readonly string[] }>;

export interface AlikeBeforeSavingProps {
  readonly form: FormStore;
  /** Of the record that the form will be. */
  readonly id: string;
  readonly apart: ToldApart;
  /** A report among them may be received in place of this form. */
  readonly receives: boolean;
}

/** R10: what is on this device already and may be the same event, told before it is saved; nothing is held up by it. */
export function AlikeBeforeSaving({ form, id, apart, receives }: AlikeBeforeSavingProps) {
  const { alike: words, report } = useMessages();
  const typed = useStore(form, (state) => state.form);
  const ids = useStore(apart, (state) => state.ids);
  const { procedure, receivedOn } = form.context;
  const fields = askedFields(typed, procedure);
  const draft: IndexEntry | null =
    subjectNames(procedure, fields).length < procedure.subjects.length
      ? null
      : indexEntryOf({
          id,
          procedure: procedure.id,
          procedureVersion: procedure.version,
          receivedAt: `${receivedOn}T02:00:00.000Z`,
          business: 'RECEIVED',
          fields,
        });
  const alike = useAlike(draft);
  if (alike.length === 0) return null;
  const isDouble = alike.some(({ verdict, id: other }) => /likely|possible/u.test(verdict) && !ids.includes(other));
  const say = (other: string, isApart: boolean) =>
    apart.setState({ ids: isApart ? [...ids, other] : ids.filter((each) => each !== other) });
  return (
    <section className={isDouble ? 'alikes' : 'alikes is-related'} aria-labelledby="alike-title">
      <div role="status">
        <h2 id="alike-title">
          <Sign name="warning" />
          {isDouble ? words.beforeSaving : words.related}
        </h2>
      </div>
      {isDouble && <p>{words.beforeSavingLead}</p>}
      <ul>
        {alike.map((one) => (
          <AlikeLine key={one.id} alike={one}>
            {receives && isReport(one.entry) && (
              <>
                <Link href={paths.receiveReport(one.id)} className="button">
                  {report.receiveThis}
                </Link>{' '}
              </>
            )}
            {ids.includes(one.id) ? (
              <>
                <span className="soft">{words.notedApart}</span>{' '}
                <button type="button" className="quiet" onClick={() => say(one.id, false)}>
                  {words.undo}
                </button>
              </>
            ) : (
              <button type="button" onClick={() => say(one.id, true)}>
                {words.apart}
              </button>
            )}
          </AlikeLine>
        ))}
      </ul>
    </section>
  );
}
