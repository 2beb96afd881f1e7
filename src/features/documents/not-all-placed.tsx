import { Link } from 'wouter';
import { useHistoryState } from 'wouter/use-browser-location';
import { useMessages } from '../../state/locale.ts';
import { paths } from '../../state/paths.ts';
import { readNotAll } from './place-shared.ts';

/** On the place that shared files were put in: what was not, and the way back to what is left. */
export function NotAllPlaced() {
  const words = useMessages().documents.shared;
  const notAll = readNotAll(useHistoryState<unknown>());
  if (notAll === undefined) return null;
  return (
    <p role="alert">
      {words.notAll(notAll.placed, notAll.refused, notAll.left)}{' '}
      {notAll.left > 0 && <Link href={paths.shared}>{words.backToLeft}</Link>}
    </p>
  );
}
