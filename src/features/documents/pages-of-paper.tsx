import { useMessages } from '../../state/locale.ts';
import { PageStages } from './page-stages.tsx';
import type { LoosePagesHere } from './use-loose-pages.ts';

interface PagesOfPaperProps {
  readonly hand: LoosePagesHere;
  /** Key of the paper among those of the form. */
  readonly paper: string;
  readonly onClose: () => void;
}

/** The pages of one paper, while the dossier is not saved yet: each lies on the disk as soon as it was taken. */
export function PagesOfPaper({ hand, paper, onClose }: PagesOfPaperProps) {
  const words = useMessages().documents;
  return (
    <PageStages title={words.pagesOf} hand={hand} paper={paper} onClose={onClose}>
      {(list) => (
        <>
          {list}
          <p className="actions">
            <button type="button" className="primary" onClick={onClose}>
              {words.camera.done}
            </button>
          </p>
        </>
      )}
    </PageStages>
  );
}
