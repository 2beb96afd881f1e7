import { Sign } from '../../components/signs.tsx';
import { useSayBytes } from '../../state/say-bytes.ts';
import { useMessages } from '../../state/locale.ts';
import { useStorageHealth } from '../../state/use-storage-health.ts';

/** How much is used, and how much is left. */
export function RoomLeft() {
  const words = useMessages().storage;
  const health = useStorageHealth();
  const bytes = useSayBytes();
  if (health === null) return null;
  const { usedBytes, quotaBytes, short } = health;
  return (
    <section aria-label={words.room}>
      <h2>{words.room}</h2>
      {usedBytes === null || quotaBytes === null ? (
        <p>{words.roomUnknown}</p>
      ) : (
        <>
          <meter min={0} max={quotaBytes} value={usedBytes} aria-label={words.room} />
          <p>{words.used(bytes(usedBytes), bytes(Math.max(0, quotaBytes - usedBytes)))}</p>
        </>
      )}
      {short && (
        <p className="finding is-warning">
          <Sign name="warning" />
          <span>{words.shortHelp}</span>
        </p>
      )}
    </section>
  );
}
