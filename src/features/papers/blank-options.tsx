import { useId, useState } from 'react';
import { type NotSaved, SavedProblem } from '../../components/form/saved-problem.tsx';
import { type Calibration, uncalibrated } from '../../domain/papers/blanks.ts';
import { useMessages } from '../../state/locale.ts';
import { keepPrinter, usePrinters } from './printers.ts';

export interface BlankOptionsProps {
  /** Serial number of the blank that is in the printer. */
  readonly blank: string;
  readonly onBlank: (serial: string) => void;
  /** The test page is in sight in place of the paper. */
  readonly testing: boolean;
  readonly onTest: () => void;
  readonly onSpoilt: (blank: string, reason: string) => Promise<NotSaved | null>;
}

const parts = ['x', 'y', 'scale'] as const;

/** The blank in the printer, how this printer must be corrected, and what to do when a blank is spoiled. */
export function BlankOptions({ blank, onBlank, testing, onTest, onSpoilt }: BlankOptionsProps) {
  const words = useMessages().papers.blank;
  const base = useId();
  const { chosen, printers } = usePrinters();
  const [reason, setReason] = useState('');
  const [told, setTold] = useState<NotSaved | 'told' | 'incomplete' | null>(null);
  const calibration: Calibration = printers[chosen] ?? uncalibrated;

  const spoilt = async () => {
    if (blank.trim() === '' || reason.trim() === '') {
      setTold('incomplete');
      return;
    }
    const problem = await onSpoilt(blank.trim(), reason.trim());
    setTold(problem ?? 'told');
    if (problem === null) {
      setReason('');
      onBlank('');
    }
  };

  return (
    <fieldset className="blank-options">
      <legend>{words.title}</legend>
      <label htmlFor={`${base}-blank`}>{words.serial}</label>
      <input id={`${base}-blank`} value={blank} autoComplete="off" onChange={(event) => onBlank(event.target.value)} />
      <label htmlFor={`${base}-printer`}>{words.printer}</label>
      <input
        id={`${base}-printer`}
        list={`${base}-printers`}
        defaultValue={chosen}
        key={chosen}
        onBlur={({ target }) => {
          const name = target.value.trim();
          if (name !== '' && name !== chosen) keepPrinter(name, printers[name] ?? uncalibrated);
        }}
      />
      <datalist id={`${base}-printers`}>
        {Object.keys(printers).map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <div className="blank-calibration">
        {parts.map((part) => (
          <div key={part}>
            <label htmlFor={`${base}-${part}`}>{words[part]}</label>
            <input
              id={`${base}-${part}`}
              key={`${chosen}-${part}`}
              type="number"
              step={part === 'scale' ? 0.001 : 0.1}
              defaultValue={calibration[part]}
              onChange={({ target }) => {
                const value = target.valueAsNumber;
                if (!Number.isNaN(value)) keepPrinter(chosen, { ...calibration, [part]: value });
              }}
            />
          </div>
        ))}
      </div>
      <p className="soft">{words.help}</p>
      <button type="button" className="quiet" onClick={onTest}>
        {testing ? words.back : words.test}
      </button>
      <label htmlFor={`${base}-reason`}>{words.reason}</label>
      <input id={`${base}-reason`} value={reason} onChange={(event) => setReason(event.target.value)} />
      <button type="button" className="quiet danger" onClick={() => void spoilt()}>
        {words.spoilt}
      </button>
      {told === 'told' && <p role="status">{words.told}</p>}
      {told === 'incomplete' && <p role="alert">{words.incomplete}</p>}
      {told !== null && typeof told === 'object' && <SavedProblem outcome={told} />}
    </fieldset>
  );
}
