import type { KeyboardEvent } from 'react';

const controls = 'input:not([disabled]):not([type="hidden"]), select:not([disabled]), button[data-enter-stop]';

/** A closed block's controls may still have boxes (content-visibility), but nobody sees them. */
function isVisible(element: HTMLElement): boolean {
  return element.getClientRects().length > 0 && element.closest('details:not([open])') === null;
}

/** The next control of the form after this one, in the order a person reads them. */
function controlAfter(form: HTMLElement, current: Element): HTMLElement | undefined {
  const all = [...form.querySelectorAll<HTMLElement>(controls)].filter(isVisible);
  return all[all.indexOf(current as HTMLElement) + 1];
}

/** Enter goes on to the next control instead of sending the form: the right hand never leaves the keys. */
export function enterMovesOn(
  event: KeyboardEvent<HTMLElement>,
  onGroupEnd?: (group: HTMLDetailsElement) => void,
): void {
  const { target, currentTarget } = event;
  if (event.key !== 'Enter' || event.defaultPrevented || event.nativeEvent.isComposing) return;
  if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
  event.preventDefault();
  const next = controlAfter(currentTarget, target);
  if (next === undefined) return;
  const group = target.closest('details');
  next.focus();
  if (next instanceof HTMLInputElement && next.type === 'text') next.select();
  if (group !== null && !group.contains(next)) onGroupEnd?.(group);
}
