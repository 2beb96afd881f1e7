import { overlayName } from './overlay-name.ts';

/** Whether a press on it would send a form, or lead away. */
export function wouldSend(element: HTMLElement): boolean {
  const button = element.closest<HTMLElement>('button, input, a[href]');
  if (button instanceof HTMLButtonElement) return button.type === 'submit' && button.form !== null;
  if (button instanceof HTMLInputElement) return button.type === 'submit' || button.type === 'image';
  if (button instanceof HTMLAnchorElement) {
    const href = button.getAttribute('href') ?? '';
    return !href.startsWith('#') && !href.toLowerCase().startsWith('javascript:void');
  }
  return false;
}

/** So long after a press of hers a submit is hers. */
const herPressMs = 1_000;

/**
 * While the companion is at work nothing is sent because of it: what is sent must follow close on a press of the person's own,
 * in the page and not in our panel.
 */
export async function withoutSubmitting<Done>(root: Window, work: () => Promise<Done>): Promise<Done> {
  let pressedAt = Number.NEGATIVE_INFINITY;
  const pressed = ({ isTrusted, target, timeStamp }: Event): void => {
    // A click that we make is not trusted; of our panel's keys and clicks the page sees our element alone.
    const isOurs = target instanceof Element && target.localName === overlayName;
    if (isTrusted && !isOurs) pressedAt = timeStamp;
  };
  const stop = (event: Event): void => {
    if (event.timeStamp - pressedAt < herPressMs) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const capture = { capture: true };
  for (const kind of ['click', 'keydown']) root.addEventListener(kind, pressed, capture);
  root.addEventListener('submit', stop, capture);
  try {
    return await work();
  } finally {
    for (const kind of ['click', 'keydown']) root.removeEventListener(kind, pressed, capture);
    root.removeEventListener('submit', stop, capture);
  }
}
