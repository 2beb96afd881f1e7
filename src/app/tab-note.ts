import type { TabNote } from '../state/parts.ts';
import type { Boxes } from '../store/box.ts';

const place = 'lien-mach.search';

/** Bound to whose it is: another person's does not open. */
const contextOf = (account: string): string => `tab/search/${account}`;

/** A note of this tab that lies sealed in its session storage; gone with the tab. */
export function sealedTabNote(boxes: Pick<Boxes, 'seal' | 'open'>, storage: Storage): TabNote {
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
      if (mine === latest) storage.setItem(place, btoa(Array.from(box, (byte) => String.fromCharCode(byte)).join('')));
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
