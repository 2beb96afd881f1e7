import { useMessages } from '../../state/locale.ts';
import { megabytesLeft, useStorageHealth } from '../../state/use-storage-health.ts';

/** How safe what waits here is: room left, and whether the browser has promised to keep it (L18). */
export function StorageFacts() {
  const words = useMessages().storage;
  const health = useStorageHealth();
  if (health === null) return null;
  const left = megabytesLeft(health);
  return (
    <p className="soft">
      {words.title}: {left !== null && `${words.left(left)}; `}
      {words[health.persistence]}.
    </p>
  );
}
