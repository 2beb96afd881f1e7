import { type KeyboardEvent, type MouseEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';

interface Unfolded {
  readonly isUnfolded: boolean;
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly opener: RefObject<HTMLButtonElement | null>;
  readonly toggle: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  /** A press within what is unfolded. */
  readonly onChosen: (event: MouseEvent) => void;
}

const isIn = (target: EventTarget | null, selector: string): boolean =>
  target instanceof Element && target.closest(selector) !== null;

/**
 * What is folded behind a button: it folds again by Escape, which gives the focus back, when one goes elsewhere, by press,
 * by keys or to another screen. It stays while a dialog that was opened from it stands, so that the focus can come back.
 */
export function useUnfolded(): Unfolded {
  const [location] = useLocation();
  const [unfoldedAt, setUnfoldedAt] = useState<string | null>(null);
  const isUnfolded = unfoldedAt === location;
  const frame = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const fold = (): void => setUnfoldedAt(null);
  useEffect(() => {
    if (!isUnfolded) return undefined;
    const leave = ({ target }: Event): void => {
      if (target instanceof Node && frame.current?.contains(target) === false) setUnfoldedAt(null);
    };
    document.addEventListener('pointerdown', leave);
    document.addEventListener('focusin', leave);
    return () => {
      document.removeEventListener('pointerdown', leave);
      document.removeEventListener('focusin', leave);
    };
  }, [isUnfolded]);
  return {
    isUnfolded,
    frame,
    opener,
    toggle: () => setUnfoldedAt(isUnfolded ? null : location),
    onKeyDown(event) {
      if (event.key !== 'Escape' || !isUnfolded || isIn(event.target, 'dialog')) return;
      event.stopPropagation();
      fold();
      opener.current?.focus();
    },
    onChosen(event) {
      if (isIn(event.target, 'a')) fold();
    },
  };
}
