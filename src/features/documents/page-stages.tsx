import { type ReactNode, useState } from 'react';
import { ModalDialog } from '../../components/modal-dialog.tsx';
import type { LoosePage } from '../../store/pages/loose-pages.ts';
import { useMessages } from '../../state/locale.ts';
import { CameraView } from './camera-view.tsx';
import { PageEditor } from './page-editor.tsx';
import { PageList } from './page-list.tsx';
import type { ImageTask } from './image-talk.ts';
import type { LoosePagesHere } from './use-loose-pages.ts';

interface PageStagesProps {
  readonly title: string;
  readonly hand: LoosePagesHere;
  /** Key of the paper that they are of. */
  readonly paper: string;
  readonly onClose: () => void;
  /** The dialog between photographing and editing, around the pages. */
  readonly children: (list: ReactNode) => ReactNode;
}

type Stage =
  { readonly id: 'paper' | 'camera' } | { readonly id: 'edit'; readonly page: string; readonly from: ImageTask };

/** A dialog in which pages come in by camera, file, paste or drop, and are put right one by one. */
export function PageStages({ title, hand, paper, onClose, children }: PageStagesProps) {
  const words = useMessages().documents;
  const [stage, setStage] = useState<Stage>({ id: 'paper' });
  const pages = hand.all?.filter((one) => one.paper === paper) ?? [];
  const back = (): void => setStage({ id: 'paper' });
  const edit = async (page: LoosePage): Promise<void> => {
    const from = await hand.sourceOf(page);
    if (from !== undefined) setStage({ id: 'edit', page: page.id, from });
  };
  if (stage.id === 'camera') {
    return (
      <ModalDialog key="camera" title={words.camera.title} onClose={back}>
        <CameraView taken={pages.length} onShot={(photo) => hand.add(paper, photo)} onDone={back} />
        {hand.problem !== null && <p role="alert">{words.attach[hand.problem]}</p>}
      </ModalDialog>
    );
  }
  if (stage.id === 'edit') {
    return (
      <ModalDialog key="edit" title={words.edit.title} onClose={back}>
        <PageEditor
          from={stage.from}
          onDone={(wish) => {
            back();
            hand.remake(stage.page, { ...stage.from, wish });
          }}
        />
      </ModalDialog>
    );
  }
  return (
    <ModalDialog key="paper" title={title} onClose={onClose}>
      <div
        onPaste={(event) => hand.addAll(paper, [...event.clipboardData.files])}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          hand.addAll(paper, [...event.dataTransfer.files]);
        }}
      >
        {children(
          <PageList
            pages={pages}
            hand={hand}
            onPick={(files) => hand.addAll(paper, files)}
            onCamera={() => setStage({ id: 'camera' })}
            onEdit={(page) => void edit(page)}
          />,
        )}
      </div>
    </ModalDialog>
  );
}
