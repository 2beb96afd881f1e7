import { isBlankMask, matchChoice, saysSo } from '../fill/match-choice.ts';
import type { Wanted } from '../fill/plan-fill.ts';
import { type Control, labelOf, type Typed } from './find-control.ts';

export type Standing = 'right' | 'untouched' | 'other';

/** What a control says now, held against what it shall say. */
export function standingOf(control: Control, wanted: Wanted): Standing {
  switch (control.kind) {
    case 'text': {
      const { value } = control.element;
      if (saysSo(value, wanted)) return 'right';
      return isBlankMask(value) ? 'untouched' : 'other';
    }
    case 'select': {
      const { selectedIndex, options } = control.element;
      const chosen = options[selectedIndex];
      if (chosen === undefined) return 'untouched';
      const match = matchChoice(offeredIn(control.element), wanted);
      if (match.kind === 'found' && match.at === selectedIndex) return 'right';
      // The first of a list, or what the page itself had chosen, nobody has chosen.
      const isFirst = selectedIndex === 0 && ![...options].some(({ defaultSelected }) => defaultSelected);
      return isFirst || chosen.defaultSelected || chosen.value === '' ? 'untouched' : 'other';
    }
    case 'radio': {
      const at = control.elements.findIndex(({ checked }) => checked);
      if (at === -1) return 'untouched';
      const match = matchChoice(offeredBy(control.elements), wanted);
      if (match.kind === 'found' && match.at === at) return 'right';
      return control.elements[at]?.defaultChecked === true ? 'untouched' : 'other';
    }
    case 'checkbox': {
      const { checked, defaultChecked } = control.element;
      if (checked === (wanted.code === 'true')) return 'right';
      return checked === defaultChecked ? 'untouched' : 'other';
    }
  }
}

/** The choices there are at the moment. */
export function choicesOf(control: Control): ReturnType<typeof offeredIn> {
  if (control.kind === 'select') return offeredIn(control.element);
  return control.kind === 'radio' ? offeredBy(control.elements) : [];
}

const offeredIn = ({ options }: HTMLSelectElement) => [...options].map(({ value, text }) => ({ value, text }));
const offeredBy = (elements: readonly HTMLInputElement[]) =>
  elements.map((element) => ({ value: element.value, text: labelOf(element) }));

export function isClosed(control: Control): boolean {
  if (control.kind === 'radio') return control.elements.every(({ disabled }) => disabled);
  const { element } = control;
  return element.disabled || ('readOnly' in element && element.readOnly && element.type === 'text');
}

/** Sets a control as a person does, so that the page's own code hears it. `false`: there is nothing to choose. */
export function setControl(control: Control, wanted: Wanted): boolean {
  switch (control.kind) {
    case 'text':
      write(control.element, wanted.text);
      return true;
    case 'select': {
      const match = matchChoice(offeredIn(control.element), wanted);
      if (match.kind !== 'found') return false;
      const { element } = control;
      element.focus({ preventScroll: true });
      Reflect.set(HTMLSelectElement.prototype, 'selectedIndex', match.at, element);
      tell(element, ['input', 'change', 'blur']);
      return true;
    }
    case 'radio': {
      const match = matchChoice(offeredBy(control.elements), wanted);
      const element = match.kind === 'found' ? control.elements[match.at] : undefined;
      if (element === undefined) return false;
      if (!element.checked) element.click();
      return true;
    }
    case 'checkbox':
      if (control.element.checked !== (wanted.code === 'true')) control.element.click();
      return true;
  }
}

/** Frameworks put a setter of their own before the element's: the element's own is called, and they are told. */
function write(element: Typed, text: string): void {
  element.focus({ preventScroll: true });
  const prototype = element instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  Reflect.set(prototype, 'value', text, element);
  element.dispatchEvent(new InputEvent('input', { bubbles: true, data: text, inputType: 'insertFromPaste' }));
  tell(element, ['change', 'blur']);
}

/** Leaving by `blur` tells both who listens to it and who listens to `focusout`. */
function tell(element: HTMLElement, kinds: readonly ('input' | 'change' | 'blur')[]): void {
  for (const kind of kinds) {
    if (kind === 'blur') element.blur();
    else element.dispatchEvent(new Event(kind, { bubbles: true }));
  }
}
