import { useState } from 'react';
import { bookNames } from '../../domain/books/book-names.ts';
import type { ImportCommand, JudgedRow } from '../../domain/exchange-sheet/judge-rows.ts';
import { useMessages, useSay } from '../../state/locale.ts';
import { useParts } from '../../state/parts.ts';
import { faultyRowsFile } from './export-sheet.ts';
import { JudgedRows } from './judged-rows.tsx';
import { NamesTold } from './names-told.tsx';
import type { PreparedImport } from './prepare-import.ts';

type Filter = 'all' | 'good' | 'doubtful' | 'here' | 'faulty';

const filters: Readonly<Record<Filter, (row: JudgedRow) => boolean>> = {
  all: () => true,
  good: ({ verdict }) => verdict === 'good',
  doubtful: ({ verdict, findings }) => verdict === 'good' && findings.some(({ level }) => level === 'warning'),
  here: ({ verdict }) => verdict === 'here',
  faulty: ({ verdict }) => verdict === 'faulty',
};

export interface DryRunReportProps {
  readonly prepared: Exclude<PreparedImport, { status: 'stopped' }>;
  readonly onImport: (commands: readonly ImportCommand[]) => void;
  readonly onAgain: () => void;
}

/** What the dry run has found: which sheet it is, what is not imported, every row, and what a person may do now. */
export function DryRunReport({ prepared, onImport, onAgain }: DryRunReportProps) {
  const words = useMessages().sheets;
  switch (prepared.status) {
    case 'unfit':
      return (
        <p role="alert" className="finding is-error">
          {words.unfit[prepared.problem]}
        </p>
      );
    case 'notRecognised':
      return (
        <div role="alert">
          <p className="finding is-error">{words.notRecognised}</p>
          <p className="soft">{words.headingsSeen(prepared.headings.slice(0, 12).join(' · '))}</p>
        </div>
      );
    case 'prepared':
      return <Prepared prepared={prepared} onImport={onImport} onAgain={onAgain} />;
    default: {
      const unreachable: never = prepared;
      return unreachable;
    }
  }
}

interface PreparedProps extends Omit<DryRunReportProps, 'prepared'> {
  readonly prepared: Extract<PreparedImport, { status: 'prepared' }>;
}

function Prepared({ prepared, onImport, onAgain }: PreparedProps) {
  const words = useMessages().sheets;
  const say = useSay();
  const { saveFile } = useParts();
  const { sheet, rows } = prepared;
  const counted = (filter: Filter): number => rows.filter(filters[filter]).length;
  const [filter, setFilter] = useState<Filter>(() => (counted('faulty') > 0 ? 'faulty' : 'all'));
  const faulty = rows.filter(filters.faulty);
  const good = rows.filter(filters.good).flatMap(({ command }) => (command === undefined ? [] : [command]));
  const cannot = sheet.missing.length > 0 || sheet.doubled.length > 0;

  function takeFaulty(): void {
    const back = faulty.flatMap(({ number, findings }) => {
      const row = prepared.source.get(number);
      const why = findings.filter(({ level }) => level === 'error');
      const text = why.map(({ column, message }) => `${column ?? words.wholeRow}: ${say(message)}`).join(' | ');
      return row === undefined ? [] : [{ row, why: text }];
    });
    const file = faultyRowsFile(sheet.mapping, prepared.headings, back, words.why);
    saveFile(file.name, file.bytes);
  }

  return (
    <>
      <p role="status">
        <b>
          {words.recognised}: {say(bookNames[sheet.mapping.bookKind])}
        </b>{' '}
        <span className="soft">
          ({words.headerRow(sheet.headerRow)}, {words.columns(sheet.columns.length)})
        </span>
      </p>
      <NamesTold mapping={sheet.mapping} />
      <ColumnsTold title={words.missingColumns} columns={sheet.missing} level="error" />
      <ColumnsTold title={words.doubledColumns} columns={sheet.doubled} level="error" />
      <ColumnsTold title={words.unknownColumns} columns={sheet.unknown} level="warning" />
      {cannot ? (
        <p>{words.mendFirst}</p>
      ) : (
        <>
          <div className="sheet-filters" role="group" aria-label={words.found}>
            {(Object.keys(filters) as Filter[]).map((each) => (
              <button
                key={each}
                type="button"
                className="quiet"
                aria-pressed={each === filter}
                onClick={() => setFilter(each)}
              >
                {words[each]} <span className="count">{counted(each)}</span>
              </button>
            ))}
          </div>
          <JudgedRows key={filter} rows={rows.filter(filters[filter])} />
          {good.length === 0 && <p>{counted('here') === rows.length ? words.allHere : words.nothingToImport}</p>}
        </>
      )}
      <div className="actions">
        {good.length > 0 && (
          <button type="button" className="commit" onClick={() => onImport(good)}>
            {faulty.length === 0 ? words.importAll(good.length) : words.importGood(good.length)}
          </button>
        )}
        {faulty.length > 0 && (
          <button type="button" onClick={takeFaulty}>
            {words.faultyFile(faulty.length)}
          </button>
        )}
        <button type="button" onClick={onAgain}>
          {words.another}
        </button>
      </div>
    </>
  );
}

interface ColumnsToldProps {
  readonly title: string;
  readonly columns: readonly string[];
  readonly level: 'error' | 'warning';
}

function ColumnsTold({ title, columns, level }: ColumnsToldProps) {
  if (columns.length === 0) return null;
  return (
    <p className={`finding is-${level}`}>
      <span>
        {title} <b>{columns.join(' · ')}</b>
      </span>
    </p>
  );
}
