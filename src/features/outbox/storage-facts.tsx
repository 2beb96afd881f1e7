import { useMessages } from '../../state/locale.ts';
import { inMegabytes } from '../../state/storage-room.ts';
import { useStorageRoom } from '../../state/use-storage-room.ts';

/** How safe what waits here is: room left, and whether the browser has promised to keep it (L18). */
export function StorageFacts() {
  const words = useMessages().storage;
  const room = useStorageRoom();
  if (room === null) return null;
  return (
    <p className="soft">
      {words.title}: {words.left(inMegabytes(room.left))}; {room.persisted ? words.persisted : words.notPersisted}.
    </p>
  );
}
