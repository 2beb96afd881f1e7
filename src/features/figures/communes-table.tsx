import type { LateMessages } from '../../messages/language.ts';
import { rateText } from '../../components/rate-text.ts';
import { addedCounts, type DossierCounts, finishedOf, openOf } from '../../domain/figures/dossier-counts.ts';
import { type Column, columns, type CommuneRow, type SortedBy } from './commune-rows.ts';
import { sayMoment } from '../../state/say-moment.ts';

type Words = LateMessages['figures'];

interface CommunesTableProps {
  readonly rows: readonly CommuneRow[];
  readonly by: SortedBy;
  readonly words: Words;
  readonly onSort: (column: Column) => void;
  readonly onOpen: (code: string) => void;
}

export function columnNames({ dossiers, commune }: Words): Readonly<Record<Column, string>> {
  const { carriedOver, received, finished, overdue, open, openOverdue } = dossiers.columns;
  return {
    ...{ carriedOver, received, finished, overdue, open, openOverdue: `${open}: ${openOverdue.toLowerCase()}` },
    ...{ commune: commune.column, rate: commune.rate, waiting: commune.waiting, lastExchange: commune.lastExchange },
    lateEntryOnly: commune.lateEntryOnly,
  };
}

/** The numbers of one row, in the order of the columns behind the name. */
export function numbersOf(counts: DossierCounts, { none }: Words): readonly (string | number)[] {
  const finished = finishedOf(counts);
  const { carriedOver, received, early, onTime, overdue, lateEntryOnly, openOverdue } = counts;
  const rate = rateText(early + onTime, finished) ?? none;
  return [carriedOver, received, finished, rate, overdue, lateEntryOnly, openOf(counts), openOverdue];
}

/** A commune a row, and all of them together; a commune’s name opens its own figures. */
export function CommunesTable({ rows, by, words, onSort, onOpen }: CommunesTableProps) {
  const names = columnNames(words);
  const waiting = rows.reduce((sum, { commune }) => sum + commune.machines.waiting, 0);
  return (
    // A region of its own: wide tables are moved sideways, by the keyboard too.
    <div className="figures-scroll" role="region" aria-label={words.commune.heading} tabIndex={0}>
      <table className="figures-table">
        <thead>
          <tr>
            {columns.map((column) => {
              const order = by.column !== column ? undefined : by.descending ? 'descending' : 'ascending';
              return (
                <th key={column} scope="col" aria-sort={order}>
                  <button type="button" className="quiet" onClick={() => onSort(column)}>
                    {names[column]}
                    <span aria-hidden="true">{order === undefined ? '' : by.descending ? ' ▼' : ' ▲'}</span>
                  </button>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ commune, counts }) => (
            <tr key={commune.code}>
              <th scope="row">
                <button
                  type="button"
                  className="quiet"
                  aria-label={words.commune.open(commune.name)}
                  onClick={() => onOpen(commune.code)}
                >
                  {commune.name}
                </button>{' '}
                <span className="soft">{commune.code}</span>
                {commune.isBehind && <span className="soft"> ({words.stamp.behind})</span>}
              </th>
              {numbersOf(counts, words).map((cell, at) => (
                <td key={at}>{cell}</td>
              ))}
              <td>{commune.machines.waiting}</td>
              <td>{commune.machines.lastExchange === null ? words.none : sayMoment(commune.machines.lastExchange)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.total}</th>
            {numbersOf(addedCounts(rows.map(({ counts }) => counts)), words).map((cell, at) => (
              <td key={at}>{cell}</td>
            ))}
            <td>{waiting}</td>
            <td />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
