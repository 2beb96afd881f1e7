import { useId, useState } from 'react';
import { bookNames } from '../../domain/books/book-names.ts';
import type { SheetMapping } from '../../domain/exchange-sheet/column-mapping.ts';
import { useMessages, useSay } from '../../state/locale.ts';
import { useParts } from '../../state/parts.ts';
import { emptySheet } from './export-sheet.ts';
import { NamesTold } from './names-told.tsx';

/** The column names of one kind of book, as a file to fill in: names of ours stand in no paper of the ministry. */
export function EmptySheet({ mappings }: { readonly mappings: readonly SheetMapping[] }) {
  const { saveFile } = useParts();
  const words = useMessages().sheets;
  const say = useSay();
  const kindId = useId();
  const [kind, setKind] = useState<string | null>(null);
  const mapping = mappings.find(({ bookKind }) => bookKind === kind) ?? mappings[0];
  if (mapping === undefined) return null;

  function take(wanted: SheetMapping): void {
    const { name, bytes } = emptySheet(wanted);
    saveFile(name, bytes);
  }

  return (
    <details>
      <summary>{words.emptySheet}</summary>
      <div className="export-choices">
        <div>
          <label htmlFor={kindId}>{words.emptyOf}</label>
          <select id={kindId} value={mapping.bookKind} onChange={(event) => setKind(event.target.value)}>
            {mappings.map(({ bookKind }) => (
              <option key={bookKind} value={bookKind}>
                {say(bookNames[bookKind])}
              </option>
            ))}
          </select>
        </div>
        <button type="button" onClick={() => take(mapping)}>
          {words.takeEmpty}
        </button>
      </div>
      <NamesTold mapping={mapping} />
    </details>
  );
}
