import { useId, useMemo, useState } from 'react';
import { addressesIn } from '../../components/field-text.ts';
import type { RegisterPagesProps } from '../../components/paper-desk-props.ts';
import { numbersIn, registerPages } from '../../domain/papers/civil/register-pages.ts';
import { procedureVersion } from '../../domain/procedures/catalogue.ts';
import { useLive } from '../../state/live.ts';
import { useMessages } from '../../state/locale.ts';
import { useDeskTime } from '../../state/desk-time.ts';
import { useParts } from '../../state/parts.ts';
import { useSession } from '../../state/session.ts';
import { BookDialog } from './book-dialog.tsx';
import { usePlaceNames } from './use-paper-source.ts';

/** As many as somebody reads at once; more are asked for by their numbers. */
const usualCount = 20;

/** Pages of a register as they will print: the latest numbers, or those asked for. */
export function RegisterPages({ book, onHide }: RegisterPagesProps) {
  const { clock, store } = useParts();
  const { commune } = useSession();
  const desk = useDeskTime();
  const words = useMessages();
  const id = useId();
  const [now] = useState(() => new Date(clock.now()).toISOString());
  const { first, last } = numbersIn(book);
  const [from, setFrom] = useState(Math.max(first, last - usualCount + 1));
  const [to, setTo] = useState(last);
  // From the latest number down: as many as lie above the lowest that is asked for.
  const limit = Math.max(1, last - from + 1);
  const dossiers = useLive(() => store.entriesOf(book.id, limit), [store, book.id, limit]);
  const registered = useMemo(
    () =>
      (dossiers ?? []).flatMap((dossier) => {
        const procedure = procedureVersion(dossier.procedure, dossier.procedureVersion);
        return procedure === undefined ? [] : [{ dossier, procedure }];
      }),
    [dossiers],
  );
  const addresses = useMemo(() => registered.flatMap(({ dossier }) => addressesIn(dossier.fields)), [registered]);
  // Places as they were called when the latest of these was written: today's names came later.
  const { names, areRead } = usePlaceNames(addresses, book.lastDate ?? book.openedOn);

  const numberField = (label: string, value: number, set: (number: number) => void) => (
    <div>
      <label htmlFor={`${id}-${label}`}>{label}</label>
      <input
        id={`${id}-${label}`}
        type="number"
        min={first}
        max={last}
        value={value}
        onChange={(event) => set(event.target.valueAsNumber || first)}
      />
    </div>
  );
  const source = { commune: commune.name, province: commune.provinceName, names, desk, now, from, to };
  return (
    <BookDialog
      sheet="registerPages"
      body={registerPages(book, registered, source)}
      printLabel={words.books.printPage}
      reading={dossiers === undefined || !areRead}
      onHide={onHide}
    >
      {numberField(words.books.fromNumber, from, setFrom)}
      {numberField(words.books.toNumber, to, setTo)}
    </BookDialog>
  );
}
