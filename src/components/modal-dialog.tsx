import { type ReactNode, useEffect, useId, useRef } from 'react';
import './modal-dialog.css';

export interface ModalDialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A fault that is told below the edge of a long dialog is told to nobody: it comes into sight. */
function showAlerts(dialog: HTMLElement): MutationObserver {
  const alerts = () => [...dialog.querySelectorAll('[role="alert"]')];
  const saidNow = () => new Set(['', ...alerts().map(({ textContent }) => textContent)]);
  let said = saidNow();
  const watch = new MutationObserver(() => {
    const before = said;
    said = saidNow();
    const news = alerts().find(({ textContent }) => !before.has(textContent));
    news?.scrollIntoView({ block: 'nearest' });
  });
  watch.observe(dialog, { childList: true, characterData: true, subtree: true });
  return watch;
}

const reachable = ':is(a[href], button, input, select, textarea, summary, [tabindex="0"]):not([disabled], [hidden])';

/** What commits stands first; where that cannot be taken back and nothing is asked before it, the next Enter does not do it. */
function beginAtWayOut(dialog: HTMLElement): void {
  if (dialog.querySelector(reachable)?.matches('.danger') === true)
    dialog.querySelector<HTMLElement>('.actions button:not(.danger)')?.focus();
}

/** The platform's own dialog: it traps focus, closes with Escape and gives focus back. Rendered = open. */
export function ModalDialog({ title, onClose, children }: ModalDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const titleId = useId();
  useEffect(() => {
    const element = dialog.current;
    if (element === null || element.open) return;
    const before = document.activeElement;
    element.showModal();
    beginAtWayOut(element);
    // Where lost focus goes (`keep-focus.ts`); before it is shown, it would begin there.
    heading.current?.setAttribute('tabindex', '-1');
    const watch = showAlerts(element);
    return () => {
      watch.disconnect();
      element.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className="modal-dialog"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClose={() => {
        // Chrome closes it at a second Escape, whatever was prevented at the first: one that stays rendered stays open.
        if (dialog.current?.open === false) dialog.current.showModal();
      }}
    >
      <h2 ref={heading} id={titleId}>
        {title}
      </h2>
      {children}
    </dialog>
  );
}
