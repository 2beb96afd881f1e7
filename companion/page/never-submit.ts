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

/** While the companion is at work nothing is sent, whoever begins it: the person does that, afterwards. */
export async function withoutSubmitting<Done>(root: Window, work: () => Promise<Done>): Promise<Done> {
  const stop = (event: Event): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  root.addEventListener('submit', stop, { capture: true });
  try {
    return await work();
  } finally {
    root.removeEventListener('submit', stop, { capture: true });
  }
}
