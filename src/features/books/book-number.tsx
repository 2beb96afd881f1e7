import { useState } from 'react';
import { ActForm } from '../../components/form/act-form.tsx';
import type { Book, NumberRange } from '../../domain/books/book.ts';
import { useMessages } from '../../state/locale.ts';
import { reason } from './book-questions.ts';

const mostShown = 60;

function numbersIn(ranges: readonly NumberRange[]): readonly number[] {
  return ranges.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, step) => from + step));
}

/** Numbers that may stand on paper: each ends by the act that tells of it, or by a written reason. */
export function DoubtedNumbers({ book }: { readonly book: Book }) {
  const words = useMessages().books;
  const [closing, setClosing] = useState<number | null>(null);
  const numbers = numbersIn(book.doubted);
  if (numbers.length === 0) return null;
  return (
    <section aria-labelledby="doubted-title">
      <h3 id="doubted-title">
        {words.doubted} <span className="count">{numbers.length}</span>
      </h3>
      <p>{words.doubtedHelp}</p>
      <ul className="book-numbers">
        {numbers.slice(0, mostShown).map((number) => (
          <li key={number}>
            <button type="button" aria-haspopup="dialog" onClick={() => setClosing(number)}>
              {words.closeDoubt(number)}
            </button>
          </li>
        ))}
      </ul>
      {closing !== null && (
        <ActForm
          title={words.closeDoubt(closing)}
          submit={words.closeDoubt(closing)}
          danger
          fields={[reason]}
          command={(fields) => ({
            name: 'closeDoubt',
            entity: book.id,
            args: { number: closing, reason: fields['reason'] },
          })}
          onDone={() => setClosing(null)}
        >
          <p>{words.doubtedHelp}</p>
        </ActForm>
      )}
    </section>
  );
}
