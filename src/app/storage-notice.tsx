import { Sign } from '../components/signs.tsx';
import { useMessages } from '../state/locale.ts';
import { inMegabytes, littleRoom } from '../state/storage-room.ts';
import { useStorageRoom } from '../state/use-storage-room.ts';

/** Said before it is too late to save. */
export function StorageNotice() {
  const words = useMessages().storage;
  const room = useStorageRoom();
  if (room === null || room.left >= littleRoom) return null;
  return (
    <section className="shell-notice" role="status">
      <p>
        <Sign name="warning" /> {words.low(inMegabytes(room.left))}
      </p>
    </section>
  );
}
