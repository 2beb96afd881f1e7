import { Link } from 'wouter';
import { useLanguage } from '../../state/language.ts';
import { useMessages } from '../../state/locale.ts';
import { paths } from '../../state/paths.ts';
import { megabytesLeft, useStorageHealth } from '../../state/use-storage-health.ts';

/** How safe what waits here is: room left, and whether the browser has promised to keep it (L18). */
export function StorageFacts() {
  const words = useMessages().storage;
  const locale = useLanguage((state) => state.locale);
  const health = useStorageHealth();
  if (health === null) return null;
  const left = megabytesLeft(health);
  return (
    <p className="soft">
      {words.title}:{' '}
      {left !== null && `${words.left((left / 1_000).toLocaleString(locale, { maximumFractionDigits: 1 }))}; `}
      {words[health.persistence]}. <Link href={paths.storage}>{words.open}</Link>
    </p>
  );
}
