import { Link } from 'wouter';
import { Sign } from '../components/signs.tsx';
import { useMessages } from '../state/locale.ts';
import { paths } from '../state/paths.ts';
import { megabytesLeft, useStorageHealth } from '../state/use-storage-health.ts';

/** Said before it is too late to save. */
export function StorageNotice() {
  const words = useMessages().storage;
  const health = useStorageHealth();
  if (health === null || !health.short) return null;
  return (
    <section className="shell-notice" role="status">
      <p>
        <Sign name="warning" /> {words.low(megabytesLeft(health) ?? 0)} <Link href={paths.storage}>{words.open}</Link>
      </p>
    </section>
  );
}
