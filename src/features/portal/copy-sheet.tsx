import { useEffect, useRef, useState } from 'react';
import type { PortalRecord } from '../../domain/portal-record/portal-record.ts';
import { useSay } from '../../state/locale.ts';
import { clearCopied, copyText } from './clipboard.ts';
import { afterCopy, back, beginCopying, goTo, skip } from './copy-progress.ts';
import { usePortalWords } from './portal-words.ts';

interface CopySheetProps {
  readonly record: PortalRecord;
  /** Of a value's key: it is shown when somebody asks, and copied all the same. */
  readonly isCovered: (key: string) => boolean;
}

/** The dossier's values in the ministry's order: one key copies one and goes on to the next. */
export function CopySheet({ record, isCovered }: CopySheetProps) {
  const words = usePortalWords().copy;
  const say = useSay();
  const [progress, setProgress] = useState(beginCopying);
  const [trouble, setTrouble] = useState(false);
  const [isShown, setShown] = useState(false);
  const [last, setLast] = useState<string | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const { values } = record;
  const current = values[progress.at];
  const nameOf = ({ group, label }: (typeof values)[number]): string => `${say(group)} – ${say(label)}`;

  useEffect(() => {
    return () => void clearCopied();
  }, []);

  const isFinished = current === undefined;
  // She comes back from the portal after the last one: it was pasted.
  useEffect(() => {
    if (!isFinished) return undefined;
    const clear = () => void clearCopied();
    addEventListener('focus', clear);
    return () => removeEventListener('focus', clear);
  }, [isFinished]);
  const textOf = ({ key, text }: (typeof values)[number]) =>
    isShown || !isCovered(key) ? text : <span aria-label={words.hidden}>••••••</span>;

  const copy = async (): Promise<void> => {
    if (current === undefined) return;
    const isCopied = await copyText(current.text);
    setTrouble(!isCopied);
    if (!isCopied) return;
    setLast(nameOf(current));
    setProgress((standing) => afterCopy(standing, values.length));
  };

  return (
    <section className="copy-sheet" aria-labelledby="copy-title">
      <h2 id="copy-title">{words.title}</h2>
      <p className="soft">{words.help}</p>
      <progress value={progress.copied.size} max={values.length} aria-label={words.title} />
      <p>{words.progress(progress.copied.size, values.length)}</p>
      {current === undefined ? (
        <>
          <p>{words.finished}</p>
          <div className="actions">
            <button type="button" onClick={() => setProgress(beginCopying)}>
              {words.again}
            </button>
          </div>
        </>
      ) : (
        <>
          <p className="copy-label">{nameOf(current)}</p>
          <p className="copy-value">{textOf(current)}</p>
          <div className="actions">
            <button ref={button} type="button" className="primary" onClick={() => void copy()}>
              {words.copyNext}
            </button>
            <button type="button" onClick={() => setProgress((standing) => skip(standing, values.length))}>
              {words.next}
            </button>
            <button type="button" onClick={() => setProgress(back)}>
              {words.before}
            </button>
          </div>
        </>
      )}
      {values.some(({ key }) => isCovered(key)) && (
        <button type="button" className="quiet" aria-pressed={isShown} onClick={() => setShown(!isShown)}>
          {isShown ? words.hide : words.show}
        </button>
      )}
      <p role="status" className="soft">
        {last !== null && words.copied(last)}
      </p>
      {trouble && <p role="alert">{words.notCopied}</p>}
      <details>
        <summary>{words.all}</summary>
        <ol className="copy-list">
          {values.map((value, at) => (
            <li key={value.key}>
              <button
                type="button"
                className={progress.copied.has(at) ? 'is-copied' : ''}
                onClick={() => {
                  setProgress((standing) => goTo(standing, at));
                  button.current?.focus();
                }}
              >
                {progress.copied.has(at) && '✓ '}
                {nameOf(value)}
              </button>
              <span>{textOf(value)}</span>
            </li>
          ))}
        </ol>
      </details>
      <p className="soft">{words.cleared}</p>
    </section>
  );
}
