import { useState } from 'react';
import { Sign } from '../../components/signs.tsx';
import type { JudgedRow } from '../../domain/exchange-sheet/judge-rows.ts';
import type { CellFinding } from '../../domain/exchange-sheet/problems.ts';
import { useMessages, useSay } from '../../state/locale.ts';

const pageSize = 50;

const signs = { error: 'error', warning: 'warning', note: 'done' } as const;

function Found({ finding }: { readonly finding: CellFinding }) {
  const say = useSay();
  const words = useMessages().sheets;
  return (
    <p className={`finding is-${finding.level}`}>
      <Sign name={signs[finding.level]} />
      <span>
        <b>{finding.column ?? words.wholeRow}</b>: {say(finding.message)}
      </span>
    </p>
  );
}

/** Rows of the dry run, a page at a time, with everything found at their cells. */
export function JudgedRows({ rows }: { readonly rows: readonly JudgedRow[] }) {
  const words = useMessages().sheets;
  const [page, setPage] = useState(0);
  const pages = Math.max(1, Math.ceil(rows.length / pageSize));
  if (rows.length === 0) return <p className="soft">{words.noRows}</p>;
  return (
    <>
      <table className="judged-rows">
        <thead>
          <tr>
            <th scope="col">{words.row}</th>
            <th scope="col">{words.who}</th>
            <th scope="col">{words.found}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(page * pageSize, (page + 1) * pageSize).map((row) => (
            <tr key={row.number}>
              <th scope="row">{row.number}</th>
              <td>{row.names.join(' – ')}</td>
              <td>
                {row.findings.length === 0 && <span className="soft">{words.fine}</span>}
                {row.findings.map((finding, index) => (
                  <Found key={index} finding={finding} />
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {pages > 1 && (
        <div className="actions sheet-pages">
          <button
            type="button"
            className="quiet"
            aria-disabled={page === 0}
            onClick={() => setPage(Math.max(0, page - 1))}
          >
            {words.previous}
          </button>
          <span>{words.page(page + 1, pages)}</span>
          <button
            type="button"
            className="quiet"
            aria-disabled={page === pages - 1}
            onClick={() => setPage(Math.min(pages - 1, page + 1))}
          >
            {words.next}
          </button>
        </div>
      )}
    </>
  );
}
