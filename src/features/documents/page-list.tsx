import { useId } from 'react';
import { useMessages } from '../../state/locale.ts';
import type { PhotographedPages } from './use-photographed.ts';

interface PageListProps {
  readonly photographed: PhotographedPages;
  readonly onCamera: () => void;
  readonly onEdit: (id: number) => void;
}

/** The pages there are so far, and the ways to more of them. */
export function PageList({ photographed, onCamera, onEdit }: PageListProps) {
  const words = useMessages().documents;
  const id = useId();
  const { pages, busy, problem, addAll, remove } = photographed;
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
            addAll([...(event.target.files ?? [])]);
            event.target.value = '';
          }}
        />
        <label className="button" htmlFor={id}>
          {words.attach.pick}
        </label>
      </p>
      <p className="soft">{words.attach.drop}</p>
      <p role="status">{busy ? words.attach.working : pages.length === 0 ? words.attach.noneYet : ''}</p>
      {problem !== null && <p role="alert">{words.attach[problem]}</p>}
      <ol className="page-thumbs">
        {pages.map(({ id: one, page, photo, address }, at) => (
          <li key={one}>
            {page.type === 'application/pdf' ? (
              <span className="pdf-page">PDF</span>
            ) : (
              <img src={address} alt={words.page(at + 1)} />
            )}
            <span>
              {words.page(at + 1)} <span className="soft">{Math.ceil(page.bytes / 1_000)} KB</span>
            </span>
            <span className="page-acts">
              {photo !== undefined && (
                <button
                  type="button"
                  aria-label={`${words.attach.edit}: ${words.page(at + 1)}`}
                  onClick={() => onEdit(one)}
                >
                  {words.attach.edit}
                </button>
              )}
              <button
                type="button"
                aria-label={`${words.attach.remove}: ${words.page(at + 1)}`}
                onClick={() => remove(one)}
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
