import { readPairingCode } from '../../src/companion-link/pairing-code.ts';
import { element } from '../element.ts';
import type { PairResult } from '../link/companion-side.ts';
import type { Words } from '../words.ts';
import { ask } from './ask.ts';

interface PairingView {
  readonly words: Words;
  readonly tab: number;
  /** Address of the page in the tab; `undefined`: it is none. */
  readonly origin: string | undefined;
  readonly onPaired: () => void;
}

/** The code that the app shows is typed here. */
export function pairingView({ words, tab, origin, onPaired }: PairingView): readonly HTMLElement[] {
  if (origin === undefined) return [element('p', {}, words.alone), element('p', {}, words.notHere)];
  const field = element('input', { id: 'code', autocomplete: 'off', spellcheck: 'false', maxlength: '16' });
  const trouble = element('div', { role: 'alert' });
  const say = (text: string) => trouble.replaceChildren(element('p', { class: 'trouble' }, text));

  async function pair(): Promise<void> {
    const code = readPairingCode(field.value);
    if (code === undefined) {
      say(words.codeForm);
      return;
    }
    const pages = [`${origin}/*`];
    // Of this one address, and asked for in her press: the browser shows her which.
    if (!(await chrome.permissions.request({ origins: pages }))) {
      say(words.refused);
      return;
    }
    await bridge(pages, tab);
    const result = await ask<PairResult>({ panel: 'pair', tab, origin: origin ?? '', code });
    if (result === 'paired') onPaired();
    else say(words.pairTrouble[result]);
  }

  const form = element(
    'form',
    {
      onsubmit: (event) => {
        event.preventDefault();
        pair().catch(() => say(words.pairTrouble.noAnswer));
      },
    },
    element('label', { for: 'code' }, words.code),
    field,
    element('button', { class: 'primary' }, words.pair),
    trouble,
  );
  return [
    element('p', {}, words.alone),
    element('p', { class: 'soft' }, words.pairHelp),
    element('p', {}, words.pairAt(origin)),
    form,
  ];
}

const bridgeId = 'app-bridge';

/** From now on at the app's address, and nowhere else. */
async function bridge(matches: string[], tab: number): Promise<void> {
  const script = { id: bridgeId, matches, js: ['app-bridge.js'], runAt: 'document_start' as const };
  const known = await chrome.scripting.getRegisteredContentScripts({ ids: [bridgeId] });
  if (known.length === 0) await chrome.scripting.registerContentScripts([script]);
  else await chrome.scripting.updateContentScripts([script]);
  await chrome.scripting.executeScript({ target: { tabId: tab }, files: ['app-bridge.js'] });
}
