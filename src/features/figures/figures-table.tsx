import { rateText } from '../../components/rate-text.ts';
import type { LateMessages } from '../../messages/language.ts';
import type { FigureCounts } from '../../protocol/figures.ts';
import { useMessages } from '../../state/locale.ts';
import { sayWhen } from '../../state/when-words.ts';
import { type Column, columns, type FigureRow, openOf, type SortedBy, sumOf } from './sum-figures.ts';

export interface FiguresTableProps {
  readonly rows: readonly FigureRow[];
  readonly by: SortedBy;
  readonly serverTime: string;
  readonly words: LateMessages['figures'];
  readonly onSort: (column: Column) => void;
}

function Counted({ counts, none }: { readonly counts: FigureCounts; readonly none: string }) {
  const { received, finished, early, onTime, overdue, lateEntryOnly, openOverdue } = counts;
  return (
    <>
      <td>{received}</td>
      <td>{finished}</td>
      <td>{rateText(early + onTime, finished) ?? none}</td>
      <td>{overdue}</td>
      <td>{lateEntryOnly}</td>
      <td>{openOf(counts)}</td>
      <td>{openOverdue}</td>
    </>
  );
}

/** A commune a row, and all of them together. */
export function FiguresTable({ rows, by, serverTime, words, onSort }: FiguresTableProps) {
  const messages = useMessages();
  const when = (at: string): string => sayWhen(at, Date.parse(serverTime), messages);
  const waiting = rows.reduce((sum, { commune }) => sum + commune.machines.waiting, 0);
  return (
    // A region of its own: wide tables are moved sideways, by the keyboard too.
    <div className="figures-scroll" role="region" aria-label={words.title} tabIndex={0}>
      <table className="figures-table">
        <thead>
          <tr>
            {columns.map((column) => {
              const order = by.column !== column ? undefined : by.descending ? 'descending' : 'ascending';
              return (
                <th key={column} scope="col" aria-sort={order}>
                  <button type="button" className="quiet" onClick={() => onSort(column)}>
                    {words.columns[column]}
                    <span aria-hidden="true">{order === undefined ? '' : by.descending ? ' ▼' : ' ▲'}</span>
                  </button>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ commune, counts }) => {
            const { count, waiting: hers, since, lastExchange } = commune.machines;
            return (
              <tr key={commune.code}>
                <th scope="row">
                  {commune.name} <span className="soft">{commune.code}</span>
                  {commune.isBehind && <span className="soft"> ({words.behind})</span>}
                </th>
                <Counted counts={counts} none={words.none} />
                <td>
                  {hers} <span className="soft">{words.machines(count)}</span>
                  {since !== null && <span className="soft">, {words.since(when(since))}</span>}
                </td>
                <td>{lastExchange === null ? words.none : when(lastExchange)}</td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.total}</th>
            <Counted counts={sumOf(rows.map(({ counts }) => counts))} none={words.none} />
            <td>{waiting}</td>
            <td />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
