import { type RefObject, useEffect } from 'react';

/** A heading that somebody can be led to. */
const landing = 'h1[tabindex="-1"], h2[tabindex="-1"], h3[tabindex="-1"]';

/**
 * Work that is done leaves the screen, and the button it was done by with it. Whoever works by the keyboard is then at the
 * heading of what it stood in, not at the beginning of the page; nothing scrolls under somebody's hand.
 */
export function useKeptFocus(frame: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const within = frame.current;
    if (within === null) return undefined;
    /** What had the focus last, and all that it stood in; empty: she has pressed somewhere else since. */
    let line: readonly Element[] = [];
    const remember = ({ target }: FocusEvent): void => {
      const found: Element[] = [];
      let each = target instanceof Element ? target : null;
      while (each !== null && each !== within) {
        found.push(each);
        each = each.parentElement;
      }
      line = found;
    };
    const forget = (): void => {
      line = [];
    };
    const look = (): void => {
      const [last] = line;
      if (last === undefined || last.isConnected || document.activeElement !== document.body) return;
      const there = [...line, within].find((each) => each.isConnected && each.querySelector(landing) !== null);
      there?.querySelector<HTMLElement>(landing)?.focus({ preventScroll: true });
    };
    // A screen that puts the focus somewhere itself has done so by the next frame.
    const watch = new MutationObserver(() => {
      if (line[0]?.isConnected === false) requestAnimationFrame(look);
    });
    watch.observe(within, { childList: true, subtree: true });
    within.addEventListener('focusin', remember);
    document.addEventListener('pointerdown', forget);
    return () => {
      watch.disconnect();
      within.removeEventListener('focusin', remember);
      document.removeEventListener('pointerdown', forget);
    };
  }, [frame]);
}
