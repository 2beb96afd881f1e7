import { useMessages } from '../state/locale.ts';
import './opening.css';

/** In place of a screen whose part of the app is not on this device yet. Seen only after a while: mostly it is. */
export function Opening() {
  const words = useMessages().app;
  return (
    <p className="opening" role="status">
      {words.opening}
    </p>
  );
}
