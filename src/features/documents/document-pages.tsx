import { useState } from 'react';
import type { AttachedDocument } from '../../domain/documents/document.ts';
import type { Page } from '../../domain/documents/page.ts';
import { useLive } from '../../state/live.ts';
import { useMessages } from '../../state/locale.ts';
import { useParts } from '../../state/parts.ts';
import type { PageHere } from '../../store/pages/page-store.ts';
import { PageView } from './page-view.tsx';

interface DocumentPagesProps {
  readonly name: string;
  readonly document: AttachedDocument;
  readonly record: string;
}

/** The pages of one paper, each with where it stands, by what this machine holds and the server has said (R16). */
export function DocumentPages({ name, document, record }: DocumentPagesProps) {
  const { store } = useParts();
  const words = useMessages().documents;
  const [open, setOpen] = useState<Page | null>(null);
  const { pages } = document;
  const here = useLive(() => store.pages.standing(pages), [store, document.id]) ?? [];
  const said = ({ state, sent, bytes }: PageHere): string =>
    state === 'waiting' ? words.pageState.waiting(Math.floor((sent / bytes) * 100)) : words.pageState[state];
  return (
    <ol className="document-pages">
      {pages.map((page, at) => {
        const standing = here[at];
        return (
          <li key={page.sha256} data-state={standing?.state}>
            <button
              type="button"
              aria-haspopup="dialog"
              aria-label={words.look(name, at + 1)}
              onClick={() => setOpen(page)}
            >
              {words.page(at + 1)}
            </button>{' '}
            <span className="soft">{standing === undefined ? '' : said(standing)}</span>
          </li>
        );
      })}
      {open !== null && (
        <PageView
          key={open.sha256}
          title={`${name}, ${words.page(pages.indexOf(open) + 1).toLowerCase()}`}
          page={open}
          record={record}
          onClose={() => setOpen(null)}
        />
      )}
    </ol>
  );
}
