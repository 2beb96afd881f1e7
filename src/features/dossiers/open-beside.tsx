import { createContext, useContext } from 'react';
import { Sign } from '../../components/signs.tsx';
import { useMessages } from '../../state/locale.ts';

/** Puts a dossier beside the one that is open; `null`: there is no room for two, or none is open. */
export const OpenBesideContext = createContext<((id: string) => void) | null>(null);

/** For where a record names another one: both in sight, to be compared. */
export function OpenBeside({ id, name }: { readonly id: string; readonly name: string }) {
  const words = useMessages().beside;
  const open = useContext(OpenBesideContext);
  if (open === null) return null;
  return (
    <button type="button" className="quiet" aria-label={words.openNamed(name)} onClick={() => open(id)}>
      {words.open}
    </button>
  );
}

/** The same on a line of the list: a sign that is there for a mouse and a reader, and no word on every line. */
export function OpenBesideLine({ name, onOpen }: { readonly name: string; readonly onOpen: () => void }) {
  const words = useMessages().beside;
  return (
    <button
      type="button"
      className="quiet open-beside"
      title={words.open}
      aria-label={words.openNamed(name)}
      onClick={onOpen}
    >
      <Sign name="beside" />
    </button>
  );
}
