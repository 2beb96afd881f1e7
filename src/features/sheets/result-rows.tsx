import { Sign } from '../../components/signs.tsx';
import type { ResultRow, ResultVerdict } from '../../domain/exchange-sheet/read-results.ts';
import { useMessages, useSay } from '../../state/locale.ts';

const signs: Readonly<Record<ResultVerdict, 'done' | 'warning' | 'error'>> = {
  fills: 'done',
  here: 'done',
  differs: 'warning',
  notEntered: 'warning',
  stands: 'warning',
  notFound: 'error',
  faulty: 'error',
};

/** Rows that something is to be done about stand first. */
const order: readonly ResultVerdict[] = ['differs', 'fills', 'notEntered', 'stands', 'notFound', 'faulty', 'here'];
const mostShown = 500;

/** What a file of results would do, row by row, before it does it. */
export function ResultRows({ rows }: { readonly rows: readonly ResultRow[] }) {
  const { results: words, sheets } = useMessages();
  const say = useSay();
  const counted = order.flatMap((verdict) => {
    const count = rows.filter((row) => row.verdict === verdict).length;
    return count === 0 ? [] : [`${words.verdicts[verdict]}: ${count}`];
  });
  const sorted = [...rows].sort((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict) || a.number - b.number);
  return (
    <>
      <p role="status">{counted.join(' · ')}</p>
      <table className="judged-rows result-rows">
        <thead>
          <tr>
            <th scope="col">{sheets.row}</th>
            <th scope="col">{words.code}</th>
            <th scope="col">{words.says}</th>
            <th scope="col">{words.what}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.slice(0, mostShown).map(({ number, code, told, personalNumber, verdict, messages }) => (
            <tr key={number}>
              <th scope="row">{number}</th>
              <td>{code}</td>
              <td>
                {words.entry(told.number, told.volume, told.page)}
                {personalNumber !== null && <> · {words.personalNumber(personalNumber)}</>}
              </td>
              <td>
                <p className={`finding is-${signs[verdict] === 'done' ? 'note' : signs[verdict]}`}>
                  <Sign name={signs[verdict]} />
                  <span>
                    {words.verdicts[verdict]}
                    {verdict === 'notEntered' ? `. ${words.enterFirst(told.number)}` : ''}
                    {verdict !== 'notEntered' && messages.map((message) => `. ${say(message)}`).join('')}
                  </span>
                </p>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
