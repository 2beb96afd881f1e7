import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { subjectOf } from '../../components/dossier-line.tsx';
import { PageQueue } from '../../components/page-queue.tsx';
import type { Dossier } from '../../domain/dossier.ts';
import { useLive } from '../../state/live.ts';
import { useMessages, useSay } from '../../state/locale.ts';
import { useParts } from '../../state/parts.ts';
import { paths } from '../../state/paths.ts';
import { useSayBytes } from '../../state/say-bytes.ts';
import { documentsOnWay, dossiersNaming, type DocumentOnWay } from './pages-on-way.ts';

/** Pages of papers that the server does not have yet: of whom, how far each has come, and why it does not go. */
export function WaitingPages() {
  const { store } = useParts();
  const words = useMessages().documents;
  const say = useSay();
  const size = useSayBytes();
  const unsent = useLive(() => store.pages.unsent(), [store]) ?? [];
  const [dossiers, setDossiers] = useState<readonly Dossier[]>([]);
  // By what they are called: that one has come further moves nobody.
  const hashes = unsent.map(({ sha256 }) => sha256).join(' ');
  useEffect(() => {
    let over = false;
    const look = async (): Promise<void> => {
      const found = hashes === '' ? [] : await dossiersNaming(store, hashes.split(' '));
      if (!over) setDossiers(found);
    };
    look().catch(reportError);
    return () => {
      over = true;
    };
  }, [store, hashes]);
  if (unsent.length === 0) return null;
  const { documents, others } = documentsOnWay(unsent, dossiers);
  const said = ({ number, state, sent, bytes }: DocumentOnWay['pages'][number]): string => {
    if (state === 'damaged') return words.onWay.damaged(number);
    return sent === 0 ? words.onWay.notBegun(number, size(bytes)) : words.onWay.page(number, size(sent), size(bytes));
  };
  return (
    <section aria-labelledby="waiting-pages">
      <h2 id="waiting-pages">
        {words.onWay.title} <span className="count">{unsent.length}</span>
      </h2>
      <PageQueue />
      <ul className="ledger waiting-pages">
        {documents.map(({ dossier, document, name, pages }) => (
          <li key={document.id} className="ledger-line">
            <Link href={paths.dossier(dossier.id)} className="line-name">
              {subjectOf(dossier)}
            </Link>
            <span>{say(name)}</span>
            <ul className="soft">
              {pages.map((page) => (
                <li key={page.sha256}>
                  {said(page)}
                  {page.state === 'waiting' && page.sent > 0 && (
                    <progress value={page.sent} max={page.bytes} aria-hidden="true" />
                  )}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {others > 0 && <p className="soft">{words.onWay.others(others)}</p>}
    </section>
  );
}
