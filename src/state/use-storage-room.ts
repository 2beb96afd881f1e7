import { useEffect, useState } from 'react';
import { useParts } from './parts.ts';
import type { StorageRoom } from './storage-room.ts';

const minutesBetweenLooks = 2;

/** How much room is left, looked at again every few minutes. */
export function useStorageRoom(): StorageRoom | null {
  const { storage } = useParts();
  const [room, setRoom] = useState<StorageRoom | null>(null);
  useEffect(() => {
    let left = false;
    const look = () =>
      void storage.room().then((found) => {
        if (!left) setRoom(found);
      });
    look();
    const timer = setInterval(look, minutesBetweenLooks * 60_000);
    return () => {
      left = true;
      clearInterval(timer);
    };
  }, [storage]);
  return room;
}
