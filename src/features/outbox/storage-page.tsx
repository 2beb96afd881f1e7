import { PageTitle } from '../../components/page-title.tsx';
import { Sign } from '../../components/signs.tsx';
import { useDoor } from '../../state/door.ts';
import { useMessages } from '../../state/locale.ts';
import { FolderCopy } from './folder-copy.tsx';
import { KeptByKind } from './kept-by-kind.tsx';
import { KeptForGood } from './kept-for-good.tsx';
import { RoomLeft } from './room-left.tsx';
import './storage.css';

/** What lies on this machine, how safely, and what may leave it. */
export function StoragePage() {
  const words = useMessages();
  const own = words.storage;
  const { recovery } = useDoor();
  return (
    <div className="outbox storage">
      <header className="page-head">
        <PageTitle windowTitle={`${own.title} – ${words.app.name}`}>{own.title}</PageTitle>
      </header>
      <RoomLeft />
      <KeptForGood />
      <KeptByKind />
      {recovery !== null && (
        <section>
          <FolderCopy load={recovery} />
        </section>
      )}
      <p className="soft">
        <Sign name="warning" /> {own.neverClear}
      </p>
    </div>
  );
}
