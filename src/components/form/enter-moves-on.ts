import type { KeyboardEvent } from 'react';

const controls = 'input:not([disabled]):not([type="hidden"]), select:not([disabled]), button[data-enter-stop]';

/** A closed block's controls may still have boxes (content-visibility), but nobody sees them. */
function isVisible(element: HTMLElement): boolean {
  return element.getClientRects().length > 0 && element.closest('details:not([open])') === null;
}

/** The next control of the form after this one that is stopped at, in the order a person reads them. */
function controlAfter(form: HTMLElement, current: Element, passes: Wishes['passes']): HTMLElement | undefined {
  const all = [...form.querySelectorAll<HTMLElement>(controls)].filter(isVisible);
  return all.slice(all.indexOf(current as HTMLElement) + 1).find((control) => passes?.(control) !== true);
}

interface Wishes {
  /** Controls that need nothing more; Tab still stops at them. */
  readonly passes?: (control: HTMLElement) => boolean;
  readonly onGroupEnd?: (group: HTMLDetailsElement) => void;
}

/** Enter goes on to the next control instead of sending the form: the right hand never leaves the keys. */
export function enterMovesOn(event: KeyboardEvent<HTMLElement>, { passes, onGroupEnd }: Wishes = {}): void {
  const { target, currentTarget } = event;
  if (event.key !== 'Enter' || event.defaultPrevented || event.nativeEvent.isComposing) return;
  if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
  event.preventDefault();
  const next = controlAfter(currentTarget, target, passes);
  if (next === undefined) return;
  const group = target.closest('details');
  next.focus();
  if (next instanceof HTMLInputElement && next.type === 'text') next.select();
  if (group !== null && !group.contains(next)) onGroupEnd?.(group);
}
