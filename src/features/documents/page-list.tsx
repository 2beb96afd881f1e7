import { useEffect, useId, useState } from 'react';
import { useMessages } from '../../state/locale.ts';
import { useParts } from '../../state/parts.ts';
import type { LoosePage } from '../../store/pages/loose-pages.ts';
import type { LoosePagesHere } from './use-loose-pages.ts';

interface PageListProps {
  readonly pages: readonly LoosePage[];
  readonly hand: LoosePagesHere;
  readonly onPick: (files: readonly File[]) => void;
  readonly onCamera: () => void;
  readonly onEdit: (page: LoosePage) => void;
}

/** The pages there are so far, and the ways to more of them. */
export function PageList({ pages, hand, onPick, onCamera, onEdit }: PageListProps) {
  const words = useMessages().documents;
  const id = useId();
  const { making, problem, remove } = hand;
  return (
    <div className="page-list">
      <p className="page-ways">
        {'mediaDevices' in navigator && (
          <button type="button" onClick={onCamera}>
            {words.attach.camera}
          </button>
        )}
        <input
          id={id}
          type="file"
          multiple
          accept="image/*,application/pdf"
          // Where the page cannot open the camera itself, the machine's own app does.
          {...('mediaDevices' in navigator ? {} : { capture: 'environment' as const })}
          onChange={(event) => {
            onPick([...(event.target.files ?? [])]);
            event.target.value = '';
          }}
        />
        <label className="button" htmlFor={id}>
          {words.attach.pick}
        </label>
      </p>
      <p className="soft">{words.attach.drop}</p>
      <p role="status">
        {making !== null
          ? words.attach.working(Math.round(making * 100))
          : pages.length === 0
            ? words.attach.noneYet
            : words.attach.keptHere(pages.length)}
      </p>
      {problem !== null && <p role="alert">{words.attach[problem]}</p>}
      <ol className="page-thumbs">
        {pages.map((page, at) => (
          <li key={page.id}>
            <Thumb page={page} name={words.page(at + 1)} />
            <span>
              {words.page(at + 1)}{' '}
              <span className="soft">
                {page.sha256 === null ? words.attach.unmade : `${Math.ceil(page.bytes / 1_000)} KB`}
              </span>
            </span>
            <span className="page-acts">
              {page.type !== 'application/pdf' && page.sha256 !== null && (
                <button
                  type="button"
                  aria-label={`${words.attach.edit}: ${words.page(at + 1)}`}
                  disabled={making !== null}
                  onClick={() => onEdit(page)}
                >
                  {words.attach.edit}
                </button>
              )}
              <button
                type="button"
                aria-label={`${words.attach.remove}: ${words.page(at + 1)}`}
                onClick={() => remove(page.id)}
              >
                {words.attach.remove}
              </button>
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** A small picture of it, opened from the disk. */
function Thumb({ page: { id, type, sha256 }, name }: { readonly page: LoosePage; readonly name: string }) {
  const { store } = useParts();
  const words = useMessages().documents;
  const [shown, setShown] = useState<{ readonly address: string } | 'damaged'>();
  useEffect(() => {
    if (sha256 === null || type === 'application/pdf') return;
    let address: string | undefined;
    let over = false;
    store.loose.content(id).then((content) => {
      if (over) return;
      if (content !== undefined) address = URL.createObjectURL(new Blob([content], { type }));
      setShown(address === undefined ? 'damaged' : { address });
    }, reportError);
    return () => {
      over = true;
      if (address !== undefined) URL.revokeObjectURL(address);
    };
  }, [store, id, type, sha256]);
  if (type === 'application/pdf') return <span className="pdf-page">PDF</span>;
  if (shown === 'damaged') return <span className="pdf-page">{words.pageState.damaged}</span>;
  return shown === undefined ? (
    <span className="pdf-page" aria-hidden="true" />
  ) : (
    <img src={shown.address} alt={name} />
  );
}
