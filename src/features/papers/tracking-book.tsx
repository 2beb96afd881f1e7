import { useId, useMemo, useState } from 'react';
import { DayInput } from '../../components/form/day-input.tsx';
import { addressesIn } from '../../components/field-text.ts';
import { type TrackedDossier, trackingBook } from '../../domain/papers/desk/tracking-book.ts';
import { inCase } from '../../domain/procedure.ts';
import { procedures } from '../../domain/procedures/catalogue.ts';
import { localDateOf } from '../../domain/vietnam-time.ts';
import { useMessages } from '../../state/locale.ts';
import { useParts } from '../../state/parts.ts';
import { useSession } from '../../state/session.ts';
import { BookDialog } from './book-dialog.tsx';
import { usePlaceNames } from './use-paper-source.ts';
import { useTracked } from './use-tracked.ts';

/** Of every procedure known, and of the dossiers themselves, whose own may be written in. */
function fieldsOfService(tracked: readonly TrackedDossier[]): readonly string[] {
  const own = tracked.map(({ dossier, procedure }) => inCase(procedure, dossier.fields).serviceField.vi);
  const known = procedures.flatMap(({ ofCase, serviceField }) => (ofCase === undefined ? [serviceField.vi] : []));
  return [...new Set([...known, ...own])];
}

/** Sổ theo dõi hồ sơ (form 07): the dossiers of one field received in some days, as it will print. */
export function TrackingBook({ onHide }: { readonly onHide: () => void }) {
  const { clock } = useParts();
  const { commune } = useSession();
  const words = useMessages();
  const id = useId();
  const [now] = useState(() => new Date(clock.now()).toISOString());
  const today = localDateOf(now);
  const [field, setField] = useState(() => fieldsOfService([])[0] ?? '');
  const [from, setFrom] = useState(`${today.slice(0, 8)}01`);
  const [to, setTo] = useState(today);
  const tracked = useTracked(from);
  const addresses = useMemo(() => (tracked ?? []).flatMap(({ dossier }) => addressesIn(dossier.fields)), [tracked]);
  const { names, areRead } = usePlaceNames(addresses, today);

  const source = { commune: commune.name, province: commune.provinceName, names, now, field, from, to };
  return (
    <BookDialog
      sheet="trackingBook"
      body={trackingBook(tracked ?? [], source)}
      printLabel={words.papers.printBook}
      reading={tracked === undefined || !areRead}
      onHide={onHide}
    >
      <div>
        <label htmlFor={`${id}-field`}>{words.papers.field}</label>
        <select id={`${id}-field`} value={field} onChange={(event) => setField(event.target.value)}>
          {fieldsOfService(tracked ?? []).map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
      </div>
      <div>
        <label htmlFor={`${id}-from`}>{words.papers.from}</label>
        <DayInput id={`${id}-from`} value={from} onChange={(day) => setFrom(day === '' ? from : day)} />
      </div>
      <div>
        <label htmlFor={`${id}-to`}>{words.papers.to}</label>
        <DayInput id={`${id}-to`} value={to} onChange={(day) => setTo(day === '' ? to : day)} />
      </div>
    </BookDialog>
  );
}
