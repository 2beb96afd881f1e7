import { Window } from 'happy-dom';
import { vi } from 'vitest';

/** What the companion's scripts find in the page that they are put into. */
const globals = [
  ...['document', 'location', 'addEventListener', 'removeEventListener', 'CSS', 'NodeFilter', 'MutationObserver'],
  ...['Event', 'InputEvent', 'FocusEvent', 'Element', 'HTMLElement', 'HTMLInputElement', 'HTMLSelectElement'],
  ...['HTMLTextAreaElement', 'HTMLLabelElement', 'HTMLLegendElement', 'HTMLButtonElement', 'HTMLAnchorElement'],
] as const;

/** A page of a portal, in a document without a browser; in place of our own globals until `vi.unstubAllGlobals`. */
export function openPortalPage(body: string, url = 'https://cong.test/khai-sinh') {
  const window = new Window({ url });
  window.document.body.innerHTML = body;
  const page = window as unknown as globalThis.Window & { readonly document: Document };
  vi.stubGlobal('window', page);
  for (const name of globals) {
    const value: unknown = Reflect.get(window, name);
    vi.stubGlobal(name, typeof value === 'function' && /^[a-z]/u.test(name) ? value.bind(window) : value);
  }
  const control = (name: string): HTMLInputElement | HTMLSelectElement => {
    const found = page.document.querySelector<HTMLInputElement | HTMLSelectElement>(`[name="${name}"]`);
    if (found === null) throw new Error(`there is no ${name}`);
    return found;
  };
  return {
    page,
    control,
    /** What stands in a control; of a list the words that are chosen. */
    value: (name: string): string => control(name).value,
    /** The form goes on to its next step by itself, as a page that is never loaded anew does. */
    goOn(to: string, next: string): void {
      page.history.pushState(null, '', to);
      page.document.body.innerHTML = next;
    },
  };
}
