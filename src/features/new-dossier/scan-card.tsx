import { useCallback, useEffect, useId, useState } from 'react';
import { useProcedureForm } from '../../components/form/form-context.ts';
import { Sign } from '../../components/signs.tsx';
import type { Messages } from '../../messages/vi.ts';
import { useMessages, useSay } from '../../state/locale.ts';
import { useParts } from '../../state/parts.ts';
import { CardCamera } from './card-camera.tsx';
import { type Caught, useCatchScanner } from './catch-scanner.ts';
import { fetchReaderAhead } from './fetch-reader-ahead.ts';
import { type CardFilled, type CardTarget, fillFromCard } from './fill-from-card.ts';
import { WhoseDialog } from './whose-dialog.tsx';
import './scan-card.css';

function outcomeInWords(filled: CardFilled, nameOf: (person: string) => string, words: Messages): string {
  const { scan } = words.newDossier;
  switch (filled.status) {
    case 'filled': {
      const said = scan.filled(filled.persons.map(nameOf).join(', '), filled.name);
      const damage = filled.damage === null ? [] : [scan.damage[filled.damage]];
      return [said, ...damage, ...(filled.addressLeft ? [scan.addressLeft] : [])].join(' ');
    }
    case 'notUnderstood':
      return scan.notUnderstood;
    case 'whose':
      return scan.nobodys;
    case 'notAsked':
      return scan.notAsked(nameOf(filled.person));
    default: {
      const unreachable: never = filled;
      return unreachable;
    }
  }
}

const calmMilliseconds = 15_000;

/** A card of which it is asked whose it is. */
interface Asked {
  readonly name: string;
  readonly persons: readonly string[];
  readonly typed: string;
  readonly composed: boolean;
}

/** What an identity card's QR code says: typed by a scanner or pasted here, or wherever else the keyboard is. */
export function ScanCard() {
  const form = useProcedureForm();
  const { units, timers } = useParts();
  const words = useMessages();
  const say = useSay();
  const id = useId();
  const [text, setText] = useState('');
  const [target, setTarget] = useState('auto');
  const [outcome, setOutcome] = useState<CardFilled>();
  const [camera, setCamera] = useState<{ readonly block: string | undefined } | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);

  const { persons, groups } = form.context.procedure;

  const nameOf = (person: string): string => {
    const group = groups.find((each) => each.id === person);
    return group === undefined ? person : say(group.title).toLowerCase();
  };

  const fill = useCallback(
    async (typed: string, into: CardTarget, composed = false) => {
      const filled = await fillFromCard(form, typed, into, { units, composed });
      setOutcome(filled);
      setAsked(filled.status === 'whose' ? { ...filled, typed, composed } : null);
      return filled.status;
    },
    [form, units],
  );
  const onCard = useCallback(
    ({ text: typed, block, composed }: Caught) => void fill(typed, { block }, composed),
    [fill],
  );
  useCatchScanner(form, onCard);
  // Not at once: the line is for what she does.
  useEffect(() => timers.set(calmMilliseconds, () => void fetchReaderAhead().catch(() => undefined)), [timers]);

  const read = async (typed: string) => {
    if (typed.trim() === '') return;
    const status = await fill(typed, target === 'auto' ? { block: undefined } : { person: target });
    // What was not understood stays, to be looked at.
    if (status === 'filled' || status === 'whose') setText('');
  };

  return (
    <div className="scan-card">
      <div className="scan-text">
        <label htmlFor={`${id}-text`}>{words.newDossier.scan.label}</label>
        <input
          id={`${id}-text`}
          type="text"
          autoComplete="off"
          // The desk begins with the card; on a tablet the keyboard would cover the form.
          autoFocus={matchMedia('(pointer: fine)').matches}
          spellCheck={false}
          value={text}
          aria-describedby={`${id}-help ${id}-outcome`}
          onChange={(event) => setText(event.target.value)}
          onPaste={(event) => {
            event.preventDefault();
            const pasted = event.clipboardData.getData('text');
            setText(pasted);
            void read(pasted);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || text.trim() === '') return;
            // A scanner ends with Enter; it must not wander off into the form.
            event.preventDefault();
            event.stopPropagation();
            void read(text);
          }}
          onBlur={() => void read(text)}
        />
      </div>
      <div className="scan-target">
        <label htmlFor={`${id}-target`}>{words.newDossier.scan.target}</label>
        <select
          id={`${id}-target`}
          data-enter-pass=""
          value={target}
          onChange={(event) => setTarget(event.target.value)}
        >
          <option value="auto">
            {persons.some(({ sex }) => sex !== undefined) ? words.newDossier.scan.bySex : words.newDossier.scan.byPlace}
          </option>
          {persons.map(({ id: person }) => (
            <option key={person} value={person}>
              {nameOf(person)}
            </option>
          ))}
        </select>
      </div>
      {navigator.mediaDevices !== undefined && (
        <p className="scan-camera">
          <button type="button" onClick={() => setCamera({ block: undefined })}>
            {words.newDossier.scan.camera.open}
          </button>
        </p>
      )}
      <p id={`${id}-help`} className="scan-help">
        {words.newDossier.scan.help}
      </p>
      <p id={`${id}-outcome`} className={`scan-outcome is-${outcome?.status ?? 'none'}`} role="status">
        {outcome !== undefined && (
          <>
            <Sign name={outcome.status === 'filled' ? 'done' : 'warning'} />
            {outcomeInWords(outcome, nameOf, words)}
          </>
        )}
      </p>
      {camera !== null && (
        <CardCamera
          onClose={() => setCamera(null)}
          onCard={(seen) => {
            setCamera(null);
            void fill(seen, target === 'auto' ? camera : { person: target });
          }}
        />
      )}
      {asked !== null && (
        <WhoseDialog
          {...asked}
          nameOf={nameOf}
          onChosen={(person) => {
            setAsked(null);
            if (person !== null) void fill(asked.typed, { person }, asked.composed);
          }}
        />
      )}
    </div>
  );
}
