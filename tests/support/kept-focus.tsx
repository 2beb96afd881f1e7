import { type ReactNode, useRef } from 'react';
import { useKeptFocus } from '../../src/app/keep-focus.ts';
import type { Drawn } from './drawn.tsx';

/** A screen in which lost focus goes where the app lets it go. */
export function KeptFocusScreen({ children }: { readonly children: ReactNode }) {
  const frame = useRef<HTMLDivElement>(null);
  useKeptFocus(frame);
  return (
    <div ref={frame}>
      <h1 tabIndex={-1}>Trang</h1>
      {children}
    </div>
  );
}

/** What has the focus, by what it says. */
export const focused = (): string => document.activeElement?.textContent ?? '';

/** A frame later, as the screen is drawn. */
export const settled = ({ during }: Drawn): Promise<void> => during(() => void requestAnimationFrame(() => undefined));
