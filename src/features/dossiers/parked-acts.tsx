import { useLabelledBy } from '../../components/beside-name.ts';
import { Allowed } from '../../components/allowed.tsx';
import { useId, useState } from 'react';
import { type FieldNaming, useFieldNaming } from '../../components/field-naming.ts';
import { type NotSaved, SavedProblem } from '../../components/form/saved-problem.tsx';
import type { Dossier, ParkedAct } from '../../domain/dossier.ts';
import type { Fields } from '../../domain/field.ts';
import type { Procedure } from '../../domain/procedure.ts';
import { parkedInHistory } from '../../domain/steps/parked-in-history.ts';
import { useMessages, useSay } from '../../state/locale.ts';
import { useNow } from '../../state/now.ts';
import { orSayFailed } from '../../state/or-say-failed.ts';
import { useParts } from '../../state/parts.ts';
import { nameOfAccount, useSession } from '../../state/session.ts';
import { sayWhen } from '../../state/when-words.ts';
import { actInWords } from './act-in-words.ts';
import { type Choice, decisionOf, openFields, type OpenField } from './parked-choice.ts';
import { useWhereMade } from './where-made.ts';
import './parked-acts.css';

type Trouble = 'chooseFirst' | 'reasonMissing';

/** R10: what two people wrote differently, side by side, until an officer has decided; in everybody's sight. */
export function ParkedActs({
  dossier,
  procedure,
}: {
  readonly dossier: Dossier;
  readonly procedure: Procedure | undefined;
}) {
  const titleId = useId();
  const labelledBy = useLabelledBy(titleId);
  const words = useMessages().parked;
  const naming = useFieldNaming(dossier, valuesBeside(dossier));
  const parked = dossier.parked ?? [];
  if (parked.length === 0) return null;
  return (
    <section className="parked" aria-labelledby={labelledBy}>
      <h3 id={titleId}>{words.title}</h3>
      <p>{words.lead}</p>
      {parked.map((act) => (
        // What stands may change under the eyes: then she chooses anew (compare-and-set).
        <ParkedForm
          key={`${act.mid} ${dossier.events.length}`}
          dossier={dossier}
          procedure={procedure}
          act={act}
          naming={naming}
        />
      ))}
    </section>
  );
}

function valuesBeside(dossier: Dossier): Fields {
  const values = (dossier.parked ?? []).flatMap(({ mid, changes }) =>
    changes.flatMap(({ field, to }) => (to === null ? [] : [[`${mid} ${field}`, to] as const])),
  );
  return Object.fromEntries(values);
}

interface ParkedFormProps {
  readonly dossier: Dossier;
  readonly procedure: Procedure | undefined;
  readonly act: ParkedAct;
  readonly naming: FieldNaming;
}

function ParkedForm({ dossier, procedure, act, naming }: ParkedFormProps) {
  const { store, wakeReplay } = useParts();
  const words = useMessages().parked;
  const id = useId();
  const [choices, setChoices] = useState<Readonly<Record<string, Choice>>>({});
  const [reason, setReason] = useState('');
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [notSaved, setNotSaved] = useState<NotSaved | null>(null);
  const open = openFields(dossier, act);

  const decide = async () => {
    setNotSaved(null);
    const missing = open.some(({ field }) => choices[field] === undefined);
    setTrouble(missing ? 'chooseFirst' : reason.trim() === '' ? 'reasonMissing' : null);
    if (missing || reason.trim() === '') return;
    const args = decisionOf(dossier, act, choices, reason.trim());
    const saved = await orSayFailed(() =>
      store.perform({ name: 'decideParked', entity: dossier.id, args: { ...args } }),
    );
    if (saved.status === 'saved') wakeReplay('saved');
    else setNotSaved(saved);
  };
  const takeAll = (choice: Choice) => setChoices(Object.fromEntries(open.map(({ field }) => [field, choice])));

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void decide();
      }}
    >
      <Waiting act={act} procedure={procedure} />
      {open.length === 0 && <p>{words.same}</p>}
      {open.map((field) => (
        <TwoValues
          key={field.field}
          open={field}
          act={act}
          naming={naming}
          chosen={choices[field.field]}
          onChoose={(choice) => setChoices({ ...choices, [field.field]: choice })}
        />
      ))}
      {open.length > 1 && (
        <p className="actions">
          <button type="button" onClick={() => takeAll('standing')}>
            {words.takeAll.standing}
          </button>
          <button type="button" onClick={() => takeAll('parked')}>
            {words.takeAll.parked}
          </button>
        </p>
      )}
      <div className="field">
        <label htmlFor={`${id}-reason`}>{words.reason}</label>
        <input
          id={`${id}-reason`}
          type="text"
          autoComplete="off"
          required
          maxLength={300}
          value={reason}
          aria-describedby={`${id}-trouble`}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
      <p id={`${id}-trouble`} role="alert" className="finding is-error">
        {trouble !== null && words[trouble]}
      </p>
      {notSaved !== null && <SavedProblem outcome={notSaved} />}
      <div className="actions">
        <Allowed act="decideParked">
          <button type="submit" className="primary">
            {words.decide}
          </button>
        </Allowed>
      </div>
    </form>
  );
}

/** The waiting act as a whole: what it was, whose, and what it said besides its values. */
function Waiting({ act, procedure }: { readonly act: ParkedAct; readonly procedure: Procedure | undefined }) {
  const words = useMessages();
  const say = useSay();
  const now = useNow();
  const session = useSession();
  const where = useWhereMade();
  const line = parkedInHistory(act);
  return (
    <p className="parked-act">
      {words.parked.waited(
        actInWords(line, procedure, words, say),
        nameOfAccount(session, act.author) ?? words.event.somebody,
        [sayWhen(act.occurredAt, now, words), where(act.device)].filter((text) => text !== '').join(', '),
      )}
      {line.reason !== undefined && <q>{line.reason}</q>}
    </p>
  );
}

interface TwoValuesProps {
  readonly open: OpenField;
  readonly act: ParkedAct;
  readonly naming: FieldNaming;
  readonly chosen: Choice | undefined;
  readonly onChoose: (choice: Choice) => void;
}

function TwoValues({ open, act, naming, chosen, onChoose }: TwoValuesProps) {
  const words = useMessages();
  const now = useNow();
  const session = useSession();
  const id = useId();
  const where = useWhereMade();
  const { field, standing, parked, since } = open;
  const said = (by: { author: string; device: string; occurredAt: string }): string =>
    words.parked.byWhom(
      nameOfAccount(session, by.author) ?? words.event.somebody,
      sayWhen(by.occurredAt, now, words),
      where(by.device),
    );
  const sides = [
    { choice: 'standing', word: words.parked.standing, value: standing, by: since },
    { choice: 'parked', word: words.parked.waiting, value: parked, by: act },
  ] as const;
  return (
    <fieldset className="two-values">
      <legend>{naming.nameOf(field)}</legend>
      {sides.map(({ choice, word, value, by }) => (
        <label key={choice} className={chosen === choice ? 'is-chosen' : undefined}>
          <input type="radio" name={`${id}-${field}`} checked={chosen === choice} onChange={() => onChoose(choice)} />
          <span>
            <span className="soft">{word}</span>
            <b>{naming.valueOf(field, value)}</b>
            {by !== undefined && <span className="soft">{said(by)}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
