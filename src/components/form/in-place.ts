import { type RefObject, useEffect, useRef, useState } from 'react';

interface InPlace {
  readonly isOpen: boolean;
  readonly open: () => void;
  readonly close: () => void;
  /** The button that opens it, whenever it is there. */
  readonly opener: RefObject<HTMLButtonElement | null>;
}

/**
 * A form that stands where the button was that opened it. However it is closed, the button that is back has the focus; where
 * there is none any more, the focus goes where all lost focus goes (`keep-focus.ts`).
 */
export function useInPlace(): InPlace {
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !isOpen) opener.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  return { isOpen, open: () => setOpen(true), close: () => setOpen(false), opener };
}
