import { useSyncExternalStore } from 'react';
import { Sign } from '../components/signs.tsx';
import { useMessages } from '../state/locale.ts';
import type { AppUpdates } from './app-updates.ts';

/** Whether the app would open on this device without a line. */
export function OfflineReadiness({ updates }: { readonly updates: AppUpdates }) {
  const words = useMessages().offline;
  const { offline } = useSyncExternalStore(updates.subscribe, updates.getState);
  switch (offline.kind) {
    case 'unknown':
      return <p className="offline-readiness">{words.unknown}</p>;
    case 'filling':
      return (
        <p className="offline-readiness">{words.filling(Math.floor((100 * offline.bytes) / offline.totalBytes))}</p>
      );
    case 'whole':
      return (
        <p className="offline-readiness is-whole">
          <Sign name="done" /> {words.whole}
        </p>
      );
    default: {
      const unreachable: never = offline;
      return unreachable;
    }
  }
}
