import type { KeyboardEvent } from 'react';

const linesOf = (list: Element): readonly HTMLElement[] => [...list.querySelectorAll<HTMLElement>('.line-name')];

/** From the search field into what it has found; Escape empties it, and leaves it when it is empty. */
export function keyInField(event: KeyboardEvent<HTMLInputElement>, empty: () => void): void {
  const { key, currentTarget: field } = event;
  if (key === 'Escape') {
    event.preventDefault();
    if (field.value === '') field.blur();
    else empty();
    return;
  }
  if (key !== 'Enter' && key !== 'ArrowDown') return;
  event.preventDefault();
  const list = field.closest('.dossiers-list');
  if (list !== null) linesOf(list)[0]?.focus();
}

/** Up and down through the lines; from the first one, or by Escape, back to the field. Enter is the link's own. */
export function keyInList(event: KeyboardEvent<HTMLElement>, toField: () => void): void {
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  const lines = linesOf(event.currentTarget);
  const at = lines.findIndex((line) => line === document.activeElement);
  if (at < 0) return;
  const target = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: lines.length - 1, Escape: -1 }[event.key];
  if (target === undefined) return;
  event.preventDefault();
  if (target < 0) toField();
  else lines[Math.min(target, lines.length - 1)]?.focus();
}
