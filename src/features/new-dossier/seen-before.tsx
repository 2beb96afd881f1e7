import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { controlId, useProcedureForm } from '../../components/form/form-context.ts';
import { isFormInReach } from '../../components/form/form-reach.ts';
import type { FieldGroup } from '../../domain/field.ts';
import { printLocalDate } from '../../domain/local-date.ts';
import { procedureVersion } from '../../domain/procedures/catalogue.ts';
import { localDateOf } from '../../domain/vietnam-time.ts';
import { dateOfKey } from '../../local-index/date-key.ts';
import type { SeenPerson } from '../../local-index/find-people.ts';
import type { FilledStep } from '../../state/form/filled-steps.ts';
import { useStillFilled } from '../../state/form/use-still-filled.ts';
import { typingKey } from '../../state/form/typed-form.ts';
import { useMessages, useSay } from '../../state/locale.ts';
import { useParts } from '../../state/parts.ts';
import { useSeen } from '../../state/rights.ts';
import { useIndex } from '../../state/use-index.ts';
import { hamletOf, type Seen, takeSeenPerson } from './take-seen-person.ts';
import './seen-before.css';

type Offered = Seen & { readonly person: SeenPerson };

/** Who may be meant, and for which block. */
interface Found {
  readonly block: string | undefined;
  readonly people: readonly Offered[];
}
const nobody: Found = { block: undefined, people: [] };

/** Whom she took, in words, and the step that did it. */
interface Taken {
  readonly said: string;
  readonly step: FilledStep;
}

const mostOffered = 4;
/** Looked for this long after the last letter, so that no keystroke waits for it. */
const quiet = 200;

/** The person block the keyboard is in. */
function useBlockInFocus(groups: readonly FieldGroup[], persons: readonly { readonly id: string }[]) {
  const [block, setBlock] = useState<FieldGroup>();
  useEffect(() => {
    const follow = ({ target }: FocusEvent) => {
      const id = target instanceof Element ? target.closest('details')?.id : undefined;
      if (id === undefined) return;
      setBlock(groups.find((group) => id === `block-${group.id}` && persons.some((person) => person.id === group.id)));
    };
    addEventListener('focusin', follow);
    return () => removeEventListener('focusin', follow);
  }, [groups, persons]);
  return block;
}

/** People of this commune whom the device has seen, while a name or a number is typed; only for who sees all its dossiers. */
export function SeenBefore() {
  return useSeen('dossier') === 'all' ? <SeenPeople /> : null;
}

function SeenPeople() {
  const form = useProcedureForm();
  const { store, timers } = useParts();
  const { index, now } = useIndex();
  const words = useMessages().newDossier.seen;
  const say = useSay();
  const { groups, persons } = form.context.procedure;
  const block = useBlockInFocus(groups, persons);
  const typed = useStore(form, ({ form: { typing, fields } }) => {
    if (block === undefined || fields[`${block.id}.pin`] !== undefined) return '';
    return typing[typingKey(`${block.id}.pin`, '')] || typing[typingKey(`${block.id}.fullName`, '')] || '';
  });
  const [found, setFound] = useState<Found>(nobody);
  const [taken, setTaken] = useState<Taken | null>(null);
  const isStillTaken = useStillFilled(form, taken?.step);
  // Who was looked for in another block is nobody to be taken into this one.
  const offered = found.block === block?.id ? found.people : nobody.people;
  const sex = persons.find(({ id }) => id === block?.id)?.sex;

  useEffect(() => {
    let left = false;
    const findOffered = async (): Promise<readonly Offered[]> => {
      if (index === null || typed === '') return [];
      const people = await index.ask({ kind: 'people', wish: { typed, sex, limit: mostOffered } });
      const views = await store.dossiersOf(people.map(({ dossier }) => dossier));
      const dossiers = new Map(views.map(({ dossier }) => [dossier.id, dossier]));
      return people.flatMap((person): readonly Offered[] => {
        const dossier = dossiers.get(person.dossier);
        return dossier === undefined ? [] : [{ dossier, role: person.role, person }];
      });
    };
    const stop = timers.set(quiet, () => {
      void findOffered().then((people) => {
        if (!left) setFound({ block: block?.id, people });
      }, reportError);
    });
    return () => {
      left = true;
      stop();
    };
  }, [index, now, block, typed, sex, store, timers]);

  const take = (seen: Offered) => {
    if (block === undefined) return;
    const kept = takeSeenPerson(form, seen, block);
    const { dossier } = seen;
    const procedure = procedureVersion(dossier.procedure, dossier.procedureVersion);
    const source = `${procedure === undefined ? '' : say(procedure.name)} ${dossier.codes.official ?? dossier.codes.provisional}`;
    const step = form.getState().steps.at(-1);
    const day = printLocalDate(localDateOf(dossier.receivedAt));
    const said = words.taken(say(block.title).toLowerCase(), source, day, kept.length);
    setTaken(step === undefined ? null : { said, step });
    setFound(nobody);
    document.getElementById(controlId(`${block.id}.fullName`))?.focus();
  };
  const [first] = typed === '' ? [] : offered;

  useEffect(() => {
    if (first === undefined) return;
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'F2' || event.ctrlKey || event.altKey || event.metaKey || !isFormInReach()) return;
      event.preventDefault();
      take(first);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  });

  const facts = ({ person, ...seen }: Offered): string =>
    [
      person.born === undefined ? '' : String(dateOfKey(person.born).y),
      person.pin === undefined ? '' : `…${person.pin.slice(-4)}`,
      hamletOf(seen),
      say(procedureVersion(seen.dossier.procedure, seen.dossier.procedureVersion)?.name ?? { vi: '', en: '' }),
    ]
      .filter((text) => text !== '')
      .join(' · ');

  return (
    <div className="seen-before">
      {first !== undefined && block !== undefined && (
        <>
          <p id="seen-before-title">{words.title(say(block.title).toLowerCase())}</p>
          <ul aria-labelledby="seen-before-title">
            {offered.map((seen, at) => (
              <li key={`${seen.dossier.id} ${seen.role}`}>
                <button
                  type="button"
                  className="quiet"
                  {...(at === 0 ? { 'aria-keyshortcuts': 'F2' } : {})}
                  onClick={() => take(seen)}
                >
                  {seen.person.name}
                  {at === 0 && <kbd aria-hidden="true">F2</kbd>}
                </button>
                <span className="soft">{facts(seen)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p role="status">{first !== undefined ? words.count(offered.length) : isStillTaken && taken?.said}</p>
    </div>
  );
}
