import { useId } from 'react';
import { useMessages } from '../../state/locale.ts';
import type { OwedPaper } from './step-form.ts';

interface OwedPapersProps {
  readonly papers: readonly OwedPaper[];
  /** Names the procedure knows, offered while typing. */
  readonly known: readonly string[];
  readonly invalid: boolean;
  readonly onChange: (papers: readonly OwedPaper[]) => void;
}

/** What the citizen still owes, each with why; a line more appears as the last one is filled. */
export function OwedPapers({ papers, known, invalid, onChange }: OwedPapersProps) {
  const words = useMessages().steps;
  const id = useId();
  const last = papers.at(-1);
  const lines = last === undefined || last.paper !== '' ? [...papers, { paper: '', reason: '' }] : papers;
  const change = (at: number, changed: Partial<OwedPaper>) =>
    onChange(lines.map((line, index) => (index === at ? { ...line, ...changed } : line)));
  return (
    <fieldset className="owed-papers">
      <legend>{words.field.papers}</legend>
      <datalist id={`${id}-known`}>
        {known.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {lines.map(({ paper, reason }, at) => (
        <div key={at} className="owed-paper">
          <div className="field">
            <label htmlFor={`${id}-${at}`}>{words.field.paper}</label>
            <input
              id={`${id}-${at}`}
              type="text"
              list={`${id}-known`}
              autoComplete="off"
              maxLength={200}
              value={paper}
              aria-invalid={invalid && at === 0 && paper.trim() === '' ? true : undefined}
              onChange={(event) => change(at, { paper: event.target.value })}
            />
          </div>
          {paper !== '' && (
            <div className="field">
              <label htmlFor={`${id}-${at}-why`}>{words.field.paperReason}</label>
              <textarea
                id={`${id}-${at}-why`}
                rows={2}
                maxLength={300}
                value={reason}
                aria-invalid={invalid && reason.trim() === '' ? true : undefined}
                onChange={(event) => change(at, { reason: event.target.value })}
              />
            </div>
          )}
        </div>
      ))}
    </fieldset>
  );
}
