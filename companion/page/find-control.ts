import { foldText } from '../../src/domain/fold-text.ts';
import type { Place } from '../fill/mapping.ts';

export type Typed = HTMLInputElement | HTMLTextAreaElement;
export type Control =
  | { readonly kind: 'text'; readonly element: Typed }
  | { readonly kind: 'select'; readonly element: HTMLSelectElement }
  | { readonly kind: 'checkbox'; readonly element: HTMLInputElement }
  | { readonly kind: 'radio'; readonly elements: readonly HTMLInputElement[] };

const controls = 'input, select, textarea';

/** The elements a place stands for, in the order of the page; empty: none yet. */
export function elementsAt(root: Document, place: Place): readonly HTMLElement[] {
  if ('name' in place) return isShown(root.querySelectorAll<HTMLElement>(`[name="${CSS.escape(place.name)}"]`));
  if ('id' in place) return isShown(root.querySelectorAll<HTMLElement>(`[id="${CSS.escape(place.id)}"]`));
  const wanted = keyOf(place.label);
  const parts = place.group === undefined ? [root] : groupsCalled(root, place.group);
  for (const part of parts) {
    const found = isShown(part.querySelectorAll<HTMLElement>('label, legend, th, [aria-label], button, a')).flatMap(
      (each) => (keyOf(wordsOf(each)) === wanted ? labelled(each) : []),
    );
    if (found.length > 0) return found;
  }
  return [];
}

/** The control a place stands for; `undefined`: there is none, or it is of no kind that is filled. */
export function controlAt(root: Document, place: Place): Control | undefined {
  const [first, ...others] = elementsAt(root, place).filter((each) => each.matches(controls));
  if (first instanceof HTMLSelectElement) return { kind: 'select', element: first };
  if (first instanceof HTMLTextAreaElement) return { kind: 'text', element: first };
  if (!(first instanceof HTMLInputElement)) return undefined;
  switch (first.type) {
    case 'radio': {
      const named = first.name === '' ? [first, ...others] : root.getElementsByName(first.name);
      const elements = [...named].filter((each) => each instanceof HTMLInputElement && each.type === 'radio');
      return { kind: 'radio', elements: elements as HTMLInputElement[] };
    }
    case 'checkbox':
      return { kind: 'checkbox', element: first };
    case 'hidden':
    case 'submit':
    case 'button':
    case 'image':
    case 'reset':
    case 'file':
    case 'password':
      return undefined;
    default:
      return { kind: 'text', element: first };
  }
}

/** The words beside a choice, as a person reads them. */
export function labelOf(element: HTMLInputElement): string {
  const [label] = element.labels ?? [];
  if (label !== undefined) return wordsOf(label);
  return element.getAttribute('aria-label') ?? element.nextSibling?.textContent ?? '';
}

/** What a control is called on the page. */
export function nameOnPage(element: HTMLElement): string {
  const own = element.getAttribute('aria-label');
  if (own !== null) return own;
  const labels = 'labels' in element ? (element as HTMLInputElement).labels : null;
  const [label] = labels ?? [];
  if (label !== undefined) return wordsOf(label);
  const row = element.closest('td')?.previousElementSibling;
  return row?.textContent.trim() ?? element.getAttribute('placeholder') ?? element.getAttribute('name') ?? '';
}

function wordsOf(element: HTMLElement): string {
  const own = element.getAttribute('aria-label');
  if (own !== null) return own;
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const words: string[] = [];
  // A label may hold its list, and a list's choices are not its name.
  while (texts.nextNode() !== null) {
    const { parentElement, textContent } = texts.currentNode;
    const list = parentElement?.closest('select, textarea') ?? null;
    if (list === null || list === element || !element.contains(list)) words.push(textContent ?? '');
  }
  return words.join(' ');
}

/** Of a label without its star and colon. */
function keyOf(words: string): string {
  return foldText(words.replace(/[*:：]|\((?:bắt buộc|\*)\)/giu, ' '));
}

/** What a label is for: what it names, what it holds, else the first control after it. */
function labelled(label: HTMLElement): readonly HTMLElement[] {
  if (label.matches(`${controls}, button, a`)) return [label];
  if (label instanceof HTMLLabelElement && label.control !== null) return [label.control];
  const inside = label.querySelectorAll<HTMLElement>(controls);
  if (inside.length > 0) return [...inside];
  if (label instanceof HTMLLegendElement)
    return [...(label.parentElement?.querySelectorAll<HTMLElement>(controls) ?? [])];
  const beside = label.nextElementSibling;
  if (beside === null) return [];
  return beside.matches(controls) ? [beside as HTMLElement] : [...beside.querySelectorAll<HTMLElement>(controls)];
}

/** Parts of the page under such a heading. */
function groupsCalled(root: Document, name: string): readonly HTMLElement[] {
  const wanted = keyOf(name);
  const headings = root.querySelectorAll<HTMLElement>('legend, h1, h2, h3, h4, h5, h6, [role=heading], caption');
  return [...headings].flatMap((heading) => {
    if (keyOf(heading.textContent) !== wanted) return [];
    const part = heading.closest<HTMLElement>('fieldset, section, table, [role=group], [role=dialog], dialog');
    return [part ?? heading.parentElement].flatMap((each) => each ?? []);
  });
}

/** A window that is shut keeps its controls in many a page: what cannot be seen is not there. */
function isShown(found: NodeListOf<HTMLElement>): readonly HTMLElement[] {
  return [...found].filter(
    (each) => each.getClientRects().length > 0 || each.matches('input[type=radio], input[type=checkbox]'),
  );
}
