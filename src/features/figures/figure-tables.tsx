import type { LateMessages } from '../../messages/language.ts';
import { FigureChart } from '../../components/figure-chart.tsx';
import type { FigureSection } from '../../domain/figures/chart-facts.ts';

interface FigureTablesProps {
  readonly sections: readonly FigureSection[];
  readonly words: LateMessages['figures'];
}

/** Tables of figures, each under its name, with the chart of some. */
export function FigureTables({ sections, words }: FigureTablesProps) {
  return (
    <>
      {sections.map(({ title, head, rows, total, note, chart }) => (
        <div key={title} className="figures-section">
          <h2>{title}</h2>
          {chart !== undefined && rows.length > 0 && <FigureChart chart={chart} label={words.chart(chart.title)} />}
          {rows.length === 0 ? (
            <p className="soft">{note ?? words.nothing}</p>
          ) : (
            <>
              {/* A region of its own: wide tables are moved sideways, by the keyboard too. */}
              <div className="figures-scroll" role="region" aria-label={title} tabIndex={0}>
                <table className="figures-table">
                  <thead>
                    <tr>
                      {head.map((each, at) => (
                        <th key={`${at} ${each}`} scope="col">
                          {each}
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {rows.map((row, at) => (
                      <Row key={`${at} ${row[0] ?? ''}`} cells={row} />
                    ))}
                  </tbody>
                  {total !== undefined && (
                    <tfoot>
                      <Row cells={total} />
                    </tfoot>
                  )}
                </table>
              </div>
              {note !== undefined && <p className="soft">{note}</p>}
            </>
          )}
        </div>
      ))}
    </>
  );
}

function Row({ cells: [about, ...cells] }: { readonly cells: FigureSection['rows'][number] }) {
  return (
    <tr>
      <th scope="row">{about}</th>
      {cells.map((cell, at) => (
        // A row's cells stand where they stand.
        <td key={at} className={typeof cell === 'string' && cell.length > 20 ? 'figures-words' : undefined}>
          {cell}
        </td>
      ))}
    </tr>
  );
}
