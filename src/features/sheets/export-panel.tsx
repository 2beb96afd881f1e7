import { useId, useState } from 'react';
import { WorkProgress } from '../../components/work-progress.tsx';
import { bookNames } from '../../domain/books/book-names.ts';
import type { SheetMapping } from '../../domain/exchange-sheet/column-mapping.ts';
import { useLive } from '../../state/live.ts';
import { useMessages, useSay } from '../../state/locale.ts';
import { useParts } from '../../state/parts.ts';
import { useStopping } from '../../state/use-stopping.ts';
import { useSession } from '../../state/session.ts';
import { NamesTold } from './names-told.tsx';
import { exportSheet, type SheetFormat, yearsHere } from './export-sheet.ts';

/** A book and year, or all years of a kind of book, as a sheet. */
export function ExportPanel({ mappings }: { readonly mappings: readonly SheetMapping[] }) {
  const parts = useParts();
  const { commune } = useSession();
  const words = useMessages().sheets;
  const say = useSay();
  const [kindId, yearId, formatId] = [useId(), useId(), useId()];
  const years = useLive(() => yearsHere(parts.store), [parts.store]);
  const offered = mappings.filter(({ bookKind }) => years?.has(bookKind) === true);
  const [kind, setKind] = useState<string | null>(null);
  const [year, setYear] = useState<number | null>(null);
  const [format, setFormat] = useState<SheetFormat>('xlsx');
  const [told, setTold] = useState('');
  const [progress, setProgress] = useState<{ readonly done: number; readonly of: number } | null>(null);
  const { begin, stop, isStopped } = useStopping();
  const mapping = offered.find(({ bookKind }) => bookKind === kind) ?? offered[0];
  const yearsOfKind = (mapping === undefined ? undefined : years?.get(mapping.bookKind)) ?? [];
  const chosenYear = year !== null && yearsOfKind.includes(year) ? year : null;

  async function take(wanted: SheetMapping): Promise<void> {
    if (progress !== null) return;
    begin();
    setTold('');
    setProgress({ done: 0, of: 0 });
    let damaged = 0;
    const walk = {
      tell: (done: number, of: number) => setProgress({ done, of }),
      isStopped,
      passedOver: (more: number) => void (damaged += more),
    };
    try {
      const file = await exportSheet({ mapping: wanted, year: chosenYear }, format, { ...parts, commune }, walk);
      if (file !== null) parts.saveFile(file.name, file.bytes);
      const told = file === null ? words.exportStopped : words.exported(file.rows, file.name);
      setTold(file === null || damaged === 0 ? told : `${told} ${words.leftUnread(damaged)}`);
    } catch (error) {
      reportError(error);
      setTold(words.exportFailed);
    }
    setProgress(null);
  }

  return (
    <section aria-labelledby="export-title">
      <h2 id="export-title">{words.exportTitle}</h2>
      {years !== undefined && mapping === undefined && (
        <p className="empty">
          <b>{words.nothingHere}</b> {words.nothingHereHelp}
        </p>
      )}
      {mapping !== undefined && (
        <>
          <div className="export-choices">
            <div>
              <label htmlFor={kindId}>{words.kind}</label>
              <select id={kindId} value={mapping.bookKind} onChange={(event) => setKind(event.target.value)}>
                {offered.map(({ bookKind }) => (
                  <option key={bookKind} value={bookKind}>
                    {say(bookNames[bookKind])}
                  </option>
                ))}
              </select>
            </div>
            <div>
              <label htmlFor={yearId}>{words.year}</label>
              <select
                id={yearId}
                value={chosenYear ?? ''}
                onChange={(event) => setYear(event.target.value === '' ? null : Number(event.target.value))}
              >
                <option value="">{words.everyYear}</option>
                {yearsOfKind.map((each) => (
                  <option key={each} value={each}>
                    {each}
                  </option>
                ))}
              </select>
            </div>
            <div>
              <label htmlFor={formatId}>{words.format}</label>
              <select
                id={formatId}
                value={format}
                onChange={(event) => setFormat(event.target.value === 'csv' ? 'csv' : 'xlsx')}
              >
                <option value="xlsx">.xlsx (Excel)</option>
                <option value="csv">.csv</option>
              </select>
            </div>
            <button
              type="button"
              className="primary"
              aria-disabled={progress !== null}
              onClick={() => void take(mapping)}
            >
              {words.exportNow}
            </button>
          </div>
          <NamesTold mapping={mapping} />
          <p className="soft">
            {words.whole} {words.careful}
          </p>
          {progress !== null && (
            <WorkProgress
              text={words.walking(progress.done, progress.of)}
              title={words.exportTitle}
              {...progress}
              onStop={stop}
            />
          )}
          <p role="status">{told}</p>
        </>
      )}
    </section>
  );
}
