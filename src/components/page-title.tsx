import { type ReactNode, useEffect, useRef } from 'react';
import { useDoorWords } from '../state/language.ts';
import { usePractice } from '../state/practice.ts';

export interface PageTitleProps {
  readonly children: ReactNode;
  /** What the window is called while this page is open. The browser keeps it in its history: nothing personal. */
  readonly windowTitle: string;
  readonly id?: string;
}

/** A page's heading. It takes the focus when the page opens, so that keyboard and screen reader begin there. */
export function PageTitle({ children, windowTitle, id }: PageTitleProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { mark } = useDoorWords().practice;
  const title = usePractice() === null ? windowTitle : `${mark} · ${windowTitle}`;
  useEffect(() => {
    // A page that has put the focus where work begins keeps it there.
    if (document.activeElement === document.body || document.activeElement === null) heading.current?.focus();
  }, []);
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <h1 ref={heading} tabIndex={-1} id={id} className="page-title">
      {children}
    </h1>
  );
}
