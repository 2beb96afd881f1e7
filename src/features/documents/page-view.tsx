import { useEffect, useState } from 'react';
import { ModalDialog } from '../../components/modal-dialog.tsx';
import type { Page } from '../../domain/documents/page.ts';
import { useMessages } from '../../state/locale.ts';
import { useParts } from '../../state/parts.ts';
import type { FailureReason } from '../../store/failure-reason.ts';

interface PageViewProps {
  readonly title: string;
  readonly page: Page;
  readonly record: string;
  readonly onClose: () => void;
}

type Shown =
  | { readonly status: 'fetching' | 'missing' | 'unread' }
  | { readonly status: 'failed'; readonly reason: FailureReason }
  | { readonly status: 'here'; readonly address: string };

/** One page, from this machine, else from the server, which this machine then keeps for a while. */
export function PageView({ title, page, record, onClose }: PageViewProps) {
  const { store, fetchPage } = useParts();
  const { documents: words, failure } = useMessages();
  const [shown, setShown] = useState<Shown>({ status: 'fetching' });
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let address: string | undefined;
    const stopping = new AbortController();
    const { signal } = stopping;
    const show = (content: Uint8Array<ArrayBuffer>): void => {
      if (signal.aborted) return;
      address = URL.createObjectURL(new Blob([content], { type: page.type }));
      setShown({ status: 'here', address });
    };
    void (async () => {
      const content = await store.pages.content(page.sha256);
      if (content !== undefined) {
        show(content);
        return;
      }
      const fetched = await fetchPage(page, record);
      if (fetched.status !== 'got') {
        if (!signal.aborted) setShown(fetched);
        return;
      }
      show(fetched.content);
      await store.pages.keepFetched({ ...page, content: fetched.content });
    })().catch((error: unknown) => {
      // What is shown stays shown, also where it could not be kept.
      if (!signal.aborted) setShown((now) => (now.status === 'here' ? now : { status: 'unread' }));
      reportError(error);
    });
    return () => {
      stopping.abort();
      if (address !== undefined) URL.revokeObjectURL(address);
    };
  }, [store, fetchPage, page, record, tries]);
  return (
    <ModalDialog title={title} onClose={onClose}>
      {shown.status === 'here' ? (
        page.type === 'application/pdf' ? (
          <p>
            <a href={shown.address} download={`${page.sha256.slice(0, 8)}.pdf`}>
              {words.download}
            </a>{' '}
            <span className="soft">{words.downloadMeans}</span>
          </p>
        ) : (
          <img className="page-image" src={shown.address} alt={title} />
        )
      ) : (
        <p role="status">{shown.status === 'failed' ? words.notFetched(failure[shown.reason]) : words[shown.status]}</p>
      )}
      <p className="actions">
        {shown.status !== 'here' && shown.status !== 'fetching' && (
          <button
            type="button"
            onClick={() => {
              setShown({ status: 'fetching' });
              setTries(tries + 1);
            }}
          >
            {words.tryAgain}
          </button>
        )}
        <button type="button" onClick={onClose}>
          {words.close}
        </button>
      </p>
    </ModalDialog>
  );
}
