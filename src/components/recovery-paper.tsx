import { useId, useState } from 'react';
import type { RecoveryWords } from '../messages/vi/recovery.ts';
import { useRecoveryWords } from '../state/recovery-words.ts';
import type { ByPaper, PaperTyped } from '../store/recovery/open-by-paper.ts';
import type { OpenedOutbox } from '../store/recovery/open-sealed-outbox.ts';
import './recovery-paper.css';

export interface RecoveryPaperProps {
  readonly typed: PaperTyped;
  readonly onChange: (typed: PaperTyped) => void;
  /** Id of what says what is wrong. */
  readonly describedBy: string;
}

/** What stands on the recovery sheet, and its passphrase. A scanner types into the first as a keyboard does. */
export function RecoveryPaper({ typed, onChange, describedBy }: RecoveryPaperProps) {
  const words = useRecoveryWords();
  const id = useId();
  const [shown, setShown] = useState(false);
  return (
    <>
      <div className="field">
        <label htmlFor={`${id}-paper`}>{words.paper}</label>
        <textarea
          id={`${id}-paper`}
          className="recovery-paper"
          rows={6}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          value={typed.paper}
          aria-describedby={`${id}-help ${describedBy}`}
          onChange={(event) => onChange({ ...typed, paper: event.target.value })}
        />
        <p id={`${id}-help`} className="soft">
          {words.paperHelp}
        </p>
      </div>
      <div className="field">
        <label htmlFor={`${id}-passphrase`}>{words.passphrase}</label>
        <input
          id={`${id}-passphrase`}
          type={shown ? 'text' : 'password'}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          value={typed.passphrase}
          aria-describedby={describedBy}
          onChange={(event) => onChange({ ...typed, passphrase: event.target.value })}
        />
        <label className="recovery-show">
          <input type="checkbox" checked={shown} onChange={(event) => setShown(event.target.checked)} /> {words.show}
        </label>
      </div>
    </>
  );
}

/** What a paper met that did not open, said so that she knows what to do. */
export type PaperTrouble =
  | Exclude<ByPaper, { readonly status: 'open' | 'wait' }>
  | Exclude<OpenedOutbox, { readonly status: 'open' | 'damagedFile' }>
  | { readonly status: 'missing' };

export function paperTrouble(met: PaperTrouble, words: RecoveryWords): string {
  switch (met.status) {
    case 'length':
      return words.length(met.found, met.wanted);
    case 'damaged':
      return words.damaged(met.groups);
    case 'otherPaper':
      return words.otherPaper(met.keyId, met.keyIds.join(', '));
    case 'missing':
    case 'otherForm':
    case 'noCopy':
    case 'wrong':
    case 'copyDamaged':
      return words[met.status];
    default: {
      const unreachable: never = met;
      return unreachable;
    }
  }
}
