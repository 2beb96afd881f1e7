import type { TabNote, TabNotes } from '../state/parts.ts';
import type { Boxes } from '../store/box.ts';

/** A note of this tab that lies sealed in its session storage; gone with the tab. `name`: what it is about. */
export function sealedTabNote(boxes: Pick<Boxes, 'seal' | 'open'>, storage: Storage, name: keyof TabNotes): TabNote {
  const place = `lien-mach.${name}`;
  // Bound to whose it is: another person's does not open.
  const contextOf = (account: string): string => `tab/${name}/${account}`;
  // Sealing takes a moment: what was emptied or forgotten meanwhile must not come back by it.
  let latest = 0;
  const forget = (): void => {
    latest += 1;
    storage.removeItem(place);
  };
  return {
    async write(account, text) {
      if (text === '') {
        forget();
        return;
      }
      latest += 1;
      const mine = latest;
      const box = await boxes.seal(text, contextOf(account));
      if (mine !== latest) return;
      try {
        storage.setItem(place, btoa(Array.from(box, (byte) => String.fromCharCode(byte)).join('')));
      } catch {
        // No room: one of before would tell something older.
        forget();
      }
    },
    async read(account) {
      const kept = storage.getItem(place);
      if (kept === null) return null;
      const text = await boxes.open(bytesOf(kept), contextOf(account));
      if (text === undefined) storage.removeItem(place);
      return text ?? null;
    },
    forget,
  };
}

/** All of a tab. */
export function sealedTabNotes(boxes: Pick<Boxes, 'seal' | 'open'>, storage: Storage): TabNotes {
  return {
    search: sealedTabNote(boxes, storage, 'search'),
    administration: sealedTabNote(boxes, storage, 'administration'),
  };
}

/** Where nothing is sealed nothing is kept. */
const noTabNote: TabNote = {
  write: () => Promise.resolve(),
  read: () => Promise.resolve(null),
  forget: () => undefined,
};

export const noTabNotes: TabNotes = { search: noTabNote, administration: noTabNote };

function bytesOf(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  } catch {
    return undefined;
  }
}
