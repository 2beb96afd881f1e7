import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { addressesIn } from '../../components/field-text.ts';
import type { RegisterPagesProps } from '../../components/paper-desk-props.ts';
import { numbersIn, registerPages } from '../../domain/papers/civil/register-pages.ts';
import { procedureVersion } from '../../domain/procedures/catalogue.ts';
import { localDateOf } from '../../domain/vietnam-time.ts';
import { useLive } from '../../state/live.ts';
import { useMessages } from '../../state/locale.ts';
import { useParts } from '../../state/parts.ts';
import { useSession } from '../../state/session.ts';
import { PaperSheet } from './paper-sheet.tsx';
import { usePlaceNames } from './use-paper-source.ts';
import './paper-desk.css';

/** As many as somebody reads at once; more are asked for by their numbers. */
const usualCount = 20;

/** Pages of a register as they will print: the latest numbers, or those asked for. */
export function RegisterPages({ book, onHide }: RegisterPagesProps) {
  const { clock, print, store } = useParts();
  const { commune } = useSession();
  const words = useMessages();
  const id = useId();
  const sheet = useRef<HTMLDialogElement>(null);
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
  const names = usePlaceNames(addresses, localDateOf(now));

  useEffect(() => {
    const before = document.body.dataset['paper'];
    document.body.dataset['paper'] = 'book';
    sheet.current?.showModal();
    return () => {
      if (before === undefined) delete document.body.dataset['paper'];
      else document.body.dataset['paper'] = before;
    };
  }, []);

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
  const source = { commune: commune.name, province: commune.provinceName, names, now, from, to };
  return createPortal(
    <dialog ref={sheet} className="paper paper-book" aria-labelledby={`${id}-title`} onClose={onHide}>
      <form
        className="paper-bar"
        onSubmit={(event) => {
          event.preventDefault();
          if (dossiers !== undefined) print();
        }}
      >
        {numberField(words.books.fromNumber, from, setFrom)}
        {numberField(words.books.toNumber, to, setTo)}
        <div className="actions">
          <button type="submit" className="primary" aria-disabled={dossiers === undefined}>
            {words.books.printPage}
          </button>
          <button type="button" onClick={() => sheet.current?.close()}>
            {words.dossier.hidePreview}
          </button>
        </div>
        {dossiers === undefined && <p role="status">{words.papers.reading}</p>}
      </form>
      <PaperSheet
        id="registerPages"
        body={registerPages(book, registered, source)}
        size="a4-landscape"
        ordinal={1}
        titleId={`${id}-title`}
      />
    </dialog>,
    document.body,
  );
}
