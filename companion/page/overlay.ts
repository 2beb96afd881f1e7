import { element } from '../element.ts';
import type { Locale } from '../words.ts';
import { overlayName } from './overlay-name.ts';

const style = `
:host { all: initial; }
.panel { position: fixed; inset: auto 12px 12px auto; z-index: 2147483647; width: min(26rem, calc(100vw - 24px));
  max-height: min(70vh, 40rem); overflow: auto; box-sizing: border-box; padding: 12px 16px; background: #fdfcf9;
  color: #22201d; border: 2px solid #a3161c; font: 15px/1.5 "Be Vietnam Pro", "Segoe UI", system-ui, sans-serif; }
h2 { margin: 0 0 4px; font-size: 17px; } h3 { margin: 12px 0 4px; font-size: 15px; } p { margin: 4px 0; }
ul { margin: 0; padding: 0; list-style: none; } li { padding: 6px 0; border-top: 1px solid #dfdacf; }
.soft { color: #625c53; } .value { overflow-wrap: anywhere; }
button, select, input { font: inherit; min-height: 32px; margin: 4px 6px 0 0; max-width: 100%; box-sizing: border-box; }
button { color: #22201d; background: #fff; border: 1px solid #8d867a; padding: 2px 10px; cursor: pointer; }
button.primary { color: #fff; background: #a3161c; border-color: #7f0f14; }
:focus-visible { outline: 3px solid #22201d; outline-offset: 2px; }
label { display: block; margin-top: 8px; } select, input { width: 100%; border: 1px solid #8d867a; padding: 2px 6px; }
`;

export interface Overlay {
  readonly body: HTMLElement;
  readonly close: () => void;
}

/** A panel of ours over the page, closed to the page's own code. One at a time. */
export function openOverlay(locale: Locale, title: string, closeWord: string, onClose: () => void): Overlay {
  document.querySelector(overlayName)?.remove();
  const host = document.createElement(overlayName);
  const shadow = host.attachShadow({ mode: 'closed' });
  const body = element('div');
  const close = (): void => {
    host.remove();
    onClose();
  };
  const panel = element(
    'section',
    { class: 'panel', role: 'dialog', 'aria-label': title, tabindex: '-1', lang: locale },
    element('h2', {}, title),
    body,
    element('button', { type: 'button', onclick: close }, closeWord),
  );
  panel.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
  });
  shadow.append(element('style', {}, style), panel);
  // Beside the body: a framework that owns the body does not sweep it away.
  document.documentElement.append(host);
  panel.focus();
  return { body, close };
}
