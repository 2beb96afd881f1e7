import { otherPaper } from '../../domain/documents/document.ts';
import type { PaperLine } from '../../domain/documents/paper-lines.ts';
import { useMessages, useSay } from '../../state/locale.ts';
import { useParts } from '../../state/parts.ts';
import type { LoosePagesHere } from './use-loose-pages.ts';

interface UnsavedPagesProps {
  readonly hand: LoosePagesHere;
  readonly lines: readonly PaperLine[];
  readonly onGoOn: (paper: string) => void;
}

/** Pages of hers that were photographed for this record and not saved: they lie here, and she goes on with them (R1). */
export function UnsavedPages({ hand, lines, onGoOn }: UnsavedPagesProps) {
  const { store } = useParts();
  const words = useMessages().documents;
  const say = useSay();
  const loose = hand.all ?? [];
  const papers = [...new Set(loose.map(({ paper }) => paper))];
  const goOn = async (paper: string): Promise<void> => {
    const listed = lines.some(({ id }) => id === paper);
    const ids = loose.flatMap((one) => (one.paper === paper ? [one.id] : []));
    if (!listed) await store.loose.move(ids, otherPaper);
    onGoOn(listed ? paper : otherPaper);
  };
  return papers.map((paper) => {
    const name = say(lines.find(({ id }) => id === paper)?.name ?? { vi: words.attach.other, en: words.attach.other });
    const here = loose.filter((one) => one.paper === paper);
    return (
      // One line as long as its pages lie here, whatever paper they turn out to be of: its button has the focus back.
      <p key={here[0]?.id} className="unsaved-pages" role="status">
        {words.unsaved(name, here.length)}{' '}
        <button type="button" aria-haspopup="dialog" onClick={() => void goOn(paper)}>
          {words.goOnSaving}
        </button>
      </p>
    );
  });
}
