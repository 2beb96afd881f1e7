import type { TabNote } from '../state/parts.ts';
import type { Boxes } from '../store/box.ts';

const place = 'lien-mach.search';

/** Bound to whose it is: another person's does not open. */
const contextOf = (account: string): string => `tab/search/${account}`;

/** A note of this tab that lies sealed in its session storage; gone with the tab. */
export function sealedTabNote(boxes: Pick<Boxes, 'seal' | 'open'>, storage: Storage): TabNote {
  return {
    async write(account, text) {
      if (text === '') {
        storage.removeItem(place);
        return;
      }
      const box = await boxes.seal(text, contextOf(account));
      storage.setItem(place, btoa(Array.from(box, (byte) => String.fromCharCode(byte)).join('')));
    },
    async read(account) {
      const kept = storage.getItem(place);
      if (kept === null) return null;
      const text = await boxes.open(bytesOf(kept), contextOf(account));
      if (text === undefined) storage.removeItem(place);
      return text ?? null;
    },
    forget: () => storage.removeItem(place),
  };
}

/** Where nothing is sealed nothing is kept. */
export const noTabNote: TabNote = {
  write: () => Promise.resolve(),
  read: () => Promise.resolve(null),
  forget: () => undefined,
};

function bytesOf(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  } catch {
    return undefined;
  }
}
