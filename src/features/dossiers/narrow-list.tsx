import { useState } from 'react';
import { bookNames } from '../../domain/books/book-names.ts';
import { bookFactsOf } from '../../domain/books/book-id.ts';
import { deskGroups } from '../../domain/desk-groups.ts';
import { businessStates } from '../../domain/life-cycle.ts';
import { procedures } from '../../domain/procedures/catalogue.ts';
import { localDateOf } from '../../domain/vietnam-time.ts';
import { useLive } from '../../state/live.ts';
import { useMessages, useSay } from '../../state/locale.ts';
import { useNow } from '../../state/now.ts';
import { useParts } from '../../state/parts.ts';
import { useSeen } from '../../state/rights.ts';
import { useSession } from '../../state/session.ts';
import { NarrowDay } from './narrow-day.tsx';
import { NarrowField } from './narrow-field.tsx';
import { exchangeStates, isNarrowed, type Narrow, type Narrowed, nothingNarrowed } from './narrowed.ts';

const newest = [...new Map(procedures.map((procedure) => [procedure.id, procedure])).values()];
const furtherKeys = ['book', 'author', 'exchange', 'from', 'to'] as const;

interface NarrowListProps {
  readonly narrowed: Narrowed;
  readonly onNarrow: Narrow;
}

/** What the list is narrowed to: three things in sight, the others folded until they are wanted or say something. */
export function NarrowList({ narrowed, onNarrow }: NarrowListProps) {
  const words = useMessages();
  const own = words.search;
  const say = useSay();
  const further = furtherKeys.filter((key) => narrowed[key] !== undefined).length;
  const [chosen, choose] = useState<boolean | null>(null);
  const unfolded = chosen ?? further > 0;
  return (
    <>
      <div className="narrow">
        <NarrowField
          label={own.procedure}
          any={own.anyProcedure}
          value={narrowed.procedure}
          choices={newest.map(({ id, name }) => [id, say(name)])}
          onChoose={(procedure) => onNarrow({ procedure })}
        />
        <NarrowField
          label={own.step}
          any={own.anyStep}
          value={narrowed.business}
          choices={businessStates.map((state) => [state, words.business[state]])}
          onChoose={(business) => onNarrow({ business })}
        />
        <NarrowField
          label={words.dossiers.group}
          any={words.dossiers.everyGroup}
          value={narrowed.group}
          choices={deskGroups.map((group) => [group, words.deskGroup[group]])}
          onChoose={(group) => onNarrow({ group })}
        />
      </div>
      <p className="narrow-more">
        <button type="button" className="quiet" aria-expanded={unfolded} onClick={() => choose(!unfolded)}>
          {own.further(further)}
        </button>
        {isNarrowed(narrowed) && (
          <button type="button" className="quiet" onClick={() => onNarrow(nothingNarrowed)}>
            {own.widen}
          </button>
        )}
      </p>
      {unfolded && <Further narrowed={narrowed} onNarrow={onNarrow} />}
    </>
  );
}

function Further({ narrowed, onNarrow }: NarrowListProps) {
  const { store } = useParts();
  const words = useMessages();
  const own = words.search;
  const say = useSay();
  const { account, colleagues } = useSession();
  const seesAll = useSeen('dossier') === 'all';
  const seesBooks = useSeen('book') !== 'none';
  const today = localDateOf(new Date(useNow()).toISOString());
  const books = useLive(() => (seesBooks ? store.books() : Promise.resolve([])), [store, seesBooks]) ?? [];
  // One that has not come yet, or is another commune's, is still named by its id.
  const ids = new Set([...books.map(({ book }) => book.id), ...(narrowed.book === undefined ? [] : [narrowed.book])]);
  const nameOfBook = (book: string): string => {
    const facts = bookFactsOf(book);
    return facts === undefined ? book : `${say(bookNames[facts.kind])} ${facts.year}`;
  };
  const periods = [
    [own.today, today],
    [own.thisMonth, `${today.slice(0, 7)}-01`],
    [own.thisYear, `${today.slice(0, 4)}-01-01`],
  ] as const;
  return (
    <div className="narrow narrow-further">
      {seesBooks && (
        <NarrowField
          label={own.book}
          any={own.anyBook}
          value={narrowed.book}
          choices={[...ids].map((book) => [book, nameOfBook(book)])}
          onChoose={(book) => onNarrow({ book })}
        />
      )}
      {seesAll && (
        <NarrowField
          label={own.author}
          any={own.anyAuthor}
          value={narrowed.author}
          choices={[account, ...colleagues.filter((one) => one.id !== account.id)].map((one) => [
            one.id,
            one.id === account.id ? own.mine(one.name) : one.name,
          ])}
          onChoose={(author) => onNarrow({ author })}
        />
      )}
      <NarrowField
        label={own.exchange}
        any={own.anyExchange}
        value={narrowed.exchange}
        choices={exchangeStates.map((state) => [state, words.exchange[state]])}
        onChoose={(exchange) => onNarrow({ exchange })}
      />
      <fieldset className="narrow-days">
        <legend>{own.received}</legend>
        <NarrowDay label={own.from} value={narrowed.from} onChoose={(from) => onNarrow({ from })} />
        <NarrowDay label={own.to} value={narrowed.to} onChoose={(to) => onNarrow({ to })} />
        <span className="narrow-periods">
          {periods.map(([name, from]) => (
            <button key={name} type="button" className="quiet" onClick={() => onNarrow({ from, to: today })}>
              {name}
            </button>
          ))}
        </span>
      </fieldset>
    </div>
  );
}
