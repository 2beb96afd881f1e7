import { DraftLine } from '../../components/draft-line.tsx';
import { useMessages } from '../../state/locale.ts';
import { useNow } from '../../state/now.ts';
import type { Narrowed } from './narrowed.ts';
import { useFoundDrafts } from './use-found-drafts.ts';

/** What is looked for may be half typed still. */
export function FoundDrafts({ typed, narrowed }: { readonly typed: string; readonly narrowed: Narrowed }) {
  const words = useMessages().search;
  const now = useNow();
  const drafts = useFoundDrafts(typed, narrowed);
  if (drafts.length === 0) return null;
  return (
    <>
      <p className="soft">{words.drafts(drafts.length)}</p>
      <ul className="ledger" aria-label={words.drafts(drafts.length)}>
        {drafts.map((draft) => (
          <DraftLine key={draft.id} draft={draft} now={now} typed={typed} />
        ))}
      </ul>
    </>
  );
}
