import { useEffect, useRef } from 'react';
import { isFormInReach } from '../../components/form/form-reach.ts';
import type { FieldPath } from '../../domain/field.ts';
import { looksLikeCard } from '../../domain/scanned-card.ts';
import type { FormStore } from '../../state/form/form-store.ts';
import { type Burst, isLetterKey, isScanner, withStroke, writtenBetween } from '../../state/form/scanner-burst.ts';
import type { TypedForm } from '../../state/form/typed-form.ts';

/** What was caught: the text, the block the keyboard was in, and whether an input method had its hand in it. */
export interface Caught {
  readonly text: string;
  readonly block: string | undefined;
  readonly composed: boolean;
}

/** How everything stood when the first key of a burst came. */
interface Before {
  readonly form: TypedForm;
  /** The question the keyboard was at. */
  readonly path: FieldPath | undefined;
  readonly input: HTMLInputElement | null;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function blockOf(target: EventTarget | null): string | undefined {
  const details = target instanceof Element ? target.closest('details') : null;
  return details?.id.startsWith('block-') === true ? details.id.slice('block-'.length) : undefined;
}

function textInput(target: EventTarget | null): HTMLInputElement | null {
  return target instanceof HTMLInputElement && !['checkbox', 'radio'].includes(target.type) ? target : null;
}

/** Its own field, and whatever lies over the form, are none of this. */
function isElsewhere(target: EventTarget | null): boolean {
  const inScan = target instanceof Element && target.closest('.scan-text') !== null;
  return inScan || !isFormInReach();
}

/** A field that is no question of the form has its text from React: told as if a person had typed it. */
function writeInto(input: HTMLInputElement, text: string): void {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, text);
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

/**
 * Catches a card that a scanner types, or a person pastes, wherever the keyboard is. What has run into a field by then is
 * taken out again; elsewhere the keys press nothing.
 */
export function useCatchScanner(form: FormStore, onCard: (caught: Caught) => void): void {
  const told = useRef(onCard);
  useEffect(() => {
    told.current = onCard;
  });
  useEffect(() => {
    let burst: Burst | null = null;
    let before: Before | null = null;

    const begin = (target: EventTarget | null): Before => {
      const input = textInput(target);
      const text = input?.value ?? '';
      const [start, end] = [input?.selectionStart ?? text.length, input?.selectionEnd ?? text.length];
      const path = target instanceof Element ? target.closest<HTMLElement>('[data-path]')?.dataset['path'] : undefined;
      return { form: form.getState().form, path, input, text, start, end };
    };

    const takeBack = ({ form: typed, path, input, text }: Before): void => {
      if (path !== undefined) form.putBack(typed, path);
      else if (input !== null) writeInto(input, text);
    };

    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || isElsewhere(event.target)) return;
      if (event.key === 'Enter' || event.key === 'Tab') {
        const [caught, stood] = [burst, before];
        [burst, before] = [null, null];
        if (caught === null || stood === null || !isScanner(caught, event.timeStamp)) return;
        const text = stood.input === null ? caught.keys : writtenBetween(stood, stood.input.value);
        if (!looksLikeCard(text)) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        takeBack(stood);
        told.current({ text, block: blockOf(event.target), composed: caught.composed });
        return;
      }
      // A key held down is nobody's scanner.
      if (event.repeat) burst = null;
      if (event.repeat || !isLetterKey(event.key)) return;
      const next = withStroke(burst, event.key, event.timeStamp);
      if (next.count === 1) before = begin(event.target);
      burst = next;
      // Where letters press something, those of a scanner press nothing; what they choose in a list is put back.
      if (before?.input === null && next.count > 2 && !(event.target instanceof HTMLSelectElement)) {
        event.preventDefault();
        event.stopImmediatePropagation();
      }
    };

    const paste = (event: ClipboardEvent): void => {
      const text = event.clipboardData?.getData('text') ?? '';
      if (isElsewhere(event.target) || !looksLikeCard(text)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      told.current({ text, block: blockOf(event.target), composed: false });
    };

    addEventListener('keydown', press, true);
    addEventListener('paste', paste, true);
    return () => {
      removeEventListener('keydown', press, true);
      removeEventListener('paste', paste, true);
    };
  }, [form]);
}
