export interface SheetStanding {
  /** What the sheet says of itself whenever that changes. */
  readonly noteStands: (stands: boolean) => void;
  /** At once where it stands; else when it does. */
  readonly untilStands: () => Promise<void>;
}

/**
 * Whether the sheet is there for the printer. It is fetched and drawn after the dossier, and the names and the signature on
 * it come later still: what is printed before that is the screen, or a slip with codes for names.
 */
export function createSheetStanding(): SheetStanding {
  let isThere = false;
  let waiting: (() => void)[] = [];
  return {
    noteStands(stands) {
      isThere = stands;
      if (!stands) return;
      const told = waiting;
      waiting = [];
      for (const go of told) go();
    },
    untilStands: () => (isThere ? Promise.resolve() : new Promise((go) => void waiting.push(go))),
  };
}
