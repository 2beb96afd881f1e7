import { useId } from 'react';
import type { NotedPaper } from '../../domain/documents/noted-paper.ts';
import type { PaperLine } from '../../domain/documents/paper-lines.ts';
import type { Label } from '../../domain/words.ts';
import { useMessages, useSay } from '../../state/locale.ts';

interface NotedLineProps {
  readonly name: Label;
  /** `null`: the case does not ask for it any more. */
  readonly kind: PaperLine['kind'];
  readonly standing: PaperLine['standing'];
  readonly pages: number;
  /** Absent: it is only looked at. */
  readonly onStanding: ((standing: PaperLine['standing']) => void) | undefined;
  readonly onPages: () => void;
}

const standings = ['owed', 'given', 'seen'] as const;

/** One of the procedure's papers, while the form is open. */
export function NotedLine({ name, kind, standing, pages, onStanding, onPages }: NotedLineProps) {
  const words = useMessages().documents;
  const called = useSay()(name);
  return (
    <li className={`paper-line is-${standing}`}>
      <div className="paper-name">
        <b>{called}</b> <span className="soft">({kind === null ? words.besides : words.kind[kind]})</span>
        {pages > 0 && <span className="soft">{words.taken(pages)}</span>}
        {onStanding === undefined ? (
          <span className="paper-standing">{words.standing[standing]}</span>
        ) : (
          <span className="paper-standing">
            <select
              aria-label={called}
              value={standing}
              onChange={(event) => {
                const chosen = standings.find((one) => one === event.target.value);
                if (chosen !== undefined) onStanding(chosen);
              }}
            >
              {standings.map((each) => (
                // What there are pages of has come.
                <option key={each} value={each} disabled={each === 'owed' && pages > 0}>
                  {words.standing[each]}
                </option>
              ))}
            </select>
            <button type="button" aria-haspopup="dialog" aria-label={words.takePages(called)} onClick={onPages}>
              {words.pagesOf}
            </button>
          </span>
        )}
      </div>
    </li>
  );
}

interface OtherLineProps {
  readonly other: NotedPaper;
  readonly pages: number;
  /** Absent, all three: it is only looked at. */
  readonly onName: ((name: string) => void) | undefined;
  readonly onLeave: (() => void) | undefined;
  readonly onPages: () => void;
}

/** A paper that nobody asked for and somebody brought. */
export function OtherLine({ other, pages, onName, onLeave, onPages }: OtherLineProps) {
  const words = useMessages().documents;
  const id = useId();
  const { name = '' } = other;
  return (
    <li className="paper-line is-given">
      <div className="paper-name">
        {onName === undefined ? (
          <b>{name}</b>
        ) : (
          <span className="other-name">
            <label htmlFor={id}>{words.attach.name}</label>
            <input id={id} type="text" maxLength={200} value={name} onChange={(event) => onName(event.target.value)} />
          </span>
        )}
        {pages > 0 && <span className="soft">{words.taken(pages)}</span>}
        {onName !== undefined && (
          <span className="paper-standing">
            <button
              type="button"
              aria-haspopup="dialog"
              aria-label={words.takePages(name === '' ? words.attach.other : name)}
              onClick={onPages}
            >
              {words.pagesOf}
            </button>
            {pages === 0 && (
              <button type="button" className="quiet" onClick={onLeave}>
                {words.leaveOther}
              </button>
            )}
          </span>
        )}
      </div>
    </li>
  );
}
